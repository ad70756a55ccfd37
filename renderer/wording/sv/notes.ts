import { assertNever } from '../../../contract/assert-never.ts';
import type { NetworkStatus } from '../../../contract/desk.ts';
import type { SubmissionReason, SubmissionView } from '../../../contract/submission.ts';
import { holderName, personOf, timeOf } from './people.ts';

/** Why a submission is where it is, and what half of a pair leaves undone. */
const UNEXPECTED_ANSWER = 'Något annat svarade i tjänstens ställe, till exempel nätverkets inloggningssida.';
const BUSY = 'Tjänsten är upptagen.';

export function notesOf(submission: SubmissionView): readonly string[] {
  const pair = pairNote(submission);
  const isPairOrder = pair !== null && submission.reason?.kind === 'behind-another';
  return [isPairOrder ? null : reasonOf(submission), pair].filter((note) => note !== null);
}

function reasonOf(submission: SubmissionView): string | null {
  const { reason, task, needsDecision } = submission;
  switch (reason?.kind) {
    case undefined:
      return null;
    case 'no-connection':
      return noConnection(reason.cause);
    case 'tls':
      return `Anslutningen är inte säker (${reason.words}). Kontakta IT-avdelningen.`;
    case 'unexpected-answer':
      return UNEXPECTED_ANSWER;
    case 'busy':
      return BUSY;
    case 'key-refused':
      return 'Tjänsten nekade API-nyckeln.';
    case 'refused':
      return `Tjänsten säger: ${reason.words === '' ? `nekat (${reason.status})` : reason.words}`;
    case 'other-holder':
      if (task === 'update' && submission.state === 'attention')
        return `Kortet tillhör nu ${reason.holder}, så nyckeln för ${personOf(submission)} ändrades inte. Kassera den här och håll upp kortet.`;
      if (task === 'add' && submission.state === 'attention')
        return `Kortet tillhör fortfarande ${holderName(reason.holder)}, så inget skickades. Ändra den här och tryck på Registrera: då får du frågan vem kortet ska tillhöra. Eller kassera den.`;
      return task === 'remove'
        ? `Kortet tillhör nu ${reason.holder}, så nyckeln för ${personOf(submission)} togs inte bort. Kassera den här och registrera kortet igen.`
        : needsDecision
          ? `Kortet tillhör ${reason.holder}: den personens nyckel ändrades.`
          : `Kortet tillhörde ${reason.holder}: den personens nyckel ändrades.`;
    case 'earlier-name':
      return `Registrerat på namnet som skickades först: ${reason.holder}.`;
    case 'other-end':
      return `Tjänsten behöll ett annat slut på giltigheten: ${timeOf(reason.validTo)}. Ska det vara annorlunda: ta bort kortet och registrera det på nytt.`;
    case 'key-not-known':
      if (task === 'remove')
        return `Om ${personOf(submission)} har en nyckel för kortet är inte känt här, så inget togs bort. Kassera den här, registrera kortet för personen igen och ta sedan bort det.`;
      return 'Nyckeln som skulle ändras är inte längre känd här. Kassera den här och registrera kortet igen.';
    case 'behind-another':
      return 'En tidigare registrering av samma kort går först.';
    case 'unreadable':
      return 'Den går inte att läsa på den här datorn. Registrera personen igen och kassera sedan denna.';
    default:
      return assertNever(reason);
  }
}

/** What the last call met, as the submission that met it says it; empty where that cannot be known of another. */
export function networkNote(network: NetworkStatus): string {
  switch (network) {
    case 'no-connection':
      return noConnection('offline');
    case 'proxy-refused':
      return noConnection('proxy');
    case 'unexpected-answer':
      return UNEXPECTED_ANSWER;
    case 'busy':
      return BUSY;
    case 'tls-problem':
    case 'connected':
    case 'not-tried':
      return '';
    default:
      return assertNever(network);
  }
}

function noConnection(cause: Extract<SubmissionReason, { kind: 'no-connection' }>['cause']): string {
  switch (cause) {
    case 'timeout':
      return 'Tjänsten svarade inte i tid.';
    case 'proxy':
      return 'Nätverkets proxy släpper inte fram Tapdesk till tjänsten. Om den vill ha ett lösenord har Tapdesk inget att ge: be IT-avdelningen släppa fram Tapdesk utan.';
    case 'offline':
    case 'other':
      return 'Det finns ingen anslutning till tjänsten.';
    default:
      return assertNever(cause);
  }
}

/** What is left undone by half of a pair; null where there is no pair, or nothing to say of it. */
function pairNote({ needs, state }: SubmissionView): string | null {
  if (needs === null || state === 'delivered' || state === 'discarded') return null;
  const holder = holderName(needs.holder);
  if (needs.task !== 'remove') return newCardNote(needs);
  switch (needs.state) {
    case 'delivered':
      return `Nyckeln för ${holder} är borttagen: kortet öppnar inget förrän det här har skickats.`;
    case 'attention':
      return `Nyckeln för ${holder} är inte borttagen än och behöver åtgärd; det här skickas därefter.`;
    case 'waiting':
    case 'sending':
      return `Skickas när nyckeln för ${holder} är borttagen.`;
    case 'discarded':
      return null;
  }
}

/** Of the removal of a card that is replaced. */
function newCardNote({ state, cardNumber }: NonNullable<SubmissionView['needs']>): string | null {
  const card = `det nya kortet ${cardNumber ?? ''}`.trim();
  switch (state) {
    case 'delivered':
      return `Det nya kortet ${cardNumber ?? ''} är registrerat, och det här öppnar dörrar tills borttagningen har skickats.`;
    case 'attention':
      return `Kortet öppnar dörrar än: ${card} är inte registrerat och behöver åtgärd; det här skickas därefter.`;
    case 'waiting':
    case 'sending':
      return `Skickas när ${card} är registrerat; till dess öppnar det här kortet dörrar.`;
    case 'discarded':
      return null;
  }
}
