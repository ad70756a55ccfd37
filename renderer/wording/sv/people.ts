import { assertNever } from '../../../contract/assert-never.ts';
import type { KeyChange, SubmissionView } from '../../../contract/submission.ts';

/** The person as a sentence names them. */
export function personOf({ person }: SubmissionView): string {
  return person === null ? 'någon' : `${person.firstName} ${person.lastName}`.trim() || 'någon utan namn';
}

/** A card's holder, where the name may be one the service never told. */
export function holderName(holder: string): string {
  return holder === '' ? 'någon utan namn' : holder;
}

export function otherHolder({ reason }: SubmissionView): string {
  return holderName(reason?.kind === 'other-holder' ? reason.holder : '');
}

export function timeOf(at: number | string): string {
  return new Date(at).toLocaleString('sv-SE', { dateStyle: 'medium', timeStyle: 'short' });
}

/** What an update changes, in a few words. */
export function changesOf(submission: SubmissionView): string {
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
      return levelCount === 1 ? '1 behörighet' : `${levelCount} behörigheter`;
    default:
      return assertNever(change);
  }
}
