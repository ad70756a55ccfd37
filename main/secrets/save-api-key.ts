import type { SaveApiKeyOutcome } from '../../contract/settings.ts';
import type { ReplyKind } from '../api/reply-kind.ts';
import { assertNever } from '../../contract/assert-never.ts';

interface SaveApiKeyDependencies {
  readonly keep: (apiKey: string) => Promise<'for-good' | 'this-run-only'>;
  /** While it was checked, another address or another key was saved: this one was not entered for what holds now. */
  readonly isOutdated: () => boolean;
  readonly ask: (apiKey: string) => Promise<ReplyKind<readonly unknown[]>>;
}

/** Keeps the key unless the service refuses it; a key that could not be checked is kept, and said to be unchecked. */
export async function saveApiKey(
  text: string,
  { keep, isOutdated, ask }: SaveApiKeyDependencies,
): Promise<SaveApiKeyOutcome> {
  const key = text.trim();
  if (key === '') return { kind: 'unusable', problem: 'empty' };
  // Anything else cannot stand in an HTTP header.
  if (!/^[\x21-\x7e]+$/.test(key)) return { kind: 'unusable', problem: 'bad-character' };

  const reply = await ask(key);
  if (isOutdated()) return { kind: 'outdated' };
  if (reply.kind === 'key-refused') return { kind: 'refused', status: reply.status };
  try {
    return { kind: 'saved', kept: await keep(key), check: checkOf(reply) };
  } catch {
    return { kind: 'not-saved' };
  }
}

type Check = Extract<SaveApiKeyOutcome, { kind: 'saved' }>['check'];

function checkOf(reply: Exclude<ReplyKind<readonly unknown[]>, { kind: 'key-refused' }>): Check {
  switch (reply.kind) {
    case 'accepted':
      return { kind: 'accepted', levelCount: reply.value.length };
    case 'no-connection':
    case 'tls':
    case 'busy':
      return { kind: 'no-answer' };
    case 'unexpected-answer':
    case 'refused':
      return { kind: 'unexpected-answer', status: reply.status };
    default:
      return assertNever(reply);
  }
}
