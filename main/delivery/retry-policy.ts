import type { SubmissionReason } from '../../contract/submission.ts';
import type { ReplyKind } from '../api/reply-kind.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { Delivered } from './send-submission.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_BACKOFF_MS = 5 * 60_000;
const LONGEST_RETRY_AFTER_MS = 60 * 60_000;

/** No submission waits longer than this for its next attempt. */
export const LONGEST_WAIT_MS = LONGEST_RETRY_AFTER_MS;

export type NextStep =
  | { readonly kind: 'finish'; readonly delivered: Delivered }
  /** Nobody but a person can help: kept, and shown. */
  | { readonly kind: 'park'; readonly reason: SubmissionReason }
  | { readonly kind: 'retry'; readonly reason: SubmissionReason; readonly waitMs: number }
  /** The API key is refused: nothing is wrong with the submission, and nothing else need be tried with this key. */
  | { readonly kind: 'pause'; readonly reason: SubmissionReason };

/** `random` is in [0, 1): full jitter, so that desks that lost the service together do not return together. */
export function decideNextStep(reply: ReplyKind<Delivered>, attempt: number, random: number): NextStep {
  const waitMs = waitBeforeAttempt(attempt + 1, random);
  switch (reply.kind) {
    case 'accepted':
      return { kind: 'finish', delivered: reply.value };
    case 'no-connection':
      return { kind: 'retry', reason: { kind: 'no-connection', cause: reply.cause }, waitMs };
    case 'tls':
      return { kind: 'retry', reason: { kind: 'tls', words: reply.words }, waitMs };
    case 'unexpected-answer':
      return { kind: 'retry', reason: { kind: 'unexpected-answer', status: reply.status }, waitMs };
    case 'busy':
      return {
        kind: 'retry',
        reason: { kind: 'busy', status: reply.status },
        waitMs: askedWait(reply.retryAfterMs, waitMs),
      };
    case 'key-refused':
      return { kind: 'pause', reason: { kind: 'key-refused', status: reply.status } };
    case 'refused':
      return { kind: 'park', reason: { kind: 'refused', status: reply.status, words: reply.words } };
    default:
      return assertNever(reply);
  }
}

/** What the service asks for, but never sooner than we would come back by ourselves, nor than a second. */
export function askedWait(retryAfterMs: number | null, waitMs: number): number {
  if (retryAfterMs === null) return waitMs;
  return Math.min(Math.max(retryAfterMs, waitMs, FIRST_WAIT_MS), LONGEST_RETRY_AFTER_MS);
}

/** Attempt 2 waits up to 1 s, each further one up to twice as long, at most 5 min. */
export function waitBeforeAttempt(attempt: number, random: number): number {
  const ceilingMs = Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempt - 2));
  return Math.round(random * ceilingMs);
}
