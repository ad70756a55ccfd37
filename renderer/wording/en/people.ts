import { assertNever } from '../../../contract/assert-never.ts';
import { codeDigits, isCodeText } from '../../../contract/key-text.ts';
import type { KeyChange, SubmissionView } from '../../../contract/submission.ts';

/** The person as a sentence names them. */
export function personOf({ person }: SubmissionView): string {
  return person === null
    ? 'somebody'
    : `${person.firstName} ${person.lastName}`.trim() || 'somebody without a name';
}

/** A card's holder, where the name may be one the service never told. */
export function holderName(holder: string): string {
  return holder === '' ? 'somebody without a name' : holder;
}

/** The card by its number, as a sentence begins with it; of a code all but one digit is hidden. */
export function keyOf(cardNumber: string | null): string {
  const number = cardNumber ?? '';
  return isCodeText(number) ? `Code ${codeDigits(number)}` : `Card ${number}`;
}

/** The same, within a sentence. */
export function keyWithin(cardNumber: string | null): string {
  const key = keyOf(cardNumber);
  return key.charAt(0).toLowerCase() + key.slice(1);
}

export function otherHolder({ reason }: SubmissionView): string {
  return holderName(reason?.kind === 'other-holder' ? reason.holder : '');
}

export function timeOf(at: number | string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

export function levelsOf(count: number): string {
  return count === 1 ? '1 access level' : `${count} access levels`;
}

/** What an update changes, in a few words. */
export function changesOf(submission: SubmissionView): string {
  if (submission.changes.length === 0) return 'nothing new';
  return submission.changes.map((change) => changeOf(change, submission)).join(', ');
}

function changeOf(change: KeyChange, { validFrom, validTo, levelCount }: SubmissionView): string {
  switch (change) {
    case 'valid-from':
      return validFrom === null ? 'valid at once' : `valid from ${timeOf(validFrom)}`;
    case 'valid-to':
      return validTo === null ? 'no end of validity' : `valid until ${timeOf(validTo)}`;
    case 'new-pin':
      return 'new PIN';
    case 'no-pin':
      return 'no PIN';
    case 'levels':
      return levelsOf(levelCount);
    default:
      return assertNever(change);
  }
}
