import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { searchOf } from '../../../main/enrollment/search-text.ts';
import { createRowSeal } from '../../../main/secrets/row-seal.ts';
import { createAccessLevelCache } from '../../../main/store/access-level-cache.ts';
import { openDatabase, type Database } from '../../../main/store/database.ts';
import { readEarlierRows } from '../../../main/store/earlier-rows.ts';
import { migrations } from '../../../main/store/migrations.ts';
import { openOutboxFile, type OutboxFile } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Every schema that was ever shipped and is not the newest. */
const earlierVersions = migrations.slice(1).map((_, index) => index + 1);
const fileOf = (version: number): string => `test/data/schemas/schema-${String(version)}.db`;

const seal = createRowSeal({ id: 'schema-test-key', bytes: Buffer.alloc(32, 7) });
const LATER_MS = Date.UTC(2027, 0, 1);
const idOf = (row: number): string => `00000000-0000-4000-8000-00000000000${String(row)}`;

function copyOf(version: number): string {
  const path = join(temporaryFolder(), 'tapdesk.db');
  copyFileSync(fileOf(version), path);
  return path;
}

const countOf = (database: Database, table: string): unknown =>
  database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'];

describe('a file of an earlier schema', () => {
  it.each(earlierVersions)('is kept as test data for schema %i', (version) => {
    expect(existsSync(fileOf(version))).toBe(true);
    expect(readFileSync(fileOf(version)).readUInt32BE(60)).toBe(version);
  });

  it.each(earlierVersions)(
    'of schema %i opens as the newest, sound and with all its rows',
    async (version) => {
      const path = copyOf(version);
      const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
      const before = new DatabaseSync(path);
      const rowCount = countOf(before, 'submissions');
      before.close();

      const opened = await openDatabase(path);
      if (opened.kind !== 'open') throw new Error(opened.kind);
      const { database } = opened;

      expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length });
      expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      expect(rowCount).toBeGreaterThan(0);
      expect(countOf(database, 'submissions')).toBe(rowCount);
    },
  );
});

async function openFirstSchema(): Promise<OutboxFile & { readonly path: string }> {
  const path = copyOf(1);
  const file = await openOutboxFile(path, seal);
  readEarlierRows(file.database, { current: seal, all: [seal] }, file.register);
  return { ...file, path };
}

describe('a file of the first schema', () => {
  it('has every submission as it was, in its state and with its alert', async () => {
    const { list, database } = await openFirstSchema();

    const rows = list
      .newest(10)
      .map(({ row, contents }) => [
        row.id,
        row.state,
        row.attempt_count,
        contents && `${contents.request.firstName} ${contents.request.lastName}`,
        contents?.outcome.reason?.kind ?? null,
      ]);
    expect(rows).toEqual([
      [idOf(7), 'sending', 1, 'Bo Kvist', null],
      [idOf(6), 'waiting', 0, 'Siv Dahl', null],
      [idOf(5), 'waiting', 1, 'Åsa Öberg', 'no-connection'],
      [idOf(4), 'discarded', 0, 'Nils Roth', null],
      [idOf(3), 'attention', 1, 'Siv Dal', 'refused'],
      [idOf(2), 'delivered', 1, 'Olle Ek', 'other-holder'],
      [idOf(1), 'delivered', 1, 'Ines Berg', null],
    ]);
    expect(list.unseenAlerts().map(({ row }) => row.id)).toEqual([idOf(2)]);
    expect(list.find(idOf(5))?.contents?.request).toMatchObject({
      kind: 'add',
      pin: '4711',
      earlierNames: [],
    });
    expect(
      createAccessLevelCache(database)
        .read()
        ?.levels.map(({ name }) => name),
    ).toEqual(['Main door']);
  });

  it('counts them, and sends what may be sent: the first of each card, the one that was under way again', async () => {
    const { list, outbox } = await openFirstSchema();

    expect(list.totalCount()).toBe(7);
    expect(list.openCount()).toBe(4);
    expect(list.counts()).toEqual({ waiting: 3, attention: 2 });
    expect(list.newest(10).map(({ row }) => [row.seq, row.is_head])).toEqual([
      [7, 1],
      [6, 0],
      [5, 1],
      [4, 0],
      [3, 1],
      [2, 0],
      [1, 0],
    ]);
    outbox.takeBackUnsettled();
    expect([outbox.takeDue(LATER_MS)?.id, outbox.takeDue(LATER_MS)?.id]).toEqual([idOf(7), idOf(5)]);
    expect(outbox.takeDue(LATER_MS)).toBeNull();
    outbox.discard(idOf(3), LATER_MS);
    expect(outbox.takeDue(LATER_MS)?.id).toBe(idOf(6));
  });

  it('is searched like rows of today, by name and by card', async () => {
    const { list } = await openFirstSchema();
    const found = (text: string): readonly string[] =>
      list.search(searchOf(text), 10).map(({ row }) => row.id);

    expect(found('asa oberg')).toEqual([idOf(5)]);
    expect(found('SIV')).toEqual([idOf(6), idOf(3)]);
    expect(found('0x0000000103')).toEqual([idOf(6), idOf(3)]);
    expect(found('0000000000260')).toEqual([idOf(4)]);
    expect(found('nobody')).toEqual([]);
  });

  it('fills the register with what it delivered, under whom the key opens for', async () => {
    const { register } = await openFirstSchema();

    const { found, unreadableCount } = register.newest(10);
    expect(unreadableCount).toBe(0);
    expect(found.map(({ entry }) => entry)).toEqual([
      {
        cardKey: '0x0000000102',
        identification: '0x0000000102',
        keyId: '7d4d3ec6-8f6f-4a52-9a64-000000000102',
        personId: '7d4d3ec6-8f6f-4a52-9a64-0000000002ff',
        firstName: 'Maja Alm',
        lastName: '',
        validFrom: null,
        validTo: '2026-12-31T23:00:00Z',
        accessLevelIds: ['5f0c1c9e-1d2b-4c3d-8e4f-000000000001'],
        hasPin: true,
        learntAtMs: 1_790_841_750_000,
        submissionId: idOf(2),
      },
      expect.objectContaining({ cardKey: '0x0000000101', firstName: 'Ines', lastName: 'Berg' }),
    ]);
    expect(register.search(searchOf('alm maja'), 10).found).toHaveLength(1);
  });

  it('is gone through once: opening it again changes nothing', async () => {
    const first = await openFirstSchema();
    const idsBefore = first.register.newest(10).found.map(({ id }) => id);
    first.database.close();

    const { database, register } = await openOutboxFile(first.path, seal);
    readEarlierRows(database, { current: seal, all: [seal] }, register);

    expect(database.prepare('SELECT total_changes() AS count').get()).toEqual({ count: 0 });
    expect(register.newest(10).found.map(({ id }) => id)).toEqual(idsBefore);
    expect(countOf(database, 'submissions_to_read')).toBe(0);
  });

  it('waits on the list while its key is not here, and is gone through when the key comes back', async () => {
    const path = copyOf(1);
    const other = createRowSeal({ id: 'other', bytes: Buffer.alloc(32, 8) });
    const without = await openOutboxFile(path, other);
    readEarlierRows(without.database, { current: other, all: [other] }, without.register);
    expect([countOf(without.database, 'submissions_to_read'), without.register.count()]).toEqual([7, 0]);
    without.database.close();

    const { database, register, list } = await openOutboxFile(path, other, [seal]);
    readEarlierRows(database, { current: other, all: [other, seal] }, register);

    expect([countOf(database, 'submissions_to_read'), register.count()]).toEqual([0, 2]);
    expect(list.search(searchOf('Kvist'), 10)).toHaveLength(1);
  });
});

it('a file of the fifth schema keeps its lines, and an edited submission stands in one where the one before it stood', async () => {
  const [enrollment, change] = ['51', '52'].map((row) => `00000000-0000-4000-8000-0000000000${row}`);
  const { list, outbox, database } = await openOutboxFile(copyOf(5), seal);
  const record = list.find(enrollment ?? '');
  if (!enrollment || !record?.contents) throw new Error('the enrollment is not there');
  const { request } = record.contents;
  const line = () => list.openForCard(request.cardKey, null).map(({ row }) => [row.id, row.is_head]);
  expect(line()).toEqual([
    [enrollment, 1],
    [change, 0],
  ]);

  const id = idOf(9);
  const edited = { id, request, needs: null, inPlaceOf: enrollment };
  outbox.add([edited], LATER_MS, { replaces: enrollment });

  expect(line()).toEqual([
    [id, 1],
    [change, 0],
  ]);
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
});
