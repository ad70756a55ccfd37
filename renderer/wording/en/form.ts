import { assertNever } from '../../../contract/assert-never.ts';
import type { DeskStatus } from '../../../contract/desk.ts';
import { isCodeText } from '../../../contract/key-text.ts';
import type { SubmissionView } from '../../../contract/submission.ts';
import type { Outcome, Undo } from '../../enroll/enroll-state.ts';
import { isInReach, joinSentences } from '../sentences.ts';
import type { Wording } from '../wording.ts';
import { englishStatus } from './card.ts';
import { networkNote, notesOf } from './notes.ts';
import { changesOf, keyOf, otherHolder, personOf } from './people.ts';

type Saved = Extract<Outcome, { kind: 'saved' }>;

const numberProblem: Wording['form']['numberProblem'] = {
  empty: 'Tap a card, or enter its number',
  'not-a-number': 'Card number must be digits, or hexadecimal such as 0x04A22B1C',
  'wrong-length': 'Card number must be complete: 4, 5 or 7 bytes',
  'out-of-range': 'Card number is larger than a card can hold. Check the digits',
  ambiguous:
    'Card number can be read in more than one way. Tap the card, or put 0x before hexadecimal digits, and EM:, MC: or MD: before a decimal number printed in one piece',
  'zero-id': 'Card number must not be all zeros. Use another card',
  'random-id': 'This number changes at every tap, like that of a phone. Use an access card',
  'cascade-tag': 'This is only part of a card number. Tap the card instead',
  'ten-byte-id': 'A ten-byte number cannot be registered. Use another card',
  'code-empty': 'Enter the code',
  'code-hidden':
    'The digits of a saved code are not shown again. To enroll a code, type it or generate a new one',
  'code-not-digits': 'Code must be digits only, 20 at most',
};

const undoFailure: Readonly<Record<Undo, string>> = {
  'by-key': '',
  'by-button': '',
  asked: '',
  over: '',
  'too-late': 'Too late to undo.',
  failed: 'It could not be undone. See what became of it in Activity.',
};

const notDone = { add: 'Not enrolled', update: 'Not changed', remove: 'Not removed' };

function doneWords(submission: SubmissionView): string {
  return submission.task === 'remove'
    ? `Removed: ${personOf(submission)}’s ${isCodeText(submission.cardNumber ?? '') ? 'code' : 'card'} opens no door any more.`
    : `Changed for ${personOf(submission)}: ${changesOf(submission)}.`;
}

/** The key that was changed as somebody's is another's, and stays it. An update has been made then; an enrollment has not. */
function keptWords(submission: SubmissionView): string {
  const key = isCodeText(submission.cardNumber ?? '') ? 'code' : 'card';
  const holder = otherHolder(submission);
  return submission.task === 'update'
    ? `Decided: ${holder} keeps the ${key}, and the key stays as it now is.`
    : `Not enrolled: ${holder} keeps the ${key}.`;
}

function savedWords({ submission, survivesClosing }: Saved, { network, outbox }: DeskStatus): string {
  const { state, person, needs } = submission;
  const notes = joinSentences(notesOf(submission));
  // The next card may stand in the form already: what came of the last one says whose it is.
  const whom = personOf(submission);
  switch (state) {
    case 'delivered': {
      if (submission.task !== 'add') return `${doneWords(submission)} ${notes}`.trim();
      if (submission.reason?.kind === 'other-holder') return `Not enrolled: ${whom}. ${notes}`;
      const name = person === null ? '' : `${person.firstName} ${person.lastName}`.trim();
      return `Enrolled ${name === '' ? 'without a name' : name}. ${keyOf(submission.cardNumber)}. ${notes}`.trim();
    }
    case 'attention':
      return `${notDone[submission.task ?? 'add']}: ${whom}. ${notes}`;
    case 'discarded':
      return `Discarded: ${whom}.`;
    case 'sending':
    case 'waiting':
      if (needs?.state === 'attention') return `Not enrolled: ${whom}. ${notes}`;
      if (!survivesClosing)
        return `Saved: ${whom}. Waiting. Keep Tapdesk open until it is sent: this computer has no keychain, so it cannot be kept after closing.`;
      if (outbox.paused !== null)
        return `Saved: ${whom}. It will be sent when the API key works. ${notes}`.trim();
      if (notes === '' && isInReach(network)) return `Saved: ${whom}. Sending…`;
      if (needs !== null && notes !== '') return `Saved: ${whom}. ${notes}`;
      // Told once: the next attempt, and what comes of it, change nothing of this.
      return `Saved: ${whom}. It will be sent when the service answers. ${notes || networkNote(network)}`.trim();
    default:
      return assertNever(state);
  }
}

export const englishForm: Wording['form'] = {
  cardNumber: 'Card number',
  code: 'Code',
  codeHint:
    'Digits to be typed on the keypad at a door, in place of a card. It is no PIN. Once it is saved, it can be shown until the next person is begun, and never again.',
  weakCode: 'Weak: such a code is tried first. Choose another?',
  generateCode: 'Generate a code',
  codeFailed: {
    'none-free':
      'No code was generated: nearly all of this length are somebody’s. Choose more digits in Settings, or type one.',
    failed: 'No code was generated: Tapdesk could not finish. Press Generate a code again, or type one.',
  },
  showCode: 'Show the code large',
  codeInstead: 'A code in place of a card…',
  cardInstead: 'A card in place of the code',
  firstName: 'First name',
  lastName: 'Last name',
  validFrom: 'Valid from',
  validTo: 'Valid to',
  validHint: 'Optional. Kept for the next person.',
  pin: 'PIN',
  pinHint: 'Optional, 4 digits',
  generate: 'Generate',
  pinFailed: 'No PIN was generated: Tapdesk could not finish. Press Generate again, or type one.',
  weakPin: {
    'few-digits': 'Weak: it repeats itself, and is tried first. Generate another?',
    run: 'Weak: its digits follow one another, and it is tried first. Generate another?',
    year: 'Weak: it could be a year somebody was born in. Generate another?',
    keypad: 'Weak: it is a pattern on the keypad, and is tried first. Generate another?',
  },
  showPin: 'Show large',
  showLast: { pin: 'Show the PIN', code: 'Show the code' },
  largePinHint: 'Any key or click hides it.',
  accessLevels: 'Access levels',
  refreshLevels: 'Refresh list',
  refreshFailed: 'The list was not fetched: Tapdesk could not finish. Press Refresh again.',
  noLevels: 'No list of access levels has come from the service yet.',
  system: (id) => `System ${id}`,
  levelGone: (name) => `${name} is gone from the service. Take it out, and choose another if need be.`,
  levelRenamed: (before, after) => `${before} is called ${after} now. Check that it is still meant.`,
  levelsProblem: {
    'no-key': 'The list is fetched once an API key is saved.',
    'key-refused': 'The service refused the API key, so the list may be old.',
    'no-answer': 'The service does not answer, so the list may be old.',
    'unexpected-answer': 'The service answered something else, so the list may be old.',
  },
  submit: 'Enroll',
  submitting: 'Saving…',
  clear: 'Clear',
  problemHeading: 'There is a problem',
  problem: (problem) => {
    switch (problem.field) {
      case 'cardNumber':
        return problem.problem === 'no-holder'
          ? 'Nobody has this card any more. Press Enroll again to enroll it for whom the form names'
          : numberProblem[problem.problem];
      case 'firstName':
      case 'lastName': {
        const name = problem.field === 'firstName' ? 'First name' : 'Last name';
        return problem.problem === 'too-long'
          ? `${name} must be 32 characters or fewer`
          : `${name} holds a character the service cannot store. Type it again`;
      }
      case 'validFrom':
      case 'validTo': {
        const name = problem.field === 'validFrom' ? 'Valid from' : 'Valid to';
        const said = {
          'not-a-time': 'must be a date and a time',
          'skipped-hour': 'falls in the hour that the change to summer time skips. Choose another time',
          'before-from': 'must be after Valid from',
          'in-the-past': 'must be in the future',
          'loan-without-end': 'must say until when the card is lent',
        };
        return `${name} ${said[problem.problem]}`;
      }
      case 'newCard':
        if (problem.problem === 'same-card') return 'That is the card to be replaced. Tap the new one';
        if (problem.problem === 'has-holder') return 'Somebody has that card already. Take another';
        if (problem.problem === 'key-expired') return 'The key has expired. Change its validity first';
        return numberProblem[problem.problem];
      case 'personId':
        return 'That is no person id. One has 32 digits and letters a to f, in groups of 8, 4, 4, 4 and 12';
      case 'pin':
        return problem.problem === 'not-four-digits'
          ? 'PIN must be 4 digits'
          : 'The template asks for a PIN. Type or generate one';
      case 'accessLevels':
        return problem.problem === 'none-left'
          ? 'Choose at least one access level. To let the card open nothing, remove it'
          : 'An access level chosen here is gone from the service. Choose again';
      default:
        return assertNever(problem);
    }
  },
  loan: 'Lend it for today',
  person: {
    existing: 'Existing person…',
    find: 'Find a person',
    findHint: 'A name from the register, or a person id to paste.',
    nobody: 'With both names empty, the service makes up a person.',
    chosen: (name) => `Existing person: ${name === '' ? 'the one with this id' : name}`,
    newInstead: 'A new person instead',
    none: 'Nobody in the register matches, and it is no person id: one has 32 digits and letters a to f, in groups of 8, 4, 4, 4 and 12.',
    failed: 'The register did not answer. Press Enter to look again.',
    more: 'There are more. Write more of the name.',
  },
  numberProblem,
  editing: (person) => `Editing the submission of ${person}`,
  outcome: (outcome, status) => {
    switch (outcome.kind) {
      case 'not-saved':
        return `Not saved. ${englishStatus.storage(outcome.problem, 'enroll')}`;
      case 'too-late':
        return 'The submission was sent in the meantime, so it was not replaced. Press Enroll to send this as a new one.';
      case 'failed':
        return 'Not saved: Tapdesk could not finish. The form is as you left it. Press Enroll again.';
      case 'undone':
        return outcome.isInForm
          ? `Undone: nothing was sent of ${personOf(outcome.submission)}. The form is as it was.`
          : `Undone: nothing was sent of ${personOf(outcome.submission)}. The form already holds something else, and was left alone.`;
      case 'kept':
        return keptWords(outcome.submission);
      case 'saved':
        break;
      default:
        return assertNever(outcome);
    }
    return [undoFailure[outcome.undo], savedWords(outcome, status)].filter((part) => part !== '').join(' ');
  },
  seeActivity: 'See it in Activity',
  undo: 'Undo',
  undoKey: 'Ctrl+Z',
};
