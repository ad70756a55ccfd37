import { describe, expect, it } from 'vitest';
import { FULL_PACE, paceAfter, type Pace } from '../../../main/delivery/pace.ts';
import { accepted, busy, offline, timedOut, type Reply } from '../../support/flow-desk.ts';

/** The pace after these answers, each to another submission that was sent at the pace of its time. */
function after(replies: readonly Reply[], random = 1): { pace: Pace; restsMs: readonly number[] } {
  let pace = FULL_PACE;
  const restsMs: number[] = [];
  for (const [index, reply] of replies.entries()) {
    const next = paceAfter(pace, { id: String(index), reply, sentAt: pace }, random);
    if (next.kind === 'rest') restsMs.push(next.restMs);
    if (next.kind !== 'old-news') pace = next.pace;
  }
  return { pace, restsMs };
}

describe('the pace', () => {
  it('is one at a time when nothing reaches the service, with rests that double up to five minutes', () => {
    const { pace, restsMs } = after(Array.from({ length: 11 }, () => offline));

    expect(pace.cardsAtATime).toBe(1);
    expect(restsMs).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000,
    ]);
    expect(after([offline, offline], 0.25).restsMs).toEqual([250, 500]);
  });

  it.each<[string, Reply]>([
    ['an error of the service', busy(500)],
    ['a time-out', timedOut],
    ['a page', { kind: 'unexpected-answer', status: 200 }],
  ])('is not touched by three that meet %s, and goes in rounds from the fourth', (_what, reply) => {
    expect(after([reply, reply, reply])).toMatchObject({ pace: { cardsAtATime: 4 }, restsMs: [] });
    expect(after([reply, reply, accepted(), reply, reply, reply]).restsMs).toEqual([]);
    const { pace, restsMs } = after(Array.from({ length: 12 }, () => reply));
    expect(pace.cardsAtATime).toBe(4);
    expect(restsMs).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
  });

  it('is not touched by one submission that fails again and again', () => {
    let pace = FULL_PACE;
    for (let attempt = 1; attempt <= 100; attempt += 1) {
      const next = paceAfter(pace, { id: 'poisoned', reply: busy(500), sentAt: pace }, 1);
      expect(next.kind).toBe('go-on');
      if (next.kind === 'go-on') pace = next.pace;
    }
  });

  it('rests as long as the service asks that is asked too often, a second at least and an hour at most', () => {
    const restsMs = [90_000, 0, 9e12, null].map(
      (retryAfterMs) => after([busy(429, retryAfterMs)], 0.5).restsMs[0],
    );

    expect(restsMs).toEqual([90_000, 1_000, 3_600_000, 500]);
  });

  it.each<[string, Reply]>([
    ['an acceptance', accepted()],
    ['a refusal', { kind: 'refused', status: 400, words: '' }],
    ['a refusal of the key', { kind: 'key-refused', status: 401 }],
  ])('is full again with %s, unless that was sent before the trouble', (_what, reply) => {
    const trouble = after([offline, offline]).pace;

    expect(paceAfter(trouble, { id: 'x', reply, sentAt: trouble }, 1)).toEqual({
      kind: 'go-on',
      pace: FULL_PACE,
    });
    expect(paceAfter(trouble, { id: 'x', reply, sentAt: FULL_PACE }, 1)).toEqual({ kind: 'old-news' });
  });

  it('counts a network that goes away once, however many were under way', () => {
    const trouble = after([offline]).pace;

    expect(paceAfter(trouble, { id: 'x', reply: offline, sentAt: FULL_PACE }, 1)).toEqual({
      kind: 'old-news',
    });
  });
});
