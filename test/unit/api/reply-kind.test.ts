import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyKindOf, serviceWords } from '../../../main/api/reply-kind.ts';
import { retryAfterMs } from '../../../main/api/retry-after.ts';
import { connectionFailureOf, type ServiceAnswer } from '../../../main/api/service-answer.ts';

const reply = (
  status: number,
  body = '',
  headers: { retryAfter?: string; date?: string } = {},
): ServiceAnswer => ({
  kind: 'reply',
  status,
  body,
  retryAfter: headers.retryAfter ?? null,
  date: headers.date ?? null,
});
const readId = (body: unknown): string | null => {
  const id = (body as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : null;
};
const DOCUMENTED = '{"id":"k"}';
function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
const kindOf = (answer: ServiceAnswer) => replyKindOf(answer, readId);

describe('what an answer means', () => {
  it('takes only the documented body for a yes: a portal page, an empty or another body is unexpected', () => {
    expect(kindOf(reply(200, '{"id":"k","more":1}'))).toEqual({ kind: 'accepted', value: 'k' });
    for (const body of ['<html>Log in</html>', '', 'null', '[]', '{"id":7}']) {
      expect(kindOf(reply(200, body))).toEqual({ kind: 'unexpected-answer', status: 200 });
    }
  });

  it.each([201, 202, 204, 299, 300, 301, 302, 303, 304, 307, 308])('does not take %i for a yes', (status) => {
    expect(kindOf(reply(status, '{"id":"k"}'))).toEqual({ kind: 'unexpected-answer', status });
  });

  it.each([408, 425, 429, 500, 501, 502, 503, 504, 511, 599])('takes %i for busy', (status) => {
    expect(kindOf(reply(status))).toEqual({ kind: 'busy', status, retryAfterMs: null });
  });

  it.each([401, 403])('takes %i for a refused key', (status) => {
    expect(kindOf(reply(status))).toEqual({ kind: 'key-refused', status });
  });

  it.each([400, 402, 404, 405, 406, 409, 410, 411, 413, 414, 415, 418, 422, 451, 499])(
    'takes %i for a refusal, with the words of the service',
    (status) => {
      expect(kindOf(reply(status, '{"message":"No such level"}'))).toEqual({
        kind: 'refused',
        status,
        words: 'No such level',
      });
    },
  );

  it('takes 407 for the word of a proxy, not of the service', () => {
    expect(kindOf(reply(407, '{"message":"Who are you?"}'))).toEqual({
      kind: 'no-connection',
      cause: 'proxy',
    });
  });

  it('has one meaning for every status there can be, whatever the body', () => {
    const meaningOf = (status: number, body: string) => {
      if (status === 200 && body === DOCUMENTED) return 'accepted';
      if ([401, 403].includes(status)) return 'key-refused';
      if ([408, 425, 429].includes(status) || status >= 500) return 'busy';
      if (status === 407) return 'no-connection';
      return status >= 400 ? 'refused' : 'unexpected-answer';
    };
    const body = fc.oneof(fc.constant(DOCUMENTED), fc.json(), fc.string());
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), body, (status, text) => {
        fc.pre(text === DOCUMENTED || readId(jsonOrNull(text)) === null);
        expect(kindOf(reply(status, text)).kind).toBe(meaningOf(status, text));
      }),
      { numRuns: 2_000 },
    );
    for (let status = 100; status < 600; status += 1)
      expect(kindOf(reply(status, DOCUMENTED)).kind).toBe(meaningOf(status, DOCUMENTED));
  });

  it('takes a removal for done at 204 only, and a 200 for something else', () => {
    const removed = (answer: ServiceAnswer) => replyKindOf(answer, () => 'removed', 204);

    expect(removed(reply(204))).toEqual({ kind: 'accepted', value: 'removed' });
    for (const status of [200, 201, 302])
      expect(removed(reply(status, '{}'))).toEqual({ kind: 'unexpected-answer', status });
    expect(removed(reply(404, 'gone'))).toEqual({ kind: 'refused', status: 404, words: 'gone' });
  });

  it('carries the wish to wait of whoever is busy, and of nobody else', () => {
    for (const status of [408, 425, 429, 500, 503])
      expect(kindOf(reply(status, '', { retryAfter: '7' }))).toEqual({
        kind: 'busy',
        status,
        retryAfterMs: 7_000,
      });
    for (const status of [200, 302, 401, 404])
      expect(kindOf(reply(status, '', { retryAfter: '7' }))).not.toHaveProperty('retryAfterMs');
  });

  it('shows the words of the service on one line, without markup, and cut', () => {
    expect(serviceWords('<h1>Bad\r\n\u0007 request</h1>')).toBe('Bad request');
    expect(serviceWords('{"error":"no"}')).toBe('no');
    expect(serviceWords('"plain"')).toBe('plain');
    expect(serviceWords('x'.repeat(5000))).toHaveLength(300);
    const before = process.cpuUsage();
    serviceWords('<'.repeat(2_000_000));
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});

describe('a connection that fails', () => {
  it.each([
    [new Error('net::ERR_INTERNET_DISCONNECTED'), { kind: 'no-connection', cause: 'offline' }],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), { kind: 'no-connection', cause: 'offline' }],
    [
      new TypeError('fetch failed', { cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }) }),
      { kind: 'no-connection', cause: 'offline' },
    ],
    [
      new DOMException('The operation timed out.', 'TimeoutError'),
      { kind: 'no-connection', cause: 'timeout' },
    ],
    [new Error('net::ERR_TUNNEL_CONNECTION_FAILED'), { kind: 'no-connection', cause: 'proxy' }],
    [new Error('net::ERR_PROXY_AUTH_UNSUPPORTED'), { kind: 'no-connection', cause: 'proxy' }],
    [new Error('net::ERR_CONNECTION_RESET'), { kind: 'no-connection', cause: 'other' }],
    [new Error('net::ERR_CERT_AUTHORITY_INVALID'), { kind: 'tls', words: 'ERR_CERT_AUTHORITY_INVALID' }],
    [
      new TypeError('fetch failed', {
        cause: Object.assign(new Error(''), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      }),
      { kind: 'tls', words: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    ],
    [new Error('Redirect was cancelled'), { kind: 'unexpected-answer', status: 0 }],
    ['not even an error', { kind: 'no-connection', cause: 'other' }],
  ])('is told apart: %s', (error, expected) => {
    expect(kindOf({ kind: 'failure', failure: connectionFailureOf(error) })).toEqual(expected);
  });
});

describe('Retry-After', () => {
  const date = 'Wed, 21 Oct 2026 07:28:00 GMT';

  it.each([
    ['5', null, 5_000],
    ['0', null, 0],
    ['  120 ', null, 120_000],
    ['Wed, 21 Oct 2026 07:28:30 GMT', date, 30_000],
    ['Wed, 21 Oct 2026 07:27:00 GMT', date, 0],
    ['-1', null, null],
    ['1.5', null, null],
    ['99999999999999999', null, null],
    ['Wed, 21 Oct 2026 07:28:30 GMT', null, null],
    ['Wed, 21 Oct 2026 07:28:30 GMT', 'yesterday', null],
    ['-30', date, null],
    ['1e3', date, null],
    ['0x10', date, null],
    ['5, 10', date, null],
    ['2026-10-21T07:28:30Z', date, null],
    ['999999999999', null, 999_999_999_999_000],
    ['Wednesday, 21-Oct-26 07:28:30 GMT', date, 30_000],
    ['soon', date, null],
    ['', date, null],
    [null, date, null],
  ])('%s with Date %s is %s ms, whatever this computer thinks the time is', (header, sent, expected) => {
    expect(retryAfterMs(header, sent)).toBe(expected);
  });

  it('as a date counts from the service’s own date, however wrong that is', () => {
    const sentMs = fc.integer({ min: 0, max: Date.UTC(2099, 0) / 1000 }).map((second) => second * 1000);
    fc.assert(
      fc.property(sentMs, fc.integer({ min: -86_400, max: 86_400 }), (dateMs, inS) => {
        const text = (atMs: number): string => new Date(atMs).toUTCString();
        expect(retryAfterMs(text(dateMs + inS * 1000), text(dateMs))).toBe(Math.max(0, inS * 1000));
      }),
    );
  });

  it('of any other kind is no wish: never negative, never a number that is none', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary-ascii' }), fc.double().map(String)),
        (header) => {
          const waitMs = retryAfterMs(header, date);
          expect(waitMs === null || (Number.isSafeInteger(waitMs) && waitMs >= 0)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
