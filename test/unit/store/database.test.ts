import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTransaction, openDatabase } from '../../../main/store/database.ts';
import { migrations } from '../../../main/store/migrations.ts';
import { storageProblemOf } from '../../../main/store/storage-problem.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('opening the database', () => {
  it('refuses a newer file and leaves every byte of it alone', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const opened = await openDatabase(path);
    if (opened.kind !== 'open') throw new Error(opened.kind);
    opened.database.exec(`PRAGMA user_version = ${String(migrations.length + 1)}`);
    opened.database.close();
    const before = readFileSync(path);

    expect(await openDatabase(path)).toEqual({ kind: 'newer', version: migrations.length + 1 });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('sees a newer version that stands only in the log yet', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const opened = await openDatabase(path);
    if (opened.kind !== 'open') throw new Error(opened.kind);
    opened.database.exec(`PRAGMA user_version = ${String(migrations.length + 7)}`);

    expect((await openDatabase(path)).kind).toBe('newer');
    opened.database.close();
  });

  it('leaves a file alone that is no database, and says what to do', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    writeFileSync(path, 'these are the notes of the front desk, not a database'.repeat(40));
    const before = readFileSync(path);

    const opened = await openDatabase(path);

    expect(opened).toEqual({ kind: 'not-a-database' });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('has every commit, and the log read into the file, go past the cache of the drive where a system needs asking for it', async () => {
    const opened = await openDatabase(join(temporaryFolder(), 'tapdesk.db'));
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const { database } = opened;

    const set = ['journal_mode', 'synchronous', 'fullfsync', 'checkpoint_fullfsync'].map((name) =>
      Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {}),
    );

    expect(set).toEqual([['wal'], [2], [1], [1]]);
  });

  it('undoes a change whose transaction fails half-way', async () => {
    const opened = await openDatabase(join(temporaryFolder(), 'tapdesk.db'));
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const { database } = opened;
    const insert = "INSERT INTO access_level_list (only_row, fetched_at_ms, levels) VALUES (1, 0, '[]')";

    expect(() =>
      inTransaction(database, () => {
        database.exec(insert);
        throw new Error('half-way');
      }),
    ).toThrow('half-way');
    expect(database.prepare('SELECT count(*) AS count FROM access_level_list').get()).toEqual({ count: 0 });
  });

  it('names a full disk: a file that may not grow', async () => {
    const opened = await openDatabase(join(temporaryFolder(), 'tapdesk.db'));
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const { database } = opened;
    database.exec('PRAGMA max_page_count = 1');
    const grow = database.prepare('INSERT INTO access_level_list VALUES (1, 0, :levels)');

    const error = catchError(() => grow.run({ levels: 'x'.repeat(1_000_000) }));

    expect(storageProblemOf(error)).toBe('disk-full');
    expect(storageProblemOf(Object.assign(new Error(), { code: 'EROFS' }))).toBe('read-only');
    expect(storageProblemOf('?')).toBe('storage-failed');
  });
});

function catchError(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
