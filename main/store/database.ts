import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { migrations } from './migrations.ts';

export type Database = DatabaseSync;

export type OpenedDatabase =
  | { readonly kind: 'open'; readonly database: Database }
  /** Written by a later Tapdesk: left exactly as it is. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'not-a-database' };

// Since 3.51.3 two connections cannot corrupt a WAL file by resetting it together; we keep to one anyway.
const USER_VERSION_OFFSET = 60;

async function loadSqlite(): Promise<typeof DatabaseSync> {
  const builtIn = process.getBuiltinModule('node:sqlite') as
    { DatabaseSync: typeof DatabaseSync } | undefined;
  if (builtIn) return builtIn.DatabaseSync;
  const { DatabaseSync: packaged } = await import('@photostructure/sqlite');
  return packaged as unknown as typeof DatabaseSync;
}

/**
 * Opens the file, or makes it, and brings it to the newest schema. A commit is on the disk when it returns
 * (WAL, synchronous=FULL). Throws what SQLite or the file system throws; see `storageProblemOf`.
 */
export async function openDatabase(path: string): Promise<OpenedDatabase> {
  const headerVersion = versionInHeader(path);
  if (headerVersion > migrations.length) return { kind: 'newer', version: headerVersion };

  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const Sqlite = await loadSqlite();
  const database = new Sqlite(path);
  try {
    // The header may be behind the log, so the version is asked again before anything is written.
    const version = userVersion(database);
    if (version > migrations.length) {
      database.close();
      return { kind: 'newer', version };
    }
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
      PRAGMA busy_timeout = 2000;
    `);
    migrate(database, version);
    return { kind: 'open', database };
  } catch (error) {
    database.close();
    if (isNotADatabase(error)) return { kind: 'not-a-database' };
    throw error;
  }
}

/** All of `work` is committed, or none of it. */
export function inTransaction<Result>(database: Database, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function migrate(database: Database, from: number): void {
  migrations.slice(from).forEach((migration, index) => {
    inTransaction(database, () => {
      database.exec(migration);
      database.exec(`PRAGMA user_version = ${String(from + index + 1)}`);
    });
  });
}

function userVersion(database: Database): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

/** Read without SQLite, which would touch the file's neighbours by opening it. */
function versionInHeader(path: string): number {
  const header = Buffer.alloc(USER_VERSION_OFFSET + 4);
  try {
    const file = openSync(path, 'r');
    try {
      if (readSync(file, header, 0, header.length, 0) < header.length) return 0;
    } finally {
      closeSync(file);
    }
  } catch {
    return 0; // There is no file yet; if it is there and cannot be read, opening it says so.
  }
  return header.toString('latin1', 0, 15) === 'SQLite format 3'
    ? header.readUInt32BE(USER_VERSION_OFFSET)
    : 0;
}

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

function isNotADatabase(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode ?? 0;
  return (code & 0xff) === SQLITE_NOTADB || (code & 0xff) === SQLITE_CORRUPT;
}
