import { assertNever } from '../../../contract/assert-never.ts';
import { codeDigits, isCodeText } from '../../../contract/key-text.ts';
import type { KeyChange, SubmissionView } from '../../../contract/submission.ts';

/** The person as a sentence names them. */
export function personOf({ person }: SubmissionView): string {
  return person === null ? 'någon' : `${person.firstName} ${person.lastName}`.trim() || 'någon utan namn';
}

/** A card's holder, where the name may be one the service never told. */
export function holderName(holder: string): string {
  return holder === '' ? 'någon utan namn' : holder;
}

/** Whose: a name that ends in the sound of s takes no other. */
export function genitiveOf(name: string): string {
  return /[sxz]$/iu.test(name) ? name : `${name}s`;
}

/** The card by its number, as a sentence begins with it; of a code all but one digit is hidden. */
export function keyOf(cardNumber: string | null): string {
  const number = cardNumber ?? '';
  return isCodeText(number) ? `Kod ${codeDigits(number)}` : `Kort ${number}`;
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
  return new Date(at).toLocaleString('sv-SE', { dateStyle: 'medium', timeStyle: 'short' });
}

/** As a sentence begins with them. */
export function newestOf(count: number): string {
  return count === 1 ? 'Den nyaste' : `De ${count} nyaste`;
}

export function levelsOf(count: number): string {
  return count === 1 ? '1 behörighet' : `${count} behörigheter`;
}

/** What an update changes, in a few words. */
export function changesOf(submission: SubmissionView): string {
  if (submission.changes.length === 0) return 'inget nytt';
  return submission.changes.map((change) => changeOf(change, submission)).join(', ');
}

function changeOf(change: KeyChange, { validFrom, validTo, levelCount }: SubmissionView): string {
  switch (change) {
    case 'valid-from':
      return validFrom === null ? 'gäller genast' : `gäller från ${timeOf(validFrom)}`;
    case 'valid-to':
      return validTo === null ? 'inget slut på giltigheten' : `gäller till ${timeOf(validTo)}`;
    case 'new-pin':
      return 'ny PIN-kod';
    case 'no-pin':
      return 'ingen PIN-kod';
    case 'levels':
      return levelsOf(levelCount);
    default:
      return assertNever(change);
  }
}
