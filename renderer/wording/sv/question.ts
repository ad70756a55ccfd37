import { assertNever } from '../../../contract/assert-never.ts';
import { isCodeText } from '../../../contract/key-text.ts';
import type { SubmissionView } from '../../../contract/submission.ts';
import type { Whom, Wording } from '../wording.ts';
import { swedishStatus } from './card.ts';
import {
  genitiveOf,
  holderName,
  keyOf,
  keyWithin,
  levelsOf,
  otherHolder,
  personOf,
  timeOf,
} from './people.ts';

/** What an add changed on the key of somebody else; what was left empty was not sent. */
function changedOn(holder: string, { validFrom, validTo, levelCount, hasPin }: SubmissionView): string {
  const changed = [
    ...(validFrom === null ? [] : [`gäller från ${timeOf(validFrom)}`]),
    ...(validTo === null ? [] : [`gäller till ${timeOf(validTo)}`]),
    ...(levelCount === 0 ? [] : [levelsOf(levelCount)]),
    ...(hasPin ? ['PIN-koden som skrevs här'] : []),
  ];
  return changed.length === 0
    ? `Inget på nyckeln för ${holder} ändrades: varken giltighet, behörigheter eller PIN-kod var ifyllda.`
    : `Nyckeln för ${holder} har nu: ${changed.join(', ')}.`;
}

function whomWords(whom: Whom): string {
  switch (whom.kind) {
    case 'named':
      return whom.name;
    case 'by-id':
      return 'personen med detta id';
    case 'nobody':
      return 'någon ny';
    default:
      return assertNever(whom);
  }
}

export const swedishQuestion: Wording['question'] = {
  secondCard: (next) => ({
    title: 'Ett annat kort lästes',
    text: `Formuläret har redan ett kort. Ska ${next} användas i stället? Det du skrivit finns kvar.`,
    agree: 'Använd det nya kortet',
  }),
  secondNewCard: (next) => ({
    title: 'Ett annat kort lästes',
    text: `Det nya kortets nummer är redan ifyllt. Ska ${next} användas i stället?`,
    agree: 'Ta det här kortet',
  }),
  keepNewCard: 'Behåll numret',
  keepCard: (current) => `Behåll ${current}`,
  knownCard: ({ holder: known, standing, atMs, validTo }, whom, isSamePerson, isCode) => {
    const holder = holderName(known);
    const typed = whomWords(whom);
    const it = isCode ? 'Den' : 'Det';
    const until = validTo === null ? 'utan slutdatum' : `gäller till ${timeOf(validTo)}`;
    return {
      title: `${isCode ? 'Koden' : 'Kortet'} tillhör ${holder}`,
      text:
        standing === 'registered'
          ? `${it} registrerades här för ${holder} ${timeOf(atMs)}, ${until}.`
          : `${it} sparades här för ${holder} ${timeOf(atMs)}, ${until}. ${it} är på väg och skickas först.`,
      change: {
        label: `Ändra nyckeln för ${holder}`,
        hint: isSamePerson
          ? 'Det som står i formuläret läggs på nyckeln. Det som är tomt ändras inte.'
          : `${holder} behåller ${isCode ? 'koden' : 'kortet'} och får det som står i formuläret; ${whom.kind === 'named' ? `namnet ${typed}` : typed} används inte.`,
      },
      afresh: {
        label: `Ta bort ${it.toLowerCase()} från ${holder} och registrera ${it.toLowerCase()} för ${typed}`,
        hint: isSamePerson
          ? `För någon annan med det namnet, eller om nyckeln inte finns kvar hos tjänsten. Nyckeln för ${holder} slutar fungera.`
          : `Nyckeln för ${holder} slutar fungera.`,
      },
    };
  },
  cardForCode: (next) => ({
    title: 'Ett kort lästes',
    text: `Formuläret är för en kod. Registrera kortet ${next} i stället? Det du skrev står kvar.`,
    agree: 'Ta kortet',
  }),
  otherKey: (next) => ({
    title: 'Formuläret har redan ett kort eller en kod',
    text: `Ska ${next} öppnas i stället? Det andra du skrivit finns kvar.`,
    agree: 'Öppna nyckeln',
  }),
  leaveEdit: (person, next) => ({
    title: 'Sluta redigera?',
    text: `Öppna nyckeln ${next} i stället för registreringen av ${person}? Den finns kvar i Aktivitet som den var; det du ändrat i den går förlorat.`,
    agree: 'Sluta redigera',
  }),
  keepCode: 'Behåll koden',
  doNotEnroll: { label: 'Registrera inte', hint: 'Inget skickas. Det du skrivit finns kvar.' },
  clearForm: { title: 'Rensa formuläret?', text: 'Det du skrivit är inte registrerat.', agree: 'Rensa' },
  keepForm: 'Behåll',
  editInstead: (person) => ({
    title: 'Ersätta det som står i formuläret?',
    text: `Formuläret har något som inte är registrerat. Öppna registreringen av ${person} i stället?`,
    agree: 'Ersätt',
  }),
  otherHolder: (submission) => {
    const holder = otherHolder(submission);
    const typed = personOf(submission);
    return {
      title: `${isCodeText(submission.cardNumber ?? '') ? 'Koden' : 'Kortet'} tillhör ${holder}`,
      text:
        submission.task === 'update'
          ? `Nyckeln ändrades som ${genitiveOf(typed)}, men tjänsten säger att den är ${genitiveOf(holder)}. Är det fel: lämna kortet till någon annan eller ta bort det efteråt.`
          : `${typed} fick inte ${keyWithin(submission.cardNumber)}. Tjänsten kände redan till nyckeln och ändrade i stället nyckeln för ${holder}.`,
      changed: changedOn(holder, submission),
      keep: {
        label: `Låt ${holder} behålla det`,
        hint:
          submission.task === 'update'
            ? 'Nyckeln är kvar som den nu är.'
            : `Nyckeln är kvar som den nu är. ${typed} behöver ett annat kort.`,
      },
      afresh: {
        label: `Ta bort nyckeln och registrera kortet för ${typed}`,
        hint: `Nyckeln för ${holder} slutar fungera; sedan registreras kortet för ${typed}.`,
      },
    };
  },
  decideLater: { label: 'Bestäm senare', hint: 'Frågan kommer tillbaka. Till dess behöver det åtgärd.' },
  moreAlerts: (count) =>
    count === 1 ? 'En till av samma slag kommer efter.' : `${count} till av samma slag kommer efter.`,
  alertProblem: (problem) => {
    switch (problem.kind) {
      case 'too-late':
        return 'Det var redan bestämt, eller så har kortet fått en annan nyckel sedan dess. Inget ändrades nu.';
      case 'not-saved':
        return `Inte bestämt. ${swedishStatus.storage(problem.problem, 'choose')}`;
      case 'failed':
        return 'Inte bestämt: Tapdesk kunde inte slutföra. Välj igen.';
      default:
        return assertNever(problem);
    }
  },
  putOff: (submission, count) =>
    `${keyOf(submission.cardNumber)} tillhör ${otherHolder(submission)}, inte ${personOf(submission)}${count === 1 ? '' : `, och ${count === 2 ? '1 till är likadan' : `${count - 1} till är likadana`}`}. Någon måste bestämma.`,
  decideNow: 'Bestäm nu',
  discard: (submission, waiting) => ({
    title:
      submission.task === 'remove'
        ? `Kassera borttagningen av nyckeln för ${personOf(submission)}?`
        : `Kassera registreringen av ${personOf(submission)}?`,
    text: [sentOf(submission), ...discardedWith(submission, waiting)].join(' '),
    agree: 'Kassera',
  }),
  keepSubmission: 'Behåll',
};

function sentOf(submission: SubmissionView): string {
  if (submission.attemptCount === 0) return 'Den har inte skickats och skickas inte.';
  const attempted = 'Den skickas inte igen. Ett tidigare försök kan ha nått tjänsten:';
  return submission.task === 'remove'
    ? `${attempted} kontrollera kortet för ${personOf(submission)}.`
    : `${attempted} kontrollera kortet innan du lämnar ut det.`;
}

function discardedWith(submission: SubmissionView, waiting: SubmissionView | null): readonly string[] {
  if (submission.task === 'remove') {
    if (submission.needs !== null)
      return [`Kortet för ${personOf(submission)} öppnar dörrar även i fortsättningen.`];
    return [
      waiting === null
        ? `En registrering som sparades tillsammans med den kasseras också. En som sparades senare för kortet skickas inte medan kortet tillhör ${personOf(submission)}.`
        : `Registreringen av ${personOf(waiting)} kasseras samtidigt.`,
    ];
  }
  if (waiting !== null)
    return [`Kort ${waiting.cardNumber ?? ''} för ${personOf(waiting)} tas då inte heller bort.`];
  if (submission.needs === null || submission.needs.state === 'discarded') return [];
  const holder = holderName(submission.needs.holder);
  return submission.needs.state === 'delivered'
    ? [`Nyckeln för ${holder} är redan borttagen: då har ingen kortet, och det öppnar inget.`]
    : [`Nyckeln för ${holder} tas ändå bort. Ska ${holder} behålla kortet: kassera borttagningen i stället.`];
}
