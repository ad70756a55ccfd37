import type { ReaderStatus } from '../../../contract/reader.ts';
import { assertNever } from '../../../contract/assert-never.ts';
import type { Retry } from '../../enroll/enroll-state.ts';
import type { Wording } from '../wording.ts';
import { holderName, timeOf } from './people.ts';

const technology: Wording['card']['technology'] = {
  EM: 'EM 125 kHz',
  MC: 'Mifare Classic',
  MD: 'Mifare DESFire',
};

const tapAgain = 'Håll upp kortet igen och håll det stilla.';
const checkReader = 'Händer det med alla kort: kontrollera läsaren i Inställningar.';

export const swedishCard: Wording['card'] = {
  technology,
  heading: 'Kort',
  waiting: 'Håll upp ett kort',
  waitingHint: 'Håll det mot läsaren. Det går när som helst.',
  waitingWithoutReader:
    'Läsaren är inte klar. Skriv kortnumret nedan eller ställ in läsaren i Inställningar.',
  typed: 'Inskrivet kortnummer',
  ready: 'Kortet är läst',
  known: ({ holder, standing, atMs, validTo }) => [
    `Tillhör ${holderName(holder)}`,
    standing === 'registered'
      ? `Registrerat ${timeOf(atMs)}`
      : `Sparat ${timeOf(atMs)}, på väg till tjänsten`,
    validTo === null ? 'Inget slutdatum' : `Gäller till ${timeOf(validTo)}`,
  ],
  seeActs: 'Vad som kan göras med det',
  refusedHeading: 'Kortet lästes inte',
  refused: {
    'zero-id': 'Kortets nummer är tomt. Ta ett annat kort.',
    'random-id':
      'Det visar ett nytt nummer varje gång, som en telefon eller ett bankkort. Ta ett passerkort.',
    'cascade-tag': 'Läsaren skickade bara en del av numret. Välj hela UID (7 byte) i läsaren.',
    'ten-byte-id': 'Numret är tio byte, och tjänsten tar högst sju. Ta ett annat kort.',
    'bad-checksum': `Numret förvanskades på vägen. ${tapAgain} ${checkReader}`,
    'bad-character': `Läsaren skickade tecken som inte finns i kortnummer. ${tapAgain} ${checkReader}`,
    'bad-length': `Numret har fel längd. ${checkReader}`,
    'too-short': `Numret är för kort. ${tapAgain} ${checkReader}`,
    'too-long': `Numret är för långt. Håll upp ett kort i taget. ${checkReader}`,
    truncated: `Numret klipptes av. ${tapAgain}`,
    'incomplete-csn': 'Läsaren utelämnar en del av numret. Ställ in den så att hela skickas.',
    'out-of-range': `Numret är större än kortet rymmer. ${checkReader}`,
    'cross-check-failed': `Numrets delar motsäger varandra. ${tapAgain} ${checkReader}`,
    'wrong-card-type': 'Det är en korttyp som tjänsten inte tar emot. Ta ett EM- eller Mifare-kort.',
    'not-a-part':
      'Korten vid den här disken har två nummer, och det här är av ingetdera slaget. Ta ett sådant kort, eller ändra ”Ett kort är” i Inställningar.',
    'reader-error': `Läsaren rapporterade ett fel. ${tapAgain} ${checkReader}`,
    empty: `Läsaren svarade utan nummer. ${tapAgain}`,
    noise: `Bara störningar kom från läsaren. ${tapAgain} ${checkReader}`,
    'part-missing': 'Bara ett av dess två nummer lästes. Håll det mot läsaren tills båda är lästa.',
    'two-cards': 'Nummer från två kort lästes ihop. Ta bort båda och håll upp ett kort igen.',
    'read-once': 'Numret kom bara en gång. Håll kortet stilla mot läsaren tills numret visas.',
  },
  warning: {
    'beside-another':
      'Ett annat nummer lästes samtidigt, från ett annat kort eller från det här. Ta bort allt och håll upp ett kort i taget.',
    'read-apart':
      'Dess två nummer lästes vid olika tillfällen. Kontrollera att det var samma kort båda gångerna.',
    'known-reversed':
      'Liknar ett kort som redan är registrerat, läst åt andra hållet. Kontrollera läsarens byteordning.',
    'perhaps-reversed': 'Numret kan vara läst baklänges. Jämför med kortet eller med en annan läsare.',
    'perhaps-cut': 'Det kan vara en del av ett längre nummer. Jämför med kortet eller med en annan läsare.',
    'perhaps-padded': 'Det kan vara ett kortare nummer utfyllt med nollor. Jämför med en annan läsare.',
    'perhaps-random': 'Håll upp det en gång till: ändras numret är det en telefon eller ett bankkort.',
  },
  partMissing: (missing) => `Nu numret för ${technology[missing]}`,
  partRead: (read, identification) =>
    `${technology[read]} är läst: ${identification}. Håll samma kort mot läsaren, vänt om det behövs.`,
  understoodAs: (identification, technologies) =>
    `Tolkas som ${identification} (${technologies.map((name) => technology[name]).join(' eller ')}).`,
  code: 'En kod i stället för ett kort',
  codeHint: 'Skriv den nedan. Håll upp ett kort när som helst för att registrera det i stället.',
  tappedElsewhere: (cardNumber) => `Kortet ${cardNumber} lästes. Det väntar under Registrera.`,
  goToEnroll: 'Gå till Registrera',
};

function readerProblem(status: Extract<ReaderStatus, { kind: 'not-connected' }>): string {
  switch (status.problem) {
    case 'not-found':
      return 'porten finns inte';
    case 'several-alike':
      return 'flera likadana läsare';
    case 'in-use':
      return status.heldBy === null ? 'porten är upptagen' : `porten används av ${status.heldBy}`;
    case 'no-permission':
      return 'behörighet saknas';
    case 'unplugged':
      return 'urkopplad';
    case 'failed':
      return 'porten svarar inte';
    default:
      return assertNever(status.problem);
  }
}

const retries: Readonly<Record<Retry, string>> = {
  enroll: 'tryck på Registrera igen',
  'start-list': 'starta listan igen',
  choose: 'välj igen',
  same: 'gör om det',
};

export const swedishStatus: Wording['status'] = {
  reader: (status) => {
    switch (status.kind) {
      case 'not-chosen':
        return 'Ingen läsare vald';
      case 'practice':
        return 'Övningsläsare';
      case 'connecting':
        return 'Ansluter till läsaren';
      case 'calibrating':
        return 'Tar reda på hur läsaren talar';
      case 'ready':
        return 'Läsaren är klar';
      case 'part-read':
        return 'Halva kortet är läst';
      case 'no-answer':
        return 'Läsaren svarar inte';
      case 'wrong-data':
        return 'Fel data från läsaren';
      case 'not-connected':
        return `Läsaren är inte ansluten: ${readerProblem(status)}`;
      default:
        return assertNever(status);
    }
  },
  readerAdvice: (status) => {
    if (status.kind === 'wrong-data')
      return 'Välj den läsartyp som stämmer och håll upp ett kort för att prova.';
    if (status.kind === 'no-answer')
      return 'Den tillfrågas men säger inget. Slå på den och välj rätt läsartyp och hastighet.';
    if (status.kind !== 'not-connected') return null;
    const { problem } = status;
    switch (problem) {
      case 'not-found':
        return `Porten ${status.path} finns inte. Koppla in läsaren eller välj en annan port.`;
      case 'several-alike':
        return 'Tapdesk kan inte avgöra vilken av flera likadana som är er. Anslut bara en, eller välj porten nedan.';
      case 'in-use':
        return `${status.heldBy ?? 'Ett annat program'} använder ${status.path}. Stäng det; Tapdesk ansluter sedan av sig själv.`;
      case 'no-permission':
        return status.group === null
          ? `Du får inte öppna ${status.path}. Be den som sköter datorn om behörighet.`
          : `Du får inte öppna ${status.path}. Gå med i gruppen ”${status.group}”, logga sedan ut och in igen.`;
      case 'unplugged':
        return 'Koppla in läsaren igen; Tapdesk ansluter av sig själv.';
      case 'failed':
        return `Dra ur läsaren, koppla in den igen och kontrollera att ${status.path} är rätt port.`;
      default:
        return assertNever(problem);
    }
  },
  network: {
    'not-tried': 'Tjänsten inte anropad än',
    connected: 'Ansluten till tjänsten',
    'no-connection': 'Ingen anslutning',
    'proxy-refused': 'Stoppad av nätverkets proxy',
    'tls-problem': 'Ingen säker anslutning',
    'unexpected-answer': 'Oväntat svar',
    busy: 'Tjänsten är upptagen',
  },
  outbox: ({ attentionCount, waitingCount, paused }) => {
    const counts = [
      attentionCount > 0 ? `${attentionCount} behöver åtgärd` : '',
      waitingCount > 0 ? `${waitingCount} väntar` : '',
    ].filter((part) => part !== '');
    const pause =
      paused === null
        ? []
        : [paused === 'no-key' ? 'Pausat: API-nyckel saknas' : 'Pausat: API-nyckeln nekades'];
    return [...pause, ...counts].join(', ') || 'Inget väntar';
  },
  paused: (paused, isPractice) => {
    if (isPractice) return 'Pausat: övningstjänsten nekar nyckeln. Välj ovan hur den ska bete sig.';
    return paused === 'no-key'
      ? 'Inget skickas förrän en API-nyckel är sparad. Registreringarna finns kvar här under tiden.'
      : 'Tjänsten nekade API-nyckeln. Spara en ny: då skickas det som väntar, och inget går förlorat.';
  },
  storage: (problem, retry) => {
    const again = retries[retry];
    switch (problem) {
      case 'disk-full':
        return `Disken är full. Frigör utrymme på datorn och ${again}.`;
      case 'read-only':
        return `Tapdesk får inte skriva i sin mapp. Be den som sköter datorn att tillåta det och ${again}.`;
      case 'storage-failed':
        return `Datorn kunde inte spara: ${again}. Hjälper det inte, starta om Tapdesk.`;
      default:
        return assertNever(problem);
    }
  },
  settingsSetAside: ({ name, field }) =>
    `Inställningarna gick inte att läsa: ${field === null ? 'filen är inte JSON' : `fältet ”${field}” i filen är fel`}. De finns kvar som ${name}, och Tapdesk började med nya. Kontrollera adress och läsare.`,
  openSettings: 'Öppna Inställningar',
};
