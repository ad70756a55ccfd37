import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyStatusReply } from '../../../main/api/intserv-models.ts';
import type { ReplyKind } from '../../../main/api/reply-kind.ts';
import { afterLook, firstLookAtMs, waitAfterLook } from '../../../main/delivery/propagation.ts';
import type { FollowedKey } from '../../../main/store/followed-keys.ts';

const DAY_MS = 86_400_000;
const deliveredAtMs = Date.UTC(2026, 0, 15, 12);

function keyAfter(lookCount: number, known: FollowedKey['known'] = null): FollowedKey {
  return { submissionId: randomUUID(), keyId: randomUUID(), lookCount, deliveredAtMs, known };
}
const says = (reply: Partial<KeyStatusReply> & { readonly status: string }): ReplyKind<KeyStatusReply> => ({
  kind: 'accepted',
  value: reply,
});
const look = (
  reply: ReplyKind<KeyStatusReply>,
  key = keyAfter(0),
  { nowMs = deliveredAtMs + 2_000, unansweredCount = 0, random = 0.5 } = {},
) => afterLook(reply, key, { nowMs, unansweredCount, random });

describe('what a look at a key on its way means', () => {
  it.each([
    ['Applied', null],
    ['Failed', null],
    ['Pending', 5_000],
    ['PartiallyApplied', 5_000],
    ['NotApplied', 5_000],
    ['Teleported', 5_000],
  ])('%s is looked at again after %s ms', (status, waitMs) => {
    expect(look(says({ status }))).toMatchObject({
      kind: 'answered',
      propagation: { status, end: null },
      waitMs,
    });
  });

  it('keeps every access system with its state, and error types nobody knows as they are', () => {
    const step = look(
      says({
        status: 'PartiallyApplied',
        systems_where_applied: [{ system_id: 'A' }],
        systems_where_pending: [{ system_id: 'B' }],
        systems_where_failed: [{ system_id: 'C', error_type: 'MoonPhaseWrong' }, { system_id: 'D' }],
      }),
    );

    expect(step.kind === 'answered' && step.propagation.systems).toEqual([
      { systemId: 'A', state: 'applied', errorType: null },
      { systemId: 'B', state: 'pending', errorType: null },
      { systemId: 'C', state: 'failed', errorType: 'MoonPhaseWrong' },
      { systemId: 'D', state: 'failed', errorType: null },
    ]);
  });

  it('takes lists that are not there for empty ones', () => {
    const step = look(says({ status: 'Pending', systems_where_applied: null }));

    expect(step).toMatchObject({ propagation: { systems: [] } });
  });

  it('ends with the words of a service that refuses to say, and keeps what it said before', () => {
    const known = {
      status: 'PartiallyApplied',
      systems: [{ systemId: 'A', state: 'applied' as const, errorType: null }],
      askedAtMs: deliveredAtMs,
      end: null,
    };
    const refused = { kind: 'refused', status: 400, words: 'no such access key' } as const;
    const end = { kind: 'refused', status: 400, words: 'no such access key' };

    expect(look(refused, keyAfter(0))).toMatchObject({ propagation: { status: null, end }, waitMs: null });
    expect(look(refused, keyAfter(1, known))).toMatchObject({
      propagation: { status: 'PartiallyApplied', systems: known.systems, end },
      waitMs: null,
    });
  });

  it.each([
    { kind: 'no-connection', cause: 'offline' },
    { kind: 'tls', words: 'ERR_CERT_DATE_INVALID' },
    { kind: 'unexpected-answer', status: 200 },
    { kind: 'busy', status: 503, retryAfterMs: null },
  ] as const)('$kind says nothing of the key, however long it has been followed', (reply) => {
    expect(look(reply, keyAfter(400), { nowMs: deliveredAtMs + 30 * DAY_MS })).toEqual({
      kind: 'unanswered',
      waitMs: 1_000,
    });
  });

  it('rests longer with every look that is not answered, at most five minutes', () => {
    const waits = [0, 1, 2, 3, 20].map((unansweredCount) => {
      const step = look({ kind: 'no-connection', cause: 'offline' }, keyAfter(0), {
        unansweredCount,
        random: 0.999_999,
      });
      return step.kind === 'unanswered' ? step.waitMs : null;
    });

    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 300_000]);
  });

  it.each([
    [90_000, 90_000],
    [0, 1_000],
    [Number.MAX_SAFE_INTEGER, 3_600_000],
  ])('a service that asks for %d ms of rest gets %d', (retryAfterMs, waitMs) => {
    expect(look({ kind: 'busy', status: 429, retryAfterMs })).toEqual({ kind: 'unanswered', waitMs });
  });

  it('a refused API key is nothing about the key that is followed', () => {
    expect(look({ kind: 'key-refused', status: 401 })).toEqual({ kind: 'key-refused' });
  });

  it('an API key that may not ask asks again in an hour', () => {
    expect(look({ kind: 'key-refused', status: 403 })).toEqual({ kind: 'not-allowed', waitMs: 3_600_000 });
  });
});

describe('how long a key is followed', () => {
  /** Times of the looks at a key that never gets further than `status`, by a clock that is right. */
  function looksAt(status: string): { readonly atMs: readonly number[]; readonly end: unknown } {
    const atMs: number[] = [];
    let nowMs = firstLookAtMs(deliveredAtMs);
    for (;;) {
      const step = look(says({ status }), keyAfter(atMs.length), { nowMs });
      atMs.push(nowMs - deliveredAtMs);
      if (step.kind !== 'answered') throw new Error(step.kind);
      if (step.waitMs === null) return { atMs, end: step.propagation.end };
      nowMs += step.waitMs;
    }
  }

  it('starts at two seconds, slows down to once an hour, and ends when a day has passed', () => {
    const { atMs, end } = looksAt('Pending');

    expect(atMs.slice(0, 7)).toEqual([2_000, 7_000, 22_000, 82_000, 382_000, 1_282_000, 4_882_000]);
    expect(end).toEqual({ kind: 'day-passed' });
    expect(atMs.at(-1)).toBeGreaterThanOrEqual(DAY_MS);
    expect(atMs.at(-2)).toBeLessThan(DAY_MS);
  });

  it('its intervals never shrink', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (lookCount) => {
        expect(waitAfterLook(lookCount + 1)).toBeGreaterThanOrEqual(waitAfterLook(lookCount));
      }),
    );
  });

  it('ends whatever the clock does and the service says, and not before the short intervals are over', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((status) => status !== 'Applied' && status !== 'Failed'),
        fc.array(fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS }), { minLength: 30, maxLength: 30 }),
        (status, clockErrors) => {
          for (let lookCount = 0; ; lookCount += 1) {
            expect(lookCount).toBeLessThan(30);
            const nowMs = deliveredAtMs + (clockErrors[lookCount] ?? 0);
            const step = look(says({ status }), keyAfter(lookCount), { nowMs });
            if (step.kind !== 'answered' || step.waitMs !== null) continue;
            expect(lookCount).toBeGreaterThanOrEqual(6);
            return;
          }
        },
      ),
      { examples: [['Pending', new Array<number>(30).fill(-DAY_MS)]] },
    );
  });
});
