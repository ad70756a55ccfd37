import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideNextStep, LONGEST_WAIT_MS, waitBeforeAttempt } from '../../../main/delivery/retry-policy.ts';

describe('what happens next', () => {
  it('waits as long as the service asks, within an hour', () => {
    const step = (retryAfterMs: number | null) =>
      decideNextStep({ kind: 'busy', status: 503, retryAfterMs }, 3, 0.5);

    expect(step(42_000)).toMatchObject({ kind: 'retry', waitMs: 42_000 });
    expect(step(9e12)).toMatchObject({ kind: 'retry', waitMs: LONGEST_WAIT_MS });
    expect(step(0)).toMatchObject({ kind: 'retry', waitMs: 2_000 });
    expect(decideNextStep({ kind: 'busy', status: 429, retryAfterMs: 0 }, 1, 0)).toMatchObject({
      waitMs: 1_000,
    });
    expect(step(null)).toMatchObject({ kind: 'retry', waitMs: 2_000 });
  });

  it('pauses for a refused key, parks a refusal, retries everything that may pass', () => {
    const kinds = (
      [
        { kind: 'key-refused', status: 401 },
        { kind: 'refused', status: 400, words: 'no' },
        { kind: 'no-connection', cause: 'offline' },
        { kind: 'tls', words: 'ERR_CERT_DATE_INVALID' },
        { kind: 'unexpected-answer', status: 200 },
      ] as const
    ).map((reply) => decideNextStep(reply, 1, 0).kind);

    expect(kinds).toEqual(['pause', 'park', 'retry', 'retry', 'retry']);
  });

  it('spreads retries evenly from nothing to a ceiling that doubles up to five minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 500 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, random) => {
          const ceilingMs = Math.min(300_000, 1_000 * 2 ** (attempt - 2));
          expect(waitBeforeAttempt(attempt, random)).toBe(Math.round(random * ceilingMs));
        },
      ),
    );
  });
});
