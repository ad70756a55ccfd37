import type { ReplyKind } from '../api/reply-kind.ts';
import { askedWait, waitBeforeAttempt } from './retry-policy.ts';

const CARDS_AT_A_TIME = 4;
const LONGEST_ROUND_REST_MS = 30_000;

/** How much may be sent at a time, as the last answers allow. */
export interface Pace {
  readonly cardsAtATime: number;
  /** How often it was tried in vain since something got through. */
  readonly failedLooks: number;
  /** The submissions that failed since something got through, each in a way that may be its own trouble. */
  readonly failing: ReadonlySet<string>;
  readonly isNetworkDown: boolean;
}

export const FULL_PACE: Pace = {
  cardsAtATime: CARDS_AT_A_TIME,
  failedLooks: 0,
  failing: new Set(),
  isNetworkDown: false,
};

interface Answered {
  readonly id: string;
  readonly reply: ReplyKind<unknown>;
  readonly sentAt: Pace;
}

export type NextPace =
  | { readonly kind: 'go-on'; readonly pace: Pace }
  | { readonly kind: 'rest'; readonly pace: Pace; readonly restMs: number }
  /** It was sent before the trouble began, and says nothing about it. */
  | { readonly kind: 'old-news' };

/**
 * One submission's trouble slows nobody. When nothing reaches the service, or it says that it is asked too often, one at a time
 * finds out whether that is over. When four in a row fail in another way, something on the way or the service is down: it is
 * tried in rounds, whose rests are short enough for a sound card that comes along.
 */
export function paceAfter(pace: Pace, { id, reply, sentAt }: Answered, random: number): NextPace {
  const rest = (slower: Partial<Pace>, restMs: number): NextPace => ({
    kind: 'rest',
    pace: { ...pace, failedLooks: pace.failedLooks + 1, ...slower },
    restMs,
  });
  const restMs = waitBeforeAttempt(pace.failedLooks + 2, random);
  if (reply.kind === 'busy' && reply.status === 429)
    return rest({ cardsAtATime: 1 }, askedWait(reply.retryAfterMs, restMs));
  if (pace.failedLooks > 0 && sentAt.failedLooks === 0) return { kind: 'old-news' };
  if (isThrough(reply)) return { kind: 'go-on', pace: FULL_PACE };
  if (isNetworkDown(reply)) return rest({ cardsAtATime: 1, isNetworkDown: true }, restMs);
  const failing = new Set([...pace.failing, id]);
  return pace.failedLooks === 0 && failing.size < CARDS_AT_A_TIME
    ? { kind: 'go-on', pace: { ...pace, failing } }
    : rest({ failing }, Math.min(restMs, LONGEST_ROUND_REST_MS));
}

function isThrough(reply: ReplyKind<unknown>): boolean {
  return reply.kind === 'accepted' || reply.kind === 'refused' || reply.kind === 'key-refused';
}

/** Nothing reaches the service, whatever is sent. A time-out may be one submission's own trouble. */
function isNetworkDown(reply: ReplyKind<unknown>): boolean {
  if (reply.kind === 'no-connection') return reply.cause === 'offline' || reply.cause === 'proxy';
  return reply.kind === 'tls';
}
