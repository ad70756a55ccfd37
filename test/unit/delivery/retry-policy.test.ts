import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyKindOf, type ReplyKind } from '../../../main/api/reply-kind.ts';
import type { ConnectionFailure, ServiceAnswer } from '../../../main/api/service-answer.ts';
import {
  decideNextStep,
  LONGEST_WAIT_MS,
  waitBeforeAttempt,
  type NextStep,
} from '../../../main/delivery/retry-policy.ts';
import type { SubmissionReason } from '../../../contract/submission.ts';
import type { Delivered } from '../../../main/delivery/send-submission.ts';
import { seeded } from '../../support/seeded-random.ts';

const added: Delivered = { kind: 'added', key: { id: 'key', person: null, key: null } };
const DOCUMENTED = '{"documented":true}';

interface Said {
  readonly body?: string;
  readonly retryAfter?: string;
  readonly date?: string;
}
const reply = (status: number, { body = '', retryAfter, date }: Said = {}): ServiceAnswer => ({
  kind: 'reply',
  status,
  body,
  retryAfter: retryAfter ?? null,
  date: date ?? null,
});
const failure = (kind: Exclude<ConnectionFailure['kind'], 'tls'>): ServiceAnswer => ({
  kind: 'failure',
  failure: { kind },
});

/** From the answer as it came to what the desk does; the first attempt, with half of the jitter. */
function stepAfter(answer: ServiceAnswer, attempt = 1, random = 0.5): NextStep {
  const read = (body: unknown): Delivered | null =>
    (body as { documented?: unknown } | null)?.documented === true ? added : null;
  const kind: ReplyKind<Delivered> = replyKindOf(answer, read);
  return decideNextStep(kind, attempt, random);
}

const retry = (reason: SubmissionReason, waitMs = 500): NextStep => ({ kind: 'retry', reason, waitMs });

describe('the reply table', () => {
  it.each<[string, ServiceAnswer, NextStep]>([
    ['200 as documented', reply(200, { body: DOCUMENTED }), { kind: 'finish', delivered: added }],
    [
      '200 with a portal page',
      reply(200, { body: '<html>Log in</html>' }),
      retry({ kind: 'unexpected-answer', status: 200 }),
    ],
    ['204', reply(204), retry({ kind: 'unexpected-answer', status: 204 })],
    ['302', reply(302), retry({ kind: 'unexpected-answer', status: 302 })],
    [
      'a redirect that was not followed',
      failure('redirect'),
      retry({ kind: 'unexpected-answer', status: 0 }),
    ],
    ['no connection', failure('offline'), retry({ kind: 'no-connection', cause: 'offline' })],
    ['a time-out', failure('timeout'), retry({ kind: 'no-connection', cause: 'timeout' })],
    ['a reset', failure('other'), retry({ kind: 'no-connection', cause: 'other' })],
    [
      'a bad certificate',
      { kind: 'failure', failure: { kind: 'tls', words: 'ERR_CERT_DATE_INVALID' } },
      retry({ kind: 'tls', words: 'ERR_CERT_DATE_INVALID' }),
    ],
    ['408', reply(408), retry({ kind: 'busy', status: 408 })],
    ['425', reply(425), retry({ kind: 'busy', status: 425 })],
    ['429', reply(429, { retryAfter: '9' }), retry({ kind: 'busy', status: 429 }, 9_000)],
    ['500', reply(500), retry({ kind: 'busy', status: 500 })],
    ['503', reply(503, { retryAfter: '0' }), retry({ kind: 'busy', status: 503 }, 1_000)],
    ['401', reply(401), { kind: 'pause', reason: { kind: 'key-refused', status: 401 } }],
    ['403', reply(403), { kind: 'pause', reason: { kind: 'key-refused', status: 403 } }],
    ...[400, 404, 409, 413, 422, 418].map((status): [string, ServiceAnswer, NextStep] => [
      String(status),
      reply(status, { body: '{"message":"No such level"}' }),
      { kind: 'park', reason: { kind: 'refused', status, words: 'No such level' } },
    ]),
  ])('%s', (_name, answer, step) => {
    expect(stepAfter(answer)).toEqual(step);
  });

  it('finishes nothing but what the service documents, pauses for a refused key only, and parks no attempt but a refused one', () => {
    const expected = (status: number): NextStep['kind'] => {
      if (status === 401 || status === 403) return 'pause';
      // 407 is a proxy's word, whoever sends it.
      return status >= 400 && status < 500 && ![407, 408, 425, 429].includes(status) ? 'park' : 'retry';
    };
    for (let status = 100; status < 600; status += 1) {
      const { kind } = stepAfter(reply(status, { body: 'something else' }));
      expect([status, kind]).toEqual([status, expected(status)]);
    }
  });

  it('never gives up what may pass, at whichever attempt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.constantFrom(100, 302, 429, 500, 599),
        (attempt, status) => {
          expect(stepAfter(reply(status), attempt).kind).toBe('retry');
        },
      ),
    );
  });
});

describe('a wait the service asks for', () => {
  const date = 'Wed, 21 Oct 2026 07:28:00 GMT';

  it.each<[string, Said, number]>([
    ['seconds', { retryAfter: '42' }, 42_000],
    ['a date against the service’s own', { retryAfter: 'Wed, 21 Oct 2026 07:28:42 GMT', date }, 42_000],
    ['a date that has passed', { retryAfter: 'Wed, 21 Oct 2026 07:20:00 GMT', date }, 2_000],
    ['a date without the service’s own', { retryAfter: 'Wed, 21 Oct 2026 07:28:42 GMT' }, 2_000],
    ['zero', { retryAfter: '0' }, 2_000],
    ['negative', { retryAfter: '-42' }, 2_000],
    ['huge', { retryAfter: '999999999999' }, LONGEST_WAIT_MS],
    ['too huge to be a number of seconds', { retryAfter: '9'.repeat(40) }, 2_000],
    ['a date in a thousand years', { retryAfter: 'Mon, 21 Oct 3026 07:28:42 GMT', date }, LONGEST_WAIT_MS],
    ['garbage', { retryAfter: 'presently' }, 2_000],
    ['nothing', {}, 2_000],
  ])('as %s is honoured within bounds', (_name, said, waitMs) => {
    // The third attempt failed: by itself the desk would wait half of four seconds.
    expect(stepAfter(reply(503, said), 3)).toMatchObject({ kind: 'retry', waitMs });
  });

  it('is at least a second where the desk would not wait at all, and at most an hour, whatever the header', () => {
    expect(stepAfter(reply(429, { retryAfter: '0' }), 1, 0)).toMatchObject({ waitMs: 1_000 });
    const header = fc.oneof(
      fc.string(),
      fc.nat().map(String),
      fc.bigInt().map(String),
      fc.date({ noInvalidDate: true }).map((at) => at.toUTCString()),
    );
    fc.assert(
      fc.property(
        header,
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (retryAfter, attempt, random) => {
          const step = stepAfter(reply(503, { retryAfter, date }), attempt, random);
          expect(step.kind).toBe('retry');
          if (step.kind !== 'retry') return;
          expect(step.waitMs).toBeGreaterThanOrEqual(waitBeforeAttempt(attempt + 1, random));
          expect(step.waitMs).toBeLessThanOrEqual(LONGEST_WAIT_MS);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('a wait of the desk’s own', () => {
  const ceilingBefore = (attempt: number): number => Math.min(300_000, 1_000 * 2 ** (attempt - 2));

  it('lies anywhere from nothing to a ceiling that doubles from a second to five minutes', () => {
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5_000 }), share, (attempt, random) => {
        expect(waitBeforeAttempt(attempt, random)).toBe(Math.round(random * ceilingBefore(attempt)));
      }),
    );
    expect([2, 3, 4, 10, 11, 100].map((attempt) => waitBeforeAttempt(attempt, 1))).toEqual([
      1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
    ]);
  });

  it('is spread evenly: each tenth of the range gets its tenth of the waits, and a seed repeats them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        fc.integer({ min: 4, max: 30 }),
        (seed, attempt) => {
          const waits = (random: () => number): readonly number[] =>
            Array.from({ length: 5_000 }, () => waitBeforeAttempt(attempt, random()));
          const seen = waits(seeded(seed));
          const tenths = new Array<number>(10).fill(0);
          for (const wait of seen) {
            const tenth = Math.min(9, Math.floor((wait / ceilingBefore(attempt)) * 10));
            tenths[tenth] = (tenths[tenth] ?? 0) + 1;
          }
          // Six standard deviations of 500 in 5,000 (about 21 each).
          for (const count of tenths) expect(Math.abs(count - 500)).toBeLessThan(130);
          expect(waits(seeded(seed))).toEqual(seen);
        },
      ),
      { numRuns: 30 },
    );
  });
});
