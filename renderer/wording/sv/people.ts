import type { SubmissionView } from '../../../contract/submission.ts';

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
