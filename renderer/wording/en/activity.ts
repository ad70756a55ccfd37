import { assertNever } from '../../../contract/assert-never.ts';
import type { SubmissionView } from '../../../contract/submission.ts';
import type { Wording } from '../wording.ts';
import { englishStatus } from './card.ts';

function personOf({ person }: SubmissionView): string {
  return person === null
    ? 'somebody'
    : `${person.firstName} ${person.lastName}`.trim() || 'somebody without a name';
}

export const englishActivity: Wording['activity'] = {
  search: 'Search',
  submissions: 'Submissions',
  state: {
    waiting: 'Waiting',
    sending: 'Sending',
    delivered: 'Delivered',
    attention: 'Needs attention',
    discarded: 'Discarded',
  },
  columns: { time: 'Time', person: 'Person', card: 'Card', state: 'State', actions: 'Actions' },
  reason: (reason) => {
    switch (reason.kind) {
      case 'no-connection':
        return reason.cause === 'timeout'
          ? 'The service took too long to answer.'
          : 'There is no connection to the service.';
      case 'tls':
        return `The connection is not secure (${reason.words}). Tell your IT department.`;
      case 'unexpected-answer':
        return 'Something else answered in place of the service, such as a sign-in page of the network.';
      case 'busy':
        return 'The service is busy.';
      case 'key-refused':
        return 'The service refused the API key.';
      case 'refused':
        return `The service says: ${reason.words === '' ? `refused (${reason.status})` : reason.words}`;
      case 'other-holder':
        return `This card belongs to ${reason.holder}: their key was changed.`;
      case 'earlier-name':
        return `Registered under the name it was first sent with: ${reason.holder}.`;
      case 'behind-another':
        return 'An earlier submission for the same card goes first.';
      case 'unreadable':
        return 'It cannot be read on this computer. Enroll the person again, then discard this.';
      default:
        return assertNever(reason);
    }
  },
  nextAttempt: (atMs) =>
    `Next attempt ${new Date(atMs).toLocaleTimeString('en-GB', { timeStyle: 'medium' })}`,
  sendNow: 'Send now',
  edit: 'Edit',
  discard: 'Discard',
  nobody: 'Cannot be read',
  unnamed: 'No name',
  none: 'Nobody has been enrolled here yet.',
  noMatch: (search) => `Nothing matches “${search}”.`,
  shown: (shown, all) =>
    all === null
      ? `The newest ${shown}. There are more: search for more of the name.`
      : shown === all
        ? `${all} shown`
        : `The newest ${shown} of ${all}. Search to find the others.`,
  notice: (notice) => {
    switch (notice.kind) {
      case 'too-late':
        return 'It was sent in the meantime. Nothing was changed.';
      case 'not-editable':
        return 'It can no longer be edited.';
      case 'not-saved':
        return englishStatus.storage[notice.problem].replace('press Enroll', 'try');
      case 'failed':
        return 'Tapdesk could not finish. Nothing was changed. Do it again.';
      default:
        return assertNever(notice);
    }
  },
};

export const englishQuestion: Wording['question'] = {
  secondCard: (next) => ({
    title: 'Another card was tapped',
    text: `The form already has a card. Use ${next} in its place? What you typed stays.`,
    agree: 'Use the new card',
  }),
  keepCard: (current) => `Keep ${current}`,
  knownCard: ({ holder, standing }) => ({
    title: `This card belongs to ${holder}`,
    text:
      standing === 'registered'
        ? `This desk registered it for ${holder}. Enrolling it again changes ${holder}’s key.`
        : `This desk has saved it for ${holder}, and that is sent first. Enrolling it again changes ${holder}’s key.`,
    agree: 'Enroll all the same',
  }),
  doNotEnroll: 'Do not enroll',
  clearForm: { title: 'Clear the form?', text: 'What you typed has not been enrolled.', agree: 'Clear' },
  keepForm: 'Keep it',
  editInstead: (person) => ({
    title: 'Replace what the form holds?',
    text: `The form holds something not enrolled. Open the submission of ${person} in its place?`,
    agree: 'Replace',
  }),
  otherHolder: (submission) => {
    const holder = submission.reason?.kind === 'other-holder' ? submission.reason.holder : 'somebody else';
    const typed = personOf(submission);
    return {
      title: `This card belongs to ${holder}`,
      text: `Their key was changed, not ${typed}’s. ${typed} did not get this card. Keep it if that is right; otherwise remove the key of card ${submission.cardNumber ?? ''} in the access system and enroll both again.`,
      agree: 'I have seen this',
    };
  },
  discard: (submission) => ({
    title: `Discard the submission of ${personOf(submission)}?`,
    text:
      submission.attemptCount === 0
        ? 'It has not been sent, and will not be.'
        : 'It will not be sent again. An attempt before may have reached the service: check the card before you hand it out.',
    agree: 'Discard',
  }),
  keepSubmission: 'Keep it',
};
