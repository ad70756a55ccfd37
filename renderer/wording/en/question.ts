import { assertNever } from '../../../contract/assert-never.ts';
import { isCodeText } from '../../../contract/key-text.ts';
import type { SubmissionView } from '../../../contract/submission.ts';
import type { Whom, Wording } from '../wording.ts';
import { englishStatus } from './card.ts';
import { holderName, keyOf, keyWithin, levelsOf, otherHolder, personOf, timeOf } from './people.ts';

/** What an add changed on the key of somebody else; what was left empty was not sent. */
function changedOn(holder: string, { validFrom, validTo, levelCount, hasPin }: SubmissionView): string {
  const changed = [
    ...(validFrom === null ? [] : [`valid from ${timeOf(validFrom)}`]),
    ...(validTo === null ? [] : [`valid until ${timeOf(validTo)}`]),
    ...(levelCount === 0 ? [] : [levelsOf(levelCount)]),
    ...(hasPin ? ['the PIN typed here'] : []),
  ];
  return changed.length === 0
    ? `Nothing on ${holder}’s key was changed: neither validity, access levels nor PIN were typed.`
    : `${holder}’s key now has: ${changed.join(', ')}.`;
}

function whomWords(whom: Whom): string {
  switch (whom.kind) {
    case 'named':
      return whom.name;
    case 'by-id':
      return 'the person with this id';
    case 'nobody':
      return 'somebody new';
    default:
      return assertNever(whom);
  }
}

export const englishQuestion: Wording['question'] = {
  secondCard: (next) => ({
    title: 'Another card was tapped',
    text: `The form already has a card. Use ${next} in its place? What you typed stays.`,
    agree: 'Use the new card',
  }),
  secondNewCard: (next) => ({
    title: 'Another card was tapped',
    text: `The number of the new card is filled in already. Use ${next} in its place?`,
    agree: 'Use this card',
  }),
  keepNewCard: 'Keep the number',
  keepCard: (current) => `Keep ${current}`,
  knownCard: ({ holder: known, standing, atMs, validTo }, whom, isSamePerson, isCode) => {
    const holder = holderName(known);
    const typed = whomWords(whom);
    const key = isCode ? 'code' : 'card';
    const until = validTo === null ? 'with no end' : `valid until ${timeOf(validTo)}`;
    return {
      title: `This ${key} belongs to ${holder}`,
      text:
        standing === 'registered'
          ? `This desk registered it for ${holder} on ${timeOf(atMs)}, ${until}.`
          : `This desk saved it for ${holder} on ${timeOf(atMs)}, ${until}. That is still on its way, and goes first.`,
      change: {
        label: `Change ${holder}’s key`,
        hint: isSamePerson
          ? 'What the form says is put on the key. What it leaves empty stays as it is.'
          : `${holder} keeps the ${key} and gets what the form says; ${whom.kind === 'named' ? `the name ${typed}` : typed} is not used.`,
      },
      afresh: {
        label: `Remove it from ${holder} and enroll it for ${typed}`,
        hint: isSamePerson
          ? `For another person of that name, or where the key is gone at the service. ${holder}’s key stops working.`
          : `${holder}’s key stops working.`,
      },
    };
  },
  cardForCode: (next) => ({
    title: 'A card was tapped',
    text: `The form is for a code. Enroll the card ${next} in its place? What you typed stays.`,
    agree: 'Use the card',
  }),
  otherKey: (next) => ({
    title: 'The form already has a card or a code',
    text: `Open ${next} in its place? What else you typed stays.`,
    agree: 'Open the key',
  }),
  leaveEdit: (person, next) => ({
    title: 'Stop editing?',
    text: `Open the key ${next} in place of the submission of ${person}? That one stays in Activity as it was; what you changed in it is lost.`,
    agree: 'Stop editing',
  }),
  keepCode: 'Keep the code',
  doNotEnroll: { label: 'Do not enroll', hint: 'Nothing is sent. What you typed stays.' },
  clearForm: { title: 'Clear the form?', text: 'What you typed has not been enrolled.', agree: 'Clear' },
  keepForm: 'Keep it',
  editInstead: (person) => ({
    title: 'Replace what the form holds?',
    text: `The form holds something not enrolled. Open the submission of ${person} in its place?`,
    agree: 'Replace',
  }),
  otherHolder: (submission) => {
    const holder = otherHolder(submission);
    const typed = personOf(submission);
    return {
      title: `This ${isCodeText(submission.cardNumber ?? '') ? 'code' : 'card'} belongs to ${holder}`,
      text:
        submission.task === 'update'
          ? `The key was changed as ${typed}’s, but the service says it is ${holder}’s. If that is wrong, hand the card to somebody else or remove it afterwards.`
          : `${typed} did not get ${keyWithin(submission.cardNumber)}. The service already knew it, and changed ${holder}’s key instead.`,
      changed: changedOn(holder, submission),
      keep: {
        label: `Keep it for ${holder}`,
        hint:
          submission.task === 'update'
            ? 'The key stays as it now is.'
            : `The key stays as it now is. ${typed} needs another card.`,
      },
      afresh: {
        label: `Remove the key and enroll it for ${typed}`,
        hint: `${holder}’s key stops working; then the card is enrolled for ${typed}.`,
      },
    };
  },
  decideLater: { label: 'Decide later', hint: 'You are asked again. Until then it needs attention.' },
  moreAlerts: (count) =>
    count === 1 ? 'One more like this comes after it.' : `${count} more like this come after it.`,
  alertProblem: (problem) => {
    switch (problem.kind) {
      case 'too-late':
        return 'This had been decided already, or the card has another key since. Nothing was changed now.';
      case 'not-saved':
        return `Not decided. ${englishStatus.storage(problem.problem, 'choose')}`;
      case 'failed':
        return 'Not decided: Tapdesk could not finish. Choose again.';
      default:
        return assertNever(problem);
    }
  },
  putOff: (submission, count) =>
    `${keyOf(submission.cardNumber)} belongs to ${otherHolder(submission)}, not to ${personOf(submission)}${count === 1 ? '' : `, and ${count === 2 ? '1 more is' : `${count - 1} more are`} like it`}. Somebody has to decide.`,
  decideNow: 'Decide now',
  discard: (submission, waiting) => ({
    title:
      submission.task === 'remove'
        ? `Discard the removal of ${personOf(submission)}’s key?`
        : `Discard the submission of ${personOf(submission)}?`,
    text: [sentOf(submission), ...discardedWith(submission, waiting)].join(' '),
    agree: 'Discard',
  }),
  keepSubmission: 'Keep it',
};

function sentOf(submission: SubmissionView): string {
  if (submission.attemptCount === 0) return 'It has not been sent, and will not be.';
  const attempted = 'It will not be sent again. An attempt before may have reached the service:';
  return submission.task === 'remove'
    ? `${attempted} check ${personOf(submission)}’s card.`
    : `${attempted} check the card before you hand it out.`;
}

function discardedWith(submission: SubmissionView, waiting: SubmissionView | null): readonly string[] {
  if (submission.task === 'remove') {
    if (submission.needs !== null) return [`${personOf(submission)}’s card keeps opening doors.`];
    return [
      waiting === null
        ? `An enrollment saved together with it is discarded, too. One saved later for the card is not sent while the card is ${personOf(submission)}’s.`
        : `The enrollment of ${personOf(waiting)} is discarded with it.`,
    ];
  }
  if (waiting !== null)
    return [`${personOf(waiting)}’s card ${waiting.cardNumber ?? ''} is not removed then, either.`];
  if (submission.needs === null || submission.needs.state === 'discarded') return [];
  const holder = holderName(submission.needs.holder);
  return submission.needs.state === 'delivered'
    ? [`${holder}’s key has been removed already: then nobody has this card, and it opens nothing.`]
    : [
        `${holder}’s key is still going to be removed. To leave the card with ${holder}, discard that removal instead.`,
      ];
}
