import type { SubmissionState } from './submission.ts';

/** Something may still come of it. */
export function isOpenState(state: SubmissionState): boolean {
  return state === 'waiting' || state === 'sending' || state === 'attention';
}
