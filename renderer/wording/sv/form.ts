import { assertNever } from '../../../contract/assert-never.ts';
import type { DeskStatus } from '../../../contract/desk.ts';
import { isCodeText } from '../../../contract/key-text.ts';
import type { SubmissionView } from '../../../contract/submission.ts';
import type { Outcome, Undo } from '../../enroll/enroll-state.ts';
import { isInReach, joinSentences } from '../sentences.ts';
import type { Wording } from '../wording.ts';
import { swedishStatus } from './card.ts';
import { networkNote, notesOf } from './notes.ts';
import { changesOf, keyOf, otherHolder, personOf } from './people.ts';

type Saved = Extract<Outcome, { kind: 'saved' }>;

const numberProblem: Wording['form']['numberProblem'] = {
  empty: 'Håll upp ett kort eller skriv dess nummer',
  'not-a-number': 'Kortnumret ska vara siffror, eller hexadecimalt som 0x04A22B1C',
  'wrong-length': 'Kortnumret ska vara fullständigt: 4, 5 eller 7 byte',
  'out-of-range': 'Kortnumret är större än ett kort rymmer. Kontrollera siffrorna',
  ambiguous:
    'Kortnumret kan läsas på mer än ett sätt. Håll upp kortet, eller skriv 0x före hexadecimala siffror, och EM:, MC: eller MD: före ett decimalt nummer tryckt i ett stycke',
  'zero-id': 'Kortnumret får inte vara bara nollor. Ta ett annat kort',
  'random-id': 'Det här numret ändras varje gång, som en telefons. Ta ett passerkort',
  'cascade-tag': 'Det här är bara en del av ett kortnummer. Håll upp kortet i stället',
  'ten-byte-id': 'Ett nummer på tio byte går inte att registrera. Ta ett annat kort',
  'code-empty': 'Skriv koden',
  'code-hidden':
    'Siffrorna i en sparad kod visas inte igen. Skriv koden eller skapa en ny för att registrera en kod',
  'code-not-digits': 'Koden ska vara bara siffror, högst 20',
};

const undoFailure: Readonly<Record<Undo, string>> = {
  'by-key': '',
  'by-button': '',
  asked: '',
  over: '',
  'too-late': 'För sent att ångra.',
  failed: 'Det gick inte att ångra. Se i Aktivitet vad som blev av det.',
};

const notDone = { add: 'Inte registrerat', update: 'Inte ändrat', remove: 'Inte borttaget' };

function doneWords(submission: SubmissionView): string {
  return submission.task === 'remove'
    ? `Borttaget: ${isCodeText(submission.cardNumber ?? '') ? 'koden' : 'kortet'} för ${personOf(submission)} öppnar inga dörrar längre.`
    : `Ändrat för ${personOf(submission)}: ${changesOf(submission)}.`;
}

/** The key that was changed as somebody's is another's, and stays it. An update has been made then; an enrollment has not. */
function keptWords(submission: SubmissionView): string {
  const key = isCodeText(submission.cardNumber ?? '') ? 'koden' : 'kortet';
  const holder = otherHolder(submission);
  return submission.task === 'update'
    ? `Bestämt: ${holder} behåller ${key}, och nyckeln är kvar som den nu är.`
    : `Inte registrerat: ${holder} behåller ${key}.`;
}

function savedWords({ submission, survivesClosing }: Saved, { network, outbox }: DeskStatus): string {
  const { state, person, needs } = submission;
  const notes = joinSentences(notesOf(submission));
  // The next card may stand in the form already: what came of the last one says whose it is.
  const whom = personOf(submission);
  switch (state) {
    case 'delivered': {
      if (submission.task !== 'add') return `${doneWords(submission)} ${notes}`.trim();
      if (submission.reason?.kind === 'other-holder') return `Inte registrerat: ${whom}. ${notes}`;
      const name = person === null ? '' : `${person.firstName} ${person.lastName}`.trim();
      return `Registrerat${name === '' ? '' : `: ${name}`}. ${keyOf(submission.cardNumber)}. ${notes}`.trim();
    }
    case 'attention':
      return `${notDone[submission.task ?? 'add']}: ${whom}. ${notes}`;
    case 'discarded':
      return `Kasserat: ${whom}.`;
    case 'sending':
    case 'waiting':
      if (needs?.state === 'attention') return `Inte registrerat: ${whom}. ${notes}`;
      if (!survivesClosing)
        return `Sparat: ${whom}. Väntar. Håll Tapdesk öppet tills det är skickat: datorn har ingen nyckelring, så det finns inte kvar efter stängning.`;
      if (outbox.paused !== null)
        return `Sparat: ${whom}. Det skickas när API-nyckeln fungerar. ${notes}`.trim();
      if (notes === '' && isInReach(network)) return `Sparat: ${whom}. Skickar…`;
      if (needs !== null && notes !== '') return `Sparat: ${whom}. ${notes}`;
      // Told once: the next attempt, and what comes of it, change nothing of this.
      return `Sparat: ${whom}. Det skickas när tjänsten svarar. ${notes || networkNote(network)}`.trim();
    default:
      return assertNever(state);
  }
}

export const swedishForm: Wording['form'] = {
  cardNumber: 'Kortnummer',
  code: 'Kod',
  codeHint:
    'Siffror att slå på knappsatsen vid en dörr, i stället för ett kort. Det är ingen PIN-kod. När den är sparad kan den visas tills nästa person påbörjas, och sedan aldrig mer.',
  weakCode: 'Svag: en sådan kod är bland de första som provas. Välj en annan?',
  generateCode: 'Skapa en kod',
  codeFailed: {
    'none-free':
      'Ingen kod skapades: nästan alla av den här längden är någons. Välj fler siffror i Inställningar, eller skriv en.',
    failed: 'Ingen kod skapades: Tapdesk kunde inte slutföra. Tryck på Skapa en kod igen, eller skriv en.',
  },
  showCode: 'Visa koden stort',
  codeInstead: 'En kod i stället för ett kort…',
  cardInstead: 'Ett kort i stället för koden',
  firstName: 'Förnamn',
  lastName: 'Efternamn',
  validFrom: 'Gäller från',
  validTo: 'Gäller till',
  validHint: 'Frivilligt. Behålls till nästa person.',
  pin: 'PIN-kod',
  pinHint: 'Frivillig, 4 siffror',
  generate: 'Skapa',
  pinFailed: 'Ingen PIN skapades: Tapdesk kunde inte slutföra. Tryck på Skapa igen, eller skriv en.',
  weakPin: {
    'few-digits': 'Svag: den upprepar sig och är bland de första som provas. Skapa en annan?',
    run: 'Svag: siffrorna följer på varandra och är bland de första som provas. Skapa en annan?',
    year: 'Svag: den kan vara någons födelseår. Skapa en annan?',
    keypad: 'Svag: den är ett mönster på knappsatsen och bland de första som provas. Skapa en annan?',
  },
  showPin: 'Visa stort',
  showLast: { pin: 'Visa PIN-koden', code: 'Visa koden' },
  largePinHint: 'Valfri tangent eller ett klick döljer den.',
  accessLevels: 'Behörigheter',
  refreshLevels: 'Uppdatera listan',
  refreshFailed: 'Listan hämtades inte: Tapdesk kunde inte slutföra. Tryck på Uppdatera igen.',
  noLevels: 'Ingen lista med behörigheter har kommit från tjänsten än.',
  system: (id) => `System ${id}`,
  levelGone: (name) => `${name} finns inte längre hos tjänsten. Ta bort den, och välj en annan vid behov.`,
  levelRenamed: (before, after) => `${before} heter nu ${after}. Kontrollera att det fortfarande stämmer.`,
  levelsProblem: {
    'no-key': 'Listan hämtas när en API-nyckel är sparad.',
    'key-refused': 'Tjänsten nekade API-nyckeln, så listan kan vara gammal.',
    'no-answer': 'Tjänsten svarar inte, så listan kan vara gammal.',
    'unexpected-answer': 'Tjänsten svarade något annat, så listan kan vara gammal.',
  },
  submit: 'Registrera',
  submitting: 'Sparar…',
  clear: 'Rensa',
  problemHeading: 'Något behöver rättas',
  problem: (problem) => {
    switch (problem.field) {
      case 'cardNumber':
        return problem.problem === 'no-holder'
          ? 'Ingen har det här kortet längre. Tryck på Registrera igen för att registrera det för den som står i formuläret'
          : numberProblem[problem.problem];
      case 'firstName':
      case 'lastName': {
        const name = problem.field === 'firstName' ? 'Förnamnet' : 'Efternamnet';
        return problem.problem === 'too-long'
          ? `${name} får ha högst 32 tecken`
          : `${name} har ett tecken som tjänsten inte kan spara. Skriv det igen`;
      }
      case 'validFrom':
      case 'validTo': {
        const name = problem.field === 'validFrom' ? 'Gäller från' : 'Gäller till';
        const said = {
          'not-a-time': 'ska vara datum och tid',
          'skipped-hour': 'ligger i timmen som hoppas över vid sommartid. Välj en annan tid',
          'before-from': 'ska vara efter Gäller från',
          'in-the-past': 'ska ligga framåt i tiden',
          'loan-without-end': 'ska säga hur länge kortet lånas ut',
        };
        return `${name} ${said[problem.problem]}`;
      }
      case 'newCard':
        if (problem.problem === 'same-card') return 'Det är kortet som ska ersättas. Håll upp det nya';
        if (problem.problem === 'has-holder') return 'Någon har redan det kortet. Ta ett annat';
        if (problem.problem === 'key-expired') return 'Nyckeln har gått ut. Ändra dess giltighet först';
        return numberProblem[problem.problem];
      case 'personId':
        return 'Det är inget person-id. Ett sådant har 32 siffror och bokstäver a till f, i grupper om 8, 4, 4, 4 och 12';
      case 'pin':
        return problem.problem === 'not-four-digits'
          ? 'PIN-koden ska vara 4 siffror'
          : 'Mallen kräver en PIN-kod. Skriv eller skapa en';
      case 'accessLevels':
        return problem.problem === 'none-left'
          ? 'Välj minst en behörighet. Ska kortet inte öppna något, ta bort det'
          : 'En vald behörighet finns inte längre hos tjänsten. Välj igen';
      default:
        return assertNever(problem);
    }
  },
  loan: 'Låna ut för dagen',
  person: {
    existing: 'Befintlig person…',
    find: 'Sök en person',
    findHint: 'Ett namn ur registret, eller ett person-id att klistra in.',
    nobody: 'Är båda namnen tomma hittar tjänsten på en person.',
    chosen: (name) => `Befintlig person: ${name === '' ? 'den med detta id' : name}`,
    newInstead: 'En ny person i stället',
    none: 'Ingen i registret stämmer, och det är inget person-id: ett sådant har 32 siffror och bokstäver a till f, i grupper om 8, 4, 4, 4 och 12.',
    failed: 'Registret svarade inte. Tryck på Enter för att söka igen.',
    more: 'Det finns fler. Skriv mer av namnet.',
  },
  numberProblem,
  editing: (person) => `Ändrar registreringen av ${person}`,
  outcome: (outcome, status) => {
    switch (outcome.kind) {
      case 'not-saved':
        return `Inte sparat. ${swedishStatus.storage(outcome.problem, 'enroll')}`;
      case 'too-late':
        return 'Registreringen hann skickas, så den ersattes inte. Tryck på Registrera för att skicka detta som en ny.';
      case 'failed':
        return 'Inte sparat: Tapdesk kunde inte slutföra. Formuläret är som du lämnade det. Tryck på Registrera igen.';
      case 'undone':
        return outcome.isInForm
          ? `Ångrat: inget skickades om ${personOf(outcome.submission)}. Formuläret är som det var.`
          : `Ångrat: inget skickades om ${personOf(outcome.submission)}. Formuläret har redan något annat och lämnades i fred.`;
      case 'kept':
        return keptWords(outcome.submission);
      case 'saved':
        break;
      default:
        return assertNever(outcome);
    }
    return [undoFailure[outcome.undo], savedWords(outcome, status)].filter((part) => part !== '').join(' ');
  },
  seeActivity: 'Se det i Aktivitet',
  undo: 'Ångra',
  undoKey: 'Ctrl+Z',
};
