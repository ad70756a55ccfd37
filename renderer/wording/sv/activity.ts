import { assertNever } from '../../../contract/assert-never.ts';
import type { SubmissionView } from '../../../contract/submission.ts';
import type { Wording } from '../wording.ts';
import { swedishStatus } from './card.ts';

function personOf({ person }: SubmissionView): string {
  return person === null ? 'någon' : `${person.firstName} ${person.lastName}`.trim() || 'någon utan namn';
}

export const swedishActivity: Wording['activity'] = {
  search: 'Sök',
  submissions: 'Registreringar',
  state: {
    waiting: 'Väntar',
    sending: 'Skickas',
    delivered: 'Levererad',
    attention: 'Behöver åtgärd',
    discarded: 'Kasserad',
  },
  columns: { time: 'Tid', person: 'Person', card: 'Kort', state: 'Läge', actions: 'Åtgärder' },
  reason: (reason) => {
    switch (reason.kind) {
      case 'no-connection':
        return reason.cause === 'timeout'
          ? 'Tjänsten svarade inte i tid.'
          : 'Det finns ingen anslutning till tjänsten.';
      case 'tls':
        return `Anslutningen är inte säker (${reason.words}). Kontakta IT-avdelningen.`;
      case 'unexpected-answer':
        return 'Något annat svarade i tjänstens ställe, till exempel nätverkets inloggningssida.';
      case 'busy':
        return 'Tjänsten är upptagen.';
      case 'key-refused':
        return 'Tjänsten nekade API-nyckeln.';
      case 'refused':
        return `Tjänsten säger: ${reason.words === '' ? `nekat (${reason.status})` : reason.words}`;
      case 'other-holder':
        return `Kortet tillhör ${reason.holder}: den personens nyckel ändrades.`;
      case 'earlier-name':
        return `Registrerat på namnet som skickades först: ${reason.holder}.`;
      case 'behind-another':
        return 'En tidigare registrering av samma kort går först.';
      case 'unreadable':
        return 'Den går inte att läsa på den här datorn. Registrera personen igen och kassera sedan denna.';
      default:
        return assertNever(reason);
    }
  },
  nextAttempt: (atMs) =>
    `Nästa försök ${new Date(atMs).toLocaleTimeString('sv-SE', { timeStyle: 'medium' })}`,
  sendNow: 'Skicka nu',
  edit: 'Ändra',
  discard: 'Kassera',
  nobody: 'Går inte att läsa',
  unnamed: 'Inget namn',
  none: 'Ingen har registrerats här än.',
  noMatch: (search) => `Inget stämmer med ”${search}”.`,
  shown: (shown, all) =>
    all === null
      ? `De ${shown} nyaste. Det finns fler: sök på mer av namnet.`
      : shown === all
        ? `${all} visas`
        : `De ${shown} nyaste av ${all}. Sök för att hitta de andra.`,
  notice: (notice) => {
    switch (notice.kind) {
      case 'too-late':
        return 'Den hann skickas. Inget ändrades.';
      case 'not-editable':
        return 'Den går inte längre att ändra.';
      case 'not-saved':
        return swedishStatus.storage[notice.problem]
          .replace('tryck på Registrera', 'försök')
          .replace('Tryck på Registrera', 'Försök');
      case 'failed':
        return 'Tapdesk kunde inte slutföra. Inget ändrades. Gör om det.';
      default:
        return assertNever(notice);
    }
  },
};

export const swedishQuestion: Wording['question'] = {
  secondCard: (next) => ({
    title: 'Ett annat kort lästes',
    text: `Formuläret har redan ett kort. Ska ${next} användas i stället? Det du skrivit finns kvar.`,
    agree: 'Använd det nya kortet',
  }),
  keepCard: (current) => `Behåll ${current}`,
  knownCard: ({ holder, standing }) => ({
    title: `Kortet tillhör ${holder}`,
    text:
      standing === 'registered'
        ? `Det är registrerat här för ${holder}. Registreras det igen ändras nyckeln för ${holder}.`
        : `Det är sparat här för ${holder}, och det skickas först. Registreras det igen ändras nyckeln för ${holder}.`,
    agree: 'Registrera ändå',
  }),
  doNotEnroll: 'Registrera inte',
  clearForm: { title: 'Rensa formuläret?', text: 'Det du skrivit är inte registrerat.', agree: 'Rensa' },
  keepForm: 'Behåll',
  editInstead: (person) => ({
    title: 'Ersätta det som står i formuläret?',
    text: `Formuläret har något som inte är registrerat. Öppna registreringen av ${person} i stället?`,
    agree: 'Ersätt',
  }),
  otherHolder: (submission) => {
    const holder = submission.reason?.kind === 'other-holder' ? submission.reason.holder : 'någon annan';
    const typed = personOf(submission);
    return {
      title: `Kortet tillhör ${holder}`,
      text: `Det var den personens nyckel som ändrades, inte den för ${typed}. ${typed} fick inte kortet. Låt det vara om det är rätt; ta annars bort nyckeln för kort ${submission.cardNumber ?? ''} i passersystemet och registrera båda igen.`,
      agree: 'Jag har sett det',
    };
  },
  discard: (submission) => ({
    title: `Kassera registreringen av ${personOf(submission)}?`,
    text:
      submission.attemptCount === 0
        ? 'Den har inte skickats och skickas inte.'
        : 'Den skickas inte igen. Ett tidigare försök kan ha nått tjänsten: kontrollera kortet innan du lämnar ut det.',
    agree: 'Kassera',
  }),
  keepSubmission: 'Behåll',
};
