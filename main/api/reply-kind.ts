import { assertNever } from '../../contract/assert-never.ts';
import type { ConnectionFailure, ServiceAnswer } from './service-answer.ts';
import { retryAfterMs } from './retry-after.ts';

/** What a call's answer means to the desk, whatever was asked. */
export type ReplyKind<Value> =
  | { readonly kind: 'accepted'; readonly value: Value }
  | { readonly kind: 'no-connection'; readonly cause: 'offline' | 'timeout' | 'proxy' | 'other' }
  | { readonly kind: 'tls'; readonly words: string }
  /** Not what the service documents: a captive portal, a proxy page, a redirect (status 0 when it is not known). */
  | { readonly kind: 'unexpected-answer'; readonly status: number }
  | { readonly kind: 'busy'; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly kind: 'key-refused'; readonly status: number }
  | { readonly kind: 'refused'; readonly status: number; readonly words: string };

/**
 * `read` gives the documented value of the body, or null when it is anything else. `documentedStatus` is the one the service
 * answers when all is well.
 */
export function replyKindOf<Value>(
  answer: ServiceAnswer,
  read: (body: unknown) => Value | null,
  documentedStatus: 200 | 204 = 200,
): ReplyKind<Value> {
  switch (answer.kind) {
    case 'failure':
      return failureKindOf(answer.failure);
    case 'reply': {
      const { status } = answer;
      if (status === documentedStatus) {
        const value = read(jsonOf(answer.body));
        return value === null ? { kind: 'unexpected-answer', status } : { kind: 'accepted', value };
      }
      // No service answers this: only a proxy on the way does.
      if (status === 407) return { kind: 'no-connection', cause: 'proxy' };
      if (status === 401 || status === 403) return { kind: 'key-refused', status };
      if (status === 408 || status === 425 || status === 429 || status >= 500) {
        return { kind: 'busy', status, retryAfterMs: retryAfterMs(answer.retryAfter, answer.date) };
      }
      if (status >= 400) return { kind: 'refused', status, words: serviceWords(answer.body) };
      return { kind: 'unexpected-answer', status };
    }
    default:
      return assertNever(answer);
  }
}

function failureKindOf(failure: ConnectionFailure): Exclude<ReplyKind<never>, { kind: 'accepted' }> {
  switch (failure.kind) {
    case 'offline':
    case 'timeout':
    case 'proxy':
    case 'other':
      return { kind: 'no-connection', cause: failure.kind };
    case 'tls':
      return { kind: 'tls', words: failure.words };
    case 'redirect':
      return { kind: 'unexpected-answer', status: 0 };
    default:
      return assertNever(failure);
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const LONGEST_WORDS = 300;
const LONGEST_LOOKED_AT = 4_000;

/** The service's own words, on one line and cut; error bodies have no documented shape. */
export function serviceWords(body: string): string {
  const json = jsonOf(body);
  const text = (typeof json === 'string' ? json : (messageIn(json) ?? body)).slice(0, LONGEST_LOOKED_AT);
  const line = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS - 1)}…` : line;
}

function messageIn(json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return null;
  const fields = json as Readonly<Record<string, unknown>>;
  const message = [fields['message'], fields['detail'], fields['error'], fields['title']].find(
    (value) => typeof value === 'string',
  );
  return typeof message === 'string' ? message : null;
}
