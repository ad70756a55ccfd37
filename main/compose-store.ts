import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from '../contract/desk.ts';
import { LONGEST_WAIT_MS } from './delivery/retry-policy.ts';
import { createRowSeal } from './secrets/row-seal.ts';
import type { Vault } from './secrets/vault.ts';
import { createAccessLevelCache, type AccessLevelCache } from './store/access-level-cache.ts';
import { createChangeLog, type ChangeLog } from './store/change-log.ts';
import { databaseIn, openDatabase, type Database } from './store/database.ts';
import { readEarlierRows } from './store/earlier-rows.ts';
import { createFollowedKeys, type FollowedKeys } from './store/followed-keys.ts';
import { createListStore, type ListStore } from './store/list-store.ts';
import type { StopReason } from './stop-reason.ts';
import { openProblemOf } from './store/open-problem.ts';
import { createOutbox, type Outbox } from './store/outbox.ts';
import { createRegister, type Register } from './store/register.ts';
import { createSubmissionList, type SubmissionList } from './store/submission-list.ts';

interface StorePlace {
  readonly mode: Mode;
  readonly directory: string;
  readonly openVault: (directory: string) => Promise<Vault>;
}

/** Everything that is kept, and the keys that open it. */
export interface DeskStore {
  readonly kind: 'store';
  readonly vault: Vault;
  readonly database: Database;
  readonly register: Register;
  readonly outbox: Outbox;
  readonly list: SubmissionList;
  readonly followed: FollowedKeys;
  readonly peopleList: ListStore;
  readonly levelCache: AccessLevelCache;
  readonly changeLog: ChangeLog;
  /** To be called once, before anything is shown: what earlier versions wrote is found as well. */
  readEarlierRows(): void;
}

type OpenedStore = DeskStore | { readonly kind: 'stopped'; readonly reason: StopReason };

export async function openStore({ mode, directory, openVault }: StorePlace): Promise<OpenedStore> {
  const databasePath = databaseIn(directory);
  const secretsPath = join(directory, 'secrets');
  if (mode === 'practice') forgetPractice(databasePath);

  const [vault, opened] = await Promise.all([
    openVault(secretsPath).catch(openProblemOf),
    openDatabase(databasePath).catch(openProblemOf),
  ]);
  if (opened.kind !== 'open') return { kind: 'stopped', reason: { kind: opened.kind, path: databasePath } };
  if (vault.kind !== 'vault') {
    opened.database.close();
    return { kind: 'stopped', reason: { kind: vault.kind, path: secretsPath } };
  }
  return storeOf(opened.database, vault);
}

function storeOf(database: Database, vault: Vault): DeskStore {
  const seals = { current: createRowSeal(vault.dataKey), all: vault.dataKeys.map(createRowSeal) };
  const register = createRegister(database, seals);
  return {
    kind: 'store',
    vault,
    database,
    register,
    outbox: createOutbox(database, seals, register, LONGEST_WAIT_MS),
    list: createSubmissionList(database, seals),
    followed: createFollowedKeys(database, seals, LONGEST_WAIT_MS),
    peopleList: createListStore(database, seals),
    levelCache: createAccessLevelCache(database),
    changeLog: createChangeLog(database, seals),
    readEarlierRows: () => {
      readEarlierRows(database, seals, register);
    },
  };
}

/** Training starts clean: what was typed in practice is not kept, and the stand-in service remembers no cards either. */
function forgetPractice(databasePath: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(databasePath + suffix, { force: true });
}
