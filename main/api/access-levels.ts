import type { AccessLevel, AccessLevelList } from '../../contract/access-levels.ts';
import { nextRevision } from '../revision.ts';
import { accessLevelsReplySchema } from './intserv-models.ts';
import { replyKindOf, type ReplyKind } from './reply-kind.ts';
import type { ServiceAnswer } from './service-answer.ts';

interface Cache {
  read(): { readonly levels: readonly AccessLevel[]; readonly fetchedAtMs: number } | null;
  write(cached: { readonly levels: readonly AccessLevel[]; readonly fetchedAtMs: number }): void;
}

interface AccessLevelDependencies {
  readonly cache: Cache;
  readonly apiKey: () => string | null;
  readonly list: (apiKey: string) => Promise<ServiceAnswer>;
  readonly nowMs: () => number;
  readonly onReply: (reply: ReplyKind<unknown>, apiKey: string) => void;
  readonly onChanged: (list: AccessLevelList) => void;
}

export interface AccessLevels {
  /** What is known now, from the last list that came, offline too. */
  current(): AccessLevelList;
  refresh(): Promise<AccessLevelList>;
  /** Asks with a key that is not kept yet; a list that comes is kept. */
  ask(apiKey: string): Promise<ReplyKind<readonly AccessLevel[]>>;
}

export function createAccessLevels(dependencies: AccessLevelDependencies): AccessLevels {
  const { cache, apiKey, list, nowMs, onReply, onChanged } = dependencies;
  let problem: AccessLevelList['problem'] = null;
  let revision = nextRevision();

  const current = (): AccessLevelList => {
    const cached = cache.read();
    return {
      revision,
      levels: [...(cached?.levels ?? [])],
      fetchedAtMs: cached?.fetchedAtMs ?? null,
      problem,
    };
  };

  function keep(levels: readonly AccessLevel[]): void {
    try {
      cache.write({ levels, fetchedAtMs: nowMs() });
    } catch {
      // A full disk, or a desk that has closed meanwhile: the list is asked for again at the next start.
    }
  }

  async function ask(key: string): Promise<ReplyKind<readonly AccessLevel[]>> {
    const reply = replyKindOf(await list(key), readAccessLevels);
    // What is said to a key that is only being tried is no news about the kept one.
    if (key === apiKey() || reply.kind === 'accepted') problem = problemOf(reply);
    onReply(reply, key);
    if (reply.kind === 'accepted') keep(reply.value);
    revision = nextRevision();
    onChanged(current());
    return reply;
  }

  return {
    current,
    ask,
    async refresh() {
      const key = apiKey();
      if (key === null) {
        problem = 'no-key';
        revision = nextRevision();
      } else await ask(key);
      return current();
    },
  };
}

/** A level without a name is shown by its id; an unknown system groups under its empty id. */
export function readAccessLevels(body: unknown): readonly AccessLevel[] | null {
  const parsed = accessLevelsReplySchema.safeParse(body);
  if (!parsed.success) return null;
  return parsed.data.levels.map((level) => ({
    id: level.id,
    name: level.name?.trim() ? level.name : level.id,
    systemId: level.system_id ?? '',
  }));
}

function problemOf(reply: ReplyKind<unknown>): AccessLevelList['problem'] {
  switch (reply.kind) {
    case 'accepted':
      return null;
    case 'key-refused':
      return 'key-refused';
    case 'no-connection':
    case 'tls':
    case 'busy':
      return 'no-answer';
    case 'unexpected-answer':
    case 'refused':
      return 'unexpected-answer';
  }
}
