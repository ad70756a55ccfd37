import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { submissionStateSchema } from '../../contract/submission.ts';
import { isLogDamaged } from './log-damage.ts';
import { migrations } from './migrations.ts';

export type Database = DatabaseSync;

export type OpenedDatabase =
  | { readonly kind: 'open'; readonly database: Database }
  /** Written by a later Tapdesk: left exactly as it is. */
  | { readonly kind: 'newer'; readonly version: number }
  /** No database, or a damaged one: left exactly as it is, its log too. */
  | { readonly kind: 'not-a-database' };

export const databaseIn = (directory: string): string => join(directory, 'tapdesk.db');

// Since 3.51.3 two connections cannot corrupt a WAL file by resetting it together; we keep to one anyway.
const USER_VERSION_OFFSET = 60;
/** SQLite takes anything shorter for a file that was never written. */
const SMALLEST_FILE_BYTES = 512;
/**
 * On macOS a plain `fsync` leaves what was written in the drive's own cache, which a power cut empties; these two have SQLite ask
 * for F_FULLFSYNC, as Node does for other files. Other systems have no such difference.
 */
const PAST_THE_DRIVES_CACHE = 'PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;';

async function loadSqlite(): Promise<typeof DatabaseSync> {
  const builtIn = process.getBuiltinModule('node:sqlite') as
    { DatabaseSync: typeof DatabaseSync } | undefined;
  if (builtIn) return builtIn.DatabaseSync;
  // Required: importing it, Node reads what it is made of twice to find out what that exports, 20 ms of a start.
  const { createRequire } = await import('node:module');
  const packaged = createRequire(import.meta.url)('@photostructure/sqlite') as {
    DatabaseSync: typeof DatabaseSync;
  };
  return packaged.DatabaseSync;
}

/**
 * Opens the file, or makes it, and brings it to the newest schema. A commit is on the disk when it returns
 * (WAL, synchronous=FULL, fullfsync). Throws what SQLite or the file system throws; see `storageProblemOf`.
 */
export async function openDatabase(path: string): Promise<OpenedDatabase> {
  const headerVersion = versionInHeader(path);
  if (headerVersion > migrations.length) return { kind: 'newer', version: headerVersion };

  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const Sqlite = await loadSqlite();
  if (existsSync(path)) {
    const problem = lookAt(Sqlite, path);
    if (problem) return problem;
  } else if (existsSync(`${path}-wal`)) {
    // SQLite would begin anew and delete it.
    return { kind: 'not-a-database' };
  } else {
    makeWhole(Sqlite, path);
  }
  return { kind: 'open', database: openForWriting(Sqlite, path) };
}

/** Only reads, so that nothing is changed in a file that cannot be used: closing it would write its log into it. */
function lookAt(Sqlite: typeof DatabaseSync, path: string): Exclude<OpenedDatabase, { kind: 'open' }> | null {
  if (statSync(path).size < SMALLEST_FILE_BYTES || isLogDamaged(`${path}-wal`))
    return { kind: 'not-a-database' };
  const database = new Sqlite(path, { readOnly: true });
  try {
    // The header may be behind the log, so the version is asked again.
    const version = userVersion(database);
    if (version > migrations.length) return { kind: 'newer', version };
    return version > 0 && !isSound(database) ? { kind: 'not-a-database' } : null;
  } catch (error) {
    if (isNotADatabase(error)) return { kind: 'not-a-database' };
    throw error;
  } finally {
    database.close();
  }
}

/**
 * What the outbox consists of is read through and compared with its indexes: a row that no index names would wait for ever. The
 * other tables would take a multiple of the time and hold nothing that is lost with them.
 */
function isSound(database: Database): boolean {
  const [first] = database.prepare('PRAGMA integrity_check(submissions)').all();
  if (first?.['integrity_check'] !== 'ok') return false;
  // Which leaves out the CHECK of the column on a connection that only reads.
  const states = submissionStateSchema.options.map((state) => `'${state}'`).join();
  return (
    database.prepare(`SELECT 1 FROM submissions WHERE +state NOT IN (${states}) LIMIT 1`).get() === undefined
  );
}

/** Under another name first: an empty file in its place has lost what it held. */
function makeWhole(Sqlite: typeof DatabaseSync, path: string): void {
  const draft = `${path}.new`;
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true });
  openForWriting(Sqlite, draft).close();
  renameSync(draft, path);
}

function openForWriting(Sqlite: typeof DatabaseSync, path: string): Database {
  const database = new Sqlite(path);
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      ${PAST_THE_DRIVES_CACHE}
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
      PRAGMA busy_timeout = 2000;
    `);
    migrate(database, userVersion(database));
    return database;
  } catch (error) {
    database.close();
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

/** What was erased would lie in the write-ahead log until others write over it. Where it cannot be cut now, closing does it. */
export function cutLog(database: Database): void {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The erasing itself is on the disk; that is what was asked for.
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
