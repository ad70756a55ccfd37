import type { OutboxStatus } from '../../contract/desk.ts';

export type StorageProblem = Exclude<OutboxStatus['storage'], 'ok'>;

const SQLITE_READONLY = 8;
const SQLITE_CANTOPEN = 14;
const SQLITE_FULL = 13;

const problemBySqliteCode = new Map<number, StorageProblem>([
  [SQLITE_FULL, 'disk-full'],
  [SQLITE_READONLY, 'read-only'],
  [SQLITE_CANTOPEN, 'read-only'],
]);

const problemBySystemCode = new Map<string, StorageProblem>([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EFBIG', 'disk-full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
]);

/** Why writing failed, told from SQLite's result code (its low byte is the primary code) or the system's. */
export function storageProblemOf(error: unknown): StorageProblem {
  if (!(error instanceof Error)) return 'storage-failed';
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  if (typeof errcode === 'number') return problemBySqliteCode.get(errcode & 0xff) ?? 'storage-failed';
  if (typeof code === 'string') return problemBySystemCode.get(code) ?? 'storage-failed';
  return 'storage-failed';
}
