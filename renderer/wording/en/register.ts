import { assertNever } from '../../../contract/assert-never.ts';
import type { RegisterWording } from '../register-wording.ts';
import { englishStatus } from './card.ts';

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const englishRegister: RegisterWording = {
  search: 'Search register',
  searchHint: 'A name, or a card number in any form.',
  table: 'Register',
  columns: {
    holder: 'Holder',
    card: 'Card',
    valid: 'Valid',
    levels: 'Access levels',
    registered: 'Registered',
    actions: 'Actions',
  },
  unnamed: 'No name',
  validFrom: (time) => `From ${time}`,
  validTo: (time) => `Until ${time}`,
  alwaysValid: 'Without end',
  noLevels: 'None',
  change: 'Change…',
  changeKey: (holder, keyNumber) => `Change… ${holder === '' ? 'No name' : holder}, ${keyNumber}`,
  notOpened: {
    gone: 'This key has changed or gone in the meantime. Search once more.',
    failed: 'The key could not be opened. Do it again.',
  },
  showSubmission: 'Show in Activity',
  erase: 'Erase person…',
  retention: (days) =>
    days === null
      ? 'Entries are kept until somebody erases them.'
      : `Entries are erased ${counted(days, 'day', 'days')} after they were registered, or after their validity has ended where that is later.`,
  none: 'Nothing is registered here yet. A card this desk enrolls is listed once the service has it.',
  noMatch: (search) => `Nobody and no card matches “${search}”.`,
  shown: (shown, hasMore) => (hasMore ? `The newest ${shown}. Search to find the others.` : `${shown} shown`),
  unreadable: (count) =>
    `${counted(count, 'entry', 'entries')} cannot be read on this computer, and ${count === 1 ? 'is' : 'are'} left out. See Settings.`,
  listFailed: 'Tapdesk could not read the register. Search once more.',
  question: (holder) => ({
    title: `Erase ${holder}?`,
    text: 'This desk forgets them: all their cards here, all their finished submissions in Activity, and what the list of people and Doors hold of them. It cannot be undone. At the service nothing changes: their keys keep opening doors.',
    agree: 'Erase person',
  }),
  keep: 'Keep',
  erased: (entryCount, submissionCount) =>
    `Erased from this desk: ${counted(entryCount, 'card', 'cards')} and ${counted(submissionCount, 'submission', 'submissions')}. At the service nothing changed.`,
  notErased: (outcome) => {
    switch (outcome.kind) {
      case 'unfinished':
        return outcome.count === 1
          ? 'Nothing was erased: 1 submission under this name is not finished. Finish or discard it in Activity, then erase.'
          : `Nothing was erased: ${outcome.count} submissions under this name are not finished. Finish or discard them in Activity, then erase.`;
      case 'on-list':
        return outcome.count === 1
          ? 'Nothing was erased: 1 person of this name is still to do on the list of people. Enroll them there, or finish the list, then erase.'
          : `Nothing was erased: ${outcome.count} people of this name are still to do on the list of people. Enroll them there, or finish the list, then erase.`;
      case 'gone':
        return 'Nothing was erased: this entry has changed or gone in the meantime. Look at the list again.';
      case 'not-saved':
        return `Nothing was erased. ${englishStatus.storage(outcome.problem, 'same')}`;
      case 'failed':
        return 'Nothing was erased: Tapdesk could not finish. Do it again.';
      default:
        return assertNever(outcome);
    }
  },
  setting: {
    days: 'Erase after (days)',
    hint: 'Register entries and finished submissions. Empty or 0: kept until somebody erases them.',
    problem: 'Enter a whole number of days, at most 36500',
    save: 'Save days',
    question: (days) => ({
      title: `Erase what is older than ${counted(days, 'day', 'days')}?`,
      text: 'Older register entries and finished submissions are erased from this desk now, and others as they reach that age. It cannot be undone. At the service nothing changes.',
      agree: 'Save and erase',
    }),
    keep: 'Cancel',
  },
};
