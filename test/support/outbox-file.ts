import { randomBytes } from 'node:crypto';
import { createRowSeal, type RowSeal } from '../../main/secrets/row-seal.ts';
import { createChangeLog, type ChangeLog } from '../../main/store/change-log.ts';
import { openDatabase, type Database } from '../../main/store/database.ts';
import { createListStore, type ListStore } from '../../main/store/list-store.ts';
import { createOutbox, type Outbox } from '../../main/store/outbox.ts';
import { createRegister, type Register } from '../../main/store/register.ts';
import { createSubmissionList, type SubmissionList } from '../../main/store/submission-list.ts';
import type { AddRequest } from '../../main/store/submission-record.ts';

export const LONGEST_WAIT_MS = 3_600_000;

export function newSeal(id = 'key-1'): RowSeal {
  return createRowSeal({ id, bytes: randomBytes(32) });
}

export interface OutboxFile {
  readonly outbox: Outbox;
  readonly list: SubmissionList;
  readonly register: Register;
  readonly peopleList: ListStore;
  readonly changeLog: ChangeLog;
  readonly database: Database;
}

export async function openOutboxFile(
  path: string,
  seal: RowSeal,
  more: readonly RowSeal[] = [],
): Promise<OutboxFile> {
  const opened = await openDatabase(path);
  if (opened.kind !== 'open') throw new Error(`the database did not open: ${opened.kind}`);
  return outboxIn(opened.database, seal, more);
}

export function outboxIn(database: Database, seal: RowSeal, more: readonly RowSeal[] = []): OutboxFile {
  const seals = { current: seal, all: [seal, ...more] };
  const register = createRegister(database, seals);
  return {
    outbox: createOutbox(database, seals, register, LONGEST_WAIT_MS),
    list: createSubmissionList(database, seals),
    register,
    peopleList: createListStore(database, seals),
    changeLog: createChangeLog(database, seals),
    database,
  };
}

export function requestFor(card: string, change: Partial<AddRequest> = {}): AddRequest {
  return {
    kind: 'add',
    identification: card,
    cardKey: card,
    firstName: 'Vera',
    lastName: 'Lind',
    personId: null,
    pin: '0471',
    validFrom: null,
    validTo: null,
    accessLevelIds: [],
    hasPin: true,
    earlierNames: [],
    ...change,
  };
}
