import { assertNever } from '../../../contract/assert-never.ts';
import { isCodeText } from '../../../contract/key-text.ts';
import type { Wording } from '../wording.ts';
import { englishStatus } from './card.ts';
import { notesOf } from './notes.ts';
import { changesOf, keyOf, personOf, timeOf } from './people.ts';

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
  keyNumber: (cardNumber) =>
    cardNumber !== null && isCodeText(cardNumber) ? keyOf(cardNumber) : (cardNumber ?? ''),
  about: (submission) => {
    const { person, task } = submission;
    if (person === null) return 'Cannot be read';
    if (task === 'remove') return `Remove the key of ${personOf(submission)}`;
    if (task === 'update') return `Change the key of ${personOf(submission)}: ${changesOf(submission)}`;
    return `${person.firstName} ${person.lastName}`.trim() || 'No name';
  },
  notes: notesOf,
  discardedAt: (atMs) => timeOf(atMs),
  nextAttempt: (atMs) =>
    `Next attempt ${new Date(atMs).toLocaleTimeString('en-GB', { timeStyle: 'medium' })}`,
  attemptUnderWay: 'Trying again now',
  sendNow: 'Send now',
  edit: 'Edit',
  discard: 'Discard',
  none: 'Nobody has been enrolled here yet. Tap a card, and Enroll fills in its number.',
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
        return 'It can no longer be edited. See its line for what became of it.';
      case 'not-saved':
        return englishStatus.storage(notice.problem, 'same');
      case 'failed':
        return 'Tapdesk could not finish. Nothing was changed. Do it again.';
      default:
        return assertNever(notice);
    }
  },
};
