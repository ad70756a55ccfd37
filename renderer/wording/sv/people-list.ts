import { assertNever } from '../../../contract/assert-never.ts';
import { columnName, rowReason } from '../../../contract/row-reasons.ts';
import type { ListActOutcome, NotUndoneReason } from '../../../contract/people-list.ts';
import type { PeopleListWording } from '../people-list-wording.ts';
import { swedishStatus } from './card.ts';

type Undone = Extract<ListActOutcome, { kind: 'undone' }>;

const people = (count: number): string => (count === 1 ? '1 person' : `${count} personer`);
const enrolledOf = (count: number): string =>
  count === 1 ? '1 person registrerad' : `${count} personer registrerade`;
const skippedOf = (count: number): string => (count === 1 ? '1 överhoppad' : `${count} överhoppade`);
const named = (name: string): string => (name === '' ? 'någon utan namn' : name);

const newPin = ' Listans PIN-kod raderades när den skickades, så personen får en ny.';

function undone(name: string, by: Undone['by'], makesPin: boolean): string {
  const pin = makesPin ? newPin : '';
  switch (by) {
    case 'not-sent':
      return `Ångrat: ${name} är på listan igen.${pin}`;
    case 'removal':
      return `Ångrat: ${name} är på listan igen, och borttagningen av nyckeln är sparad. Se Aktivitet.${pin}`;
    case 'no-key':
      return `${name} är på listan igen. Personen hade inte kortet längre.${pin}`;
    default:
      return assertNever(by);
  }
}

function notUndone(name: string, reason: NotUndoneReason): string {
  switch (reason) {
    case 'being-sent':
      return `kortet för ${name} skickas just nu. Ångra igen när tjänsten har svarat.`;
    case 'tried':
      return `kortet för ${name} har försökt skickas och kan ha nått tjänsten. Ångra igen när tjänsten har svarat.`;
    case 'needs-attention':
      return `kortet för ${name} behöver åtgärd. Skicka det igen eller kassera det i Aktivitet, och ångra sedan.`;
    case 'other-holder':
      return `tjänsten har kortet för ${name} under ett annat namn. Pausa och bestäm om det först.`;
    case 'more-on-its-way':
      return `något nyare för kortet till ${name} är inte skickat än. Se Aktivitet, och ångra när det är det.`;
    case 'had-card':
      return `${name} hade kortet redan före listan, som bara ändrade nyckeln. Pausa och läs kortet för att ändra eller ta bort den.`;
    case 'replaced':
      return `${name} har fått ett annat kort sedan dess. Pausa och läs det kortet för att ändra eller ta bort det.`;
    case 'discarded':
      return `kortet för ${name} kasserades eller ändrades i Aktivitet. Om personen inte har något annat kort, sätt tillbaka personen på listan nedan.`;
    case 'not-known':
      return `den här receptionen känner inte till nyckeln för ${name} längre.`;
    default:
      return assertNever(reason);
  }
}

export const swedishPeopleList: PeopleListWording = {
  open: 'Lista med personer…',
  goOn: (leftCount) => `Fortsätt med listan (${leftCount} kvar)`,
  key: 'Ctrl+L',
  intro: 'Läs in en lista med personer och läs sedan ett kort i taget: varje kort går till nästa person.',
  choose: 'Välj en fil…',
  chooseHint:
    'En CSV- eller textfil, från vilket program som helst och med vilka kolumner som helst. Du ser hur den läses innan något sparas.',
  typed: 'Eller skriv eller klistra in personerna',
  typedHint: 'En person per rad: förnamn, efternamn och fler kolumner om du vill.',
  readTyped: 'Läs raderna',
  refused: {
    'too-many': 'Listan har fler än 100 000 personer. Dela upp den i flera filer.',
    'too-large': 'Filen är större än 64 MB. Dela upp den i flera filer.',
    empty: 'Det finns ingen på listan.',
    'not-text': 'Det här är ingen textfil. Spara listan som CSV och välj den filen.',
    spreadsheet: 'Det här är en arbetsbok. Spara den som ”CSV UTF-8” i kalkylprogrammet och välj den filen.',
    'not-readable': 'Filen gick inte att läsa. Se efter om den finns kvar och om du får öppna den.',
    gone: 'Listan finns inte kvar. Välj den igen.',
  },
  failed: 'Det gick inte. Försök igen.',
  preview: (fileName) => (fileName === null ? 'Raderna så som de läses' : `${fileName} så som den läses`),
  counts: (good, bad) =>
    `${people(good)} kan registreras. ${bad === 0 ? 'Ingen rad' : bad === 1 ? '1 rad' : `${bad} rader`} utelämnas.`,
  encoding: 'Teckenkodning',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 little-endian',
    'utf-16be': 'UTF-16 big-endian',
    'windows-1252': 'Windows-1252 (västeuropeisk)',
  },
  marked: 'Det står i filen.',
  delimiter: 'Mellan kolumnerna',
  delimiters: { ',': 'Komma', ';': 'Semikolon', '\t': 'Tabb', '|': 'Streck |' },
  hasHeader: 'Första raden är rubriker',
  dateOrder: 'Datum som 05/06/2026',
  dateOrders: { 'day-first': 'Dag först: 5 juni', 'month-first': 'Månad först: 6 maj' },
  restorePinZeros: 'Ge korta PIN-koder tillbaka nollorna som ett kalkylprogram tagit bort',
  firstRows: 'Första raderna',
  line: 'Rad',
  column: (number, heading) => (heading === '' ? `Kolumn ${number} är` : `Kolumn ${number}, ${heading}, är`),
  uses: {
    ignored: 'Används inte',
    name: columnName('name', 'sv'),
    firstName: columnName('firstName', 'sv'),
    lastName: columnName('lastName', 'sv'),
    validFrom: columnName('validFrom', 'sv'),
    validTo: columnName('validTo', 'sv'),
    pin: columnName('pin', 'sv'),
    accessLevels: columnName('accessLevels', 'sv'),
    personId: columnName('personId', 'sv'),
  },
  noNameColumn: 'Ingen kolumn läses som namn. Välj vilken det är, ovanför raderna.',
  personIds:
    'Där det finns ett person-id går kortet till den person som tjänsten har under det; namnet är till för dig.',
  leftOut: (count) => `Utelämnade (${count})`,
  leftOutMore: (count) => `Och ${count} till. Alla finns i den exporterade filen.`,
  onLine: (line) => `Rad ${line}:`,
  reason: (problem) => rowReason(problem, 'sv'),
  exportBad: 'Exportera de utelämnade raderna…',
  exportBadPins: 'Den exporterade filen har även deras PIN-koder: förvara den lika säkert som själva listan.',
  exported: {
    saved: 'Exporterat.',
    cancelled: '',
    'not-saved': 'Filen gick inte att skriva. Försök med en annan mapp.',
    nobody: 'Det finns ingen att exportera.',
  },
  terms: 'För alla på listan',
  termsHint: 'Det som står på en egen rad går före detta.',
  pinRule: 'PIN-kod',
  pinRules: { none: 'Ingen PIN-kod', generated: 'En ny för var och en', 'from-list': 'Som listan säger' },
  pinHint:
    'Tala om PIN-koden för var och en allt eftersom: den kan visas stort så länge personen står under ”Senast registrerade”, tills du lämnar listan, och sedan aldrig mer.',
  pinsMissing: (count) =>
    `Mallen vill ha en PIN-kod, och ${people(count)} skulle bli utan. Välj ”En ny för var och en” som PIN, lägg till koderna i listan, eller lämna mallen.`,
  start: (good) => `Börja med ${people(good)}`,
  otherFile: 'Välj en annan lista',
  startRefused: {
    nobody: 'Ingen på listan kan registreras. Se vad som utelämnas och varför.',
    gone: 'Listan finns inte kvar. Välj den igen.',
    'another-list': 'En annan lista pågår. Avsluta den först.',
  },
  next: 'Nästa',
  tapCard: 'Läs ett nytt kort för den här personen',
  tapAny: 'Läs ett kort för att se vem som har det',
  after: (names) => (names.length === 0 ? 'Den sista på listan' : `Sedan ${names.join(', ')}`),
  progress: (done, total) => `${done} av ${total}`,
  skippedCount: skippedOf,
  unreadable: (count) =>
    `${people(count)} på listan går inte att läsa på den här datorn: nyckelringen som öppnar dem finns inte här. Se Inställningar.`,
  keepOpen:
    'Ha Tapdesk öppet tills listan är klar: datorn har ingen nyckelring, så den kan inte sparas när programmet stängs.',
  allDone: 'Listan är klar',
  allDoneText: (enrolled, skipped) =>
    skipped === 0 ? `${enrolledOf(enrolled)}.` : `${enrolledOf(enrolled)}, ${skippedOf(skipped)}.`,
  note: (note, numberProblem) => {
    switch (note.kind) {
      case 'enrolled':
        return `${named(note.person.name)} har kort ${note.cardNumber}.`;
      case 'same-card-again':
        return `Det är kortet som ${named(note.person.name)} just fick. Ta nästa kort.`;
      case 'not-taken':
        return `Kort ${note.cardNumber} registrerades inte: svara på frågan först och läs det sedan igen.`;
      case 'list-done':
        return `Kort ${note.cardNumber} registrerades inte: ingen är kvar på listan.`;
      case 'read-back':
        return note.holder === null
          ? `Kort ${note.cardNumber}: ingen som den här receptionen känner till har det.`
          : `Kort ${note.cardNumber}: ${named(note.holder)}.`;
      case 'undone':
        return undone(named(note.person.name), note.by, note.makesPin);
      case 'not-undone':
        return `Inte ångrat: ${notUndone(named(note.person.name), note.reason)}`;
      case 'nothing-to-undo':
        return 'Det finns inget att ångra.';
      case 'not-saved':
        return `Inte sparat, och ingen registrerad. ${swedishStatus.storage(note.problem, 'same')}`;
      case 'bad-card':
        return `Inte registrerat. ${numberProblem[note.problem]}.`;
      case 'not-next':
        return 'Inte registrerat: någon annan är nästa nu. Se på namnet och läs kortet igen.';
      case 'failed':
        return 'Det gick inte, och ingen registrerades. Försök igen.';
      case 'refused-tap':
      case 'problems':
        return '';
      default:
        return assertNever(note);
    }
  },
  refusedTap: (words) => `Kortet lästes inte, och ingen registrerades. ${words}`,
  fieldProblems: (problems, say) =>
    `Inte registrerat: ${problems.map(say).join('. ')}. Hoppa över personen, eller avsluta listan och läs in den igen.`,
  showPin: 'Visa PIN-koden',
  showPinOf: (name) => `Visa PIN-koden: ${named(name)}`,
  pinOf: (name) => `PIN-kod för ${named(name)}`,
  skip: 'Hoppa över',
  undo: 'Ångra den senaste',
  readBack: 'Läs tillbaka',
  readBackOn: 'Läser tillbaka: kort visas, ingen registreras.',
  endReadBack: 'Registrera igen',
  pause: 'Pausa',
  bringBack: (count) => `Ta tillbaka ${skippedOf(count)}`,
  finish: 'Avsluta listan…',
  exportLeft: 'Exportera dem som är kvar…',
  lastEnrolled: 'Senast registrerade',
  nobodyYet: 'Ingen än.',
  finishQuestion: (left) => ({
    title: 'Avsluta listan?',
    text:
      left === 0
        ? 'Listan raderas från datorn. De som registrerats är fortfarande registrerade.'
        : `${people(left)} på den har inget kort än. Listan raderas från datorn; de som registrerats är fortfarande registrerade.`,
    agree: 'Avsluta och radera listan',
  }),
  clearQuestion: {
    title: 'Rensa listan?',
    text: 'Den är inte påbörjad och finns ingen annanstans: det du bad om skulle göra att den försvinner. Påbörja den först, eller rensa den och försök igen.',
    agree: 'Rensa listan',
  },
  keepList: 'Behåll listan',
  undoQuestion: (name, cardNumber, makesPin) => ({
    title: `Ta tillbaka kortet från ${named(name)}?`,
    text: `Tjänsten har redan kort ${cardNumber}. Nyckeln tas bort, vilket syns i Aktivitet, och ${named(name)} är på listan igen.${makesPin ? newPin : ''}`,
    agree: 'Ta bort nyckeln och registrera igen',
  }),
  keepCard: 'Låt det vara',
  lost: { 'no-key': 'Har inte kortet längre', discarded: 'Kasserat eller ändrat i Aktivitet' },
  putBack: 'Sätt tillbaka på listan',
  putBackOf: (name) => `Sätt tillbaka på listan: ${named(name)}`,
  knownCard: (known, next, isSamePerson) =>
    isSamePerson
      ? {
          title: 'Personen har redan det här kortet',
          text: `Kortet tillhör ${named(known.holder)}. Är det ${named(next)} på listan?`,
          agree: {
            label: 'Det är samma person',
            hint: 'Nyckeln ändras till det som listan säger, och personen bockas av.',
          },
        }
      : {
          title: 'Kortet tillhör någon',
          text: `Kortet tillhör ${named(known.holder)}. Ingen har registrerats.`,
          agree: {
            label: `Ta det från ${named(known.holder)}`,
            hint: `Den nyckeln tas bort, och kortet registreras för ${named(next)}.`,
          },
        },
  doubtfulCard: (cardNumber, next) => ({
    title: 'Stämmer numret?',
    text: `Kort ${cardNumber} lästes och är inte registrerat än.`,
    agree: { label: 'Det stämmer', hint: `Kortet registreras för ${named(next)} så som det lästes.` },
  }),
  tappedBefore: (name, next) => ({
    title: 'Kortet har redan delats ut',
    text: `${named(name)} fick det här kortet från listan. Ta ett annat kort till ${named(next)}.`,
  }),
  useAnotherCard: 'Använd ett annat kort',
};
