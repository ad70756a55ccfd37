import type { SubmissionView } from '../../../contract/submission.ts';

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

export function otherHolder({ reason }: SubmissionView): string {
  return holderName(reason?.kind === 'other-holder' ? reason.holder : '');
}

export function timeOf(at: number | string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
