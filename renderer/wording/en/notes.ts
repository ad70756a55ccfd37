import { assertNever } from '../../../contract/assert-never.ts';
import type { NetworkStatus } from '../../../contract/desk.ts';
import type { SubmissionReason, SubmissionView } from '../../../contract/submission.ts';
import { holderName, personOf, timeOf } from './people.ts';

/** Why a submission is where it is, and what half of a pair leaves undone. */
const UNEXPECTED_ANSWER =
  'Something else answered in place of the service, such as a sign-in page of the network.';
const BUSY = 'The service is busy.';

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
      return `The connection is not secure (${reason.words}). Tell your IT department.`;
    case 'unexpected-answer':
      return UNEXPECTED_ANSWER;
    case 'busy':
      return BUSY;
    case 'key-refused':
      return 'The service refused the API key.';
    case 'refused':
      return `The service says: ${reason.words === '' ? `refused (${reason.status})` : reason.words}`;
    case 'other-holder':
      if (task === 'update' && submission.state === 'attention')
        return `The card now belongs to ${reason.holder}, so ${personOf(submission)}’s key was not changed. Discard this, and tap the card.`;
      if (task === 'add' && submission.state === 'attention')
        return `The card is still ${holderName(reason.holder)}’s, so nothing was sent. Edit this and press Enroll: then you are asked whose the card is to be. Or discard it.`;
      return task === 'remove'
        ? `The card now belongs to ${reason.holder}, so ${personOf(submission)}’s key was not removed. Discard this, and enroll the card again.`
        : needsDecision
          ? `This card belongs to ${reason.holder}: their key was changed.`
          : `The card was ${reason.holder}’s: their key was changed.`;
    case 'earlier-name':
      return `Registered under the name it was first sent with: ${reason.holder}.`;
    case 'other-end':
      return `The service kept another end of validity: ${timeOf(reason.validTo)}. To have it otherwise, remove the card and enroll it afresh.`;
    case 'key-not-known':
      if (task === 'remove')
        return `Whether ${personOf(submission)} has a key for this card is not known here, so nothing was removed. Discard this, enroll the card for them again, then remove it.`;
      return 'This desk no longer knows the key that was to be changed. Discard this, and enroll the card again.';
    case 'behind-another':
      return 'An earlier submission for the same card goes first.';
    case 'unreadable':
      return 'It cannot be read on this computer. Enroll the person again, then discard this.';
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
      return 'The service took too long to answer.';
    case 'proxy':
      return 'The network’s proxy does not let Tapdesk through. If it wants a password, Tapdesk has none to give: ask your IT department to let it through without.';
    case 'offline':
    case 'other':
      return 'There is no connection to the service.';
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
      return `${holder}’s key has been removed: this card opens nothing until this is sent.`;
    case 'attention':
      return `${holder}’s key is not removed yet, and that needs attention; this goes after it.`;
    case 'waiting':
    case 'sending':
      return `It goes once ${holder}’s key has been removed.`;
    case 'discarded':
      return null;
  }
}

/** Of the removal of a card that is replaced. */
function newCardNote({ state, cardNumber }: NonNullable<SubmissionView['needs']>): string | null {
  const card = `the new card ${cardNumber ?? ''}`.trim();
  switch (state) {
    case 'delivered':
      return `The new card ${cardNumber ?? ''} is registered, and this one still opens doors until this is sent.`;
    case 'attention':
      return `This card still opens doors: ${card} is not registered, and that needs attention; this goes after it.`;
    case 'waiting':
    case 'sending':
      return `It goes once ${card} is registered; until then this card opens doors.`;
    case 'discarded':
      return null;
  }
}
