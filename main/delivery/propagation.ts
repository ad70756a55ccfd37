import { assertNever } from '../../contract/assert-never.ts';
import type { Propagation } from '../../contract/submission.ts';
import type { KeyStatusReply } from '../api/intserv-models.ts';
import type { ReplyKind } from '../api/reply-kind.ts';
import type { FollowedKey } from '../store/followed-keys.ts';
import { LONGEST_WAIT_MS, waitBeforeAttempt } from './retry-policy.ts';

const FIRST_LOOK_MS = 2_000;
/** Between one look and the next; after these, every hour. */
const WAITS_MS: readonly number[] = [5_000, 15_000, 60_000, 5 * 60_000, 15 * 60_000];
const LATER_WAIT_MS = LONGEST_WAIT_MS;
const SHORTEST_REST_MS = 1_000;

const DAY_MS = 24 * 60 * 60_000;
/** A clock set forward, or a desk that was closed over the weekend, must not end it before these have been made. */
const FEWEST_LOOKS = WAITS_MS.length + 2;
/** As many as a day has room for: a clock set back does not make it longer. */
const MOST_LOOKS = WAITS_MS.length + 25;

const LONGEST_WORD = 120;

/** When to ask for the first time whether a new key has reached the doors. */
export function firstLookAtMs(nowMs: number): number {
  return nowMs + FIRST_LOOK_MS;
}

/** `lookCount` counts the looks that were answered. */
export function waitAfterLook(lookCount: number): number {
  return WAITS_MS[lookCount - 1] ?? LATER_WAIT_MS;
}

export type AfterLook =
  /** The look counts; `waitMs` is null when it was the last. */
  | { readonly kind: 'answered'; readonly propagation: Propagation; readonly waitMs: number | null }
  /** The service said nothing of the key: nothing is asked for a while, and the look does not count. */
  | { readonly kind: 'unanswered'; readonly waitMs: number }
  /** The API key is no good: nothing need be asked with it. */
  | { readonly kind: 'key-refused' }
  /** The API key may not ask this, which says nothing of sending: a relay may let that alone through. */
  | { readonly kind: 'not-allowed'; readonly waitMs: number };

interface LookCircumstances {
  readonly nowMs: number;
  /** Looks in a row, of whichever keys, that were not answered; without this one. */
  readonly unansweredCount: number;
  /** In [0, 1). */
  readonly random: number;
}

/** Judges one look. A status nobody knows yet is kept as it is and asked about again, like one that says pending. */
export function afterLook(
  reply: ReplyKind<KeyStatusReply>,
  key: FollowedKey,
  { nowMs, unansweredCount, random }: LookCircumstances,
): AfterLook {
  const restMs = waitBeforeAttempt(unansweredCount + 2, random);
  switch (reply.kind) {
    case 'accepted':
      return answered(reply.value, key, nowMs);
    case 'refused':
      return {
        kind: 'answered',
        propagation: {
          ...(key.known ?? { status: null, systems: [] }),
          askedAtMs: nowMs,
          end: { kind: 'refused', status: reply.status, words: reply.words },
        },
        waitMs: null,
      };
    case 'no-connection':
    case 'tls':
    case 'unexpected-answer':
      return { kind: 'unanswered', waitMs: withinBounds(restMs) };
    case 'busy':
      return { kind: 'unanswered', waitMs: withinBounds(Math.max(reply.retryAfterMs ?? 0, restMs)) };
    case 'key-refused':
      return reply.status === 403 ? { kind: 'not-allowed', waitMs: LATER_WAIT_MS } : { kind: 'key-refused' };
    default:
      return assertNever(reply);
  }
}

function answered(reply: KeyStatusReply, key: FollowedKey, nowMs: number): AfterLook {
  const lookCount = key.lookCount + 1;
  const isSettled = reply.status === 'Applied' || reply.status === 'Failed';
  const isOver = !isSettled && isDayOver(lookCount, key.deliveredAtMs, nowMs);
  return {
    kind: 'answered',
    propagation: {
      status: reply.status.slice(0, LONGEST_WORD),
      systems: systemsOf(reply),
      askedAtMs: nowMs,
      end: isOver ? { kind: 'day-passed' } : null,
    },
    waitMs: isSettled || isOver ? null : waitAfterLook(lookCount),
  };
}

function isDayOver(lookCount: number, deliveredAtMs: number, nowMs: number): boolean {
  return lookCount >= MOST_LOOKS || (lookCount >= FEWEST_LOOKS && nowMs - deliveredAtMs >= DAY_MS);
}

function systemsOf(reply: KeyStatusReply): Propagation['systems'] {
  const lists = [
    ['applied', reply.systems_where_applied],
    ['pending', reply.systems_where_pending],
    ['failed', reply.systems_where_failed],
  ] as const;
  return lists.flatMap(([state, systems]) =>
    (systems ?? []).map((system) => ({
      systemId: system.system_id,
      state,
      errorType: system.error_type?.slice(0, LONGEST_WORD) ?? null,
    })),
  );
}

const withinBounds = (waitMs: number): number =>
  Math.min(Math.max(waitMs, SHORTEST_REST_MS), LONGEST_WAIT_MS);
