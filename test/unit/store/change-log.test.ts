import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSameName } from '../../../main/delivery/holder-check.ts';
import {
  createChainCheck,
  hashOf,
  hexOf,
  sha256,
  type ChainEntry,
} from '../../../main/store/change-chain.ts';
import type { LogReport } from '../../../main/store/change-log.ts';
import { createEraser } from '../../../main/store/erasure.ts';
import { nothingYet } from '../../../main/store/submission-record.ts';
import { newSeal, openOutboxFile, requestFor, type OutboxFile } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOW_MS = Date.UTC(2026, 10, 24, 12);
const seal = newSeal();
let path: string;
let file: OutboxFile;

beforeEach(async () => {
  path = join(temporaryFolder(), 'tapdesk.db');
  file = await openOutboxFile(path, seal);
});
afterEach(() => {
  file.database.close();
});

const kinds = (): readonly string[] => [...file.changeLog.all()].map(({ entry }) => entry.kind);

function add(card: string, needs: string | null = null): string {
  const id = randomUUID();
  file.outbox.add([{ id, request: requestFor(card), needs }], NOW_MS);
  return id;
}

function deliver(id: string, card: string): void {
  file.outbox.takeDue(NOW_MS);
  file.outbox.settle(
    id,
    {
      kind: 'delivered',
      outcome: { ...nothingYet, keyId: `key-${card}`, personId: 'vera' },
      learnt: {
        ...{ cardKey: card, identification: card, keyId: `key-${card}`, personId: 'vera' },
        ...{ firstName: 'Vera', lastName: 'Lind', validFrom: null, validTo: null },
        ...{ accessLevelIds: [], hasPin: true, learntAtMs: NOW_MS, submissionId: id },
      },
      followAtMs: null,
    },
    NOW_MS,
  );
}

/** As somebody with the file and any SQLite would: without the triggers. */
function tamper(sql: string): void {
  const other = new DatabaseSync(path);
  other.exec('DROP TRIGGER change_log_stays; DROP TRIGGER change_log_kept');
  other.exec(sql);
  other.close();
}

/** With the keys here, and as the command does it, without. */
async function looks(): Promise<readonly [LogReport, string]> {
  const command = spawnSync(process.execPath, ['scripts/check-log.mjs', path], { encoding: 'utf8' });
  return [await file.changeLog.check(), command.status === 0 ? command.stdout : command.stderr];
}

const faultOf = (report: LogReport): unknown => (report.kind === 'broken' ? report.fault : report.kind);

describe('the change log', () => {
  it('tells what was done, whose and which card, and no PIN', async () => {
    const first = add('0x0000000001');
    deliver(first, '0x0000000001');
    file.outbox.discard(add('0x0000000002'), NOW_MS);
    const undone = add('0x0000000003');
    file.outbox.undo(undone, NOW_MS - 1, NOW_MS);
    const edited = add('0x0000000004');
    file.outbox.add([{ id: randomUUID(), request: requestFor('0x0000000004'), needs: null }], NOW_MS, {
      replaces: edited,
    });

    expect(kinds()).toEqual([
      ...['enroll-saved', 'delivered', 'enroll-saved', 'discarded', 'enroll-saved', 'undone'],
      ...['enroll-saved', 'edited', 'enroll-saved'],
    ]);
    const told = [...file.changeLog.all()];
    expect(told[0]?.note).toEqual({ person: 'Vera Lind', card: '0x0000000001' });
    expect(JSON.stringify(told)).not.toContain('0471');
    const [report, words] = await looks();
    expect(report).toMatchObject({ kind: 'whole', count: 9, erasedCount: 0, isEndProven: true });
    expect(words).toContain('The change log is whole: 9 entries, from 2026-11-24T12:00:00.000Z');
  });

  it('tells of a code its last digit only', () => {
    const request = requestFor('code:48217');
    file.outbox.add([{ id: randomUUID(), request, needs: null }], NOW_MS);

    expect([...file.changeLog.all()][0]?.note).toEqual({ person: 'Vera Lind', card: 'code:••••7' });
  });

  it('tells what came of the two halves of a replaced card', () => {
    const added = randomUUID();
    const removal = {
      kind: 'remove',
      ...{ identification: 'old', cardKey: 'old', firstName: 'Vera', lastName: 'Lind', keyId: 'key-old' },
    } as const;
    file.outbox.add(
      [
        { id: added, request: requestFor('new'), needs: null },
        { id: randomUUID(), request: removal, needs: added },
      ],
      NOW_MS,
    );
    file.outbox.discard(added, NOW_MS);

    expect(kinds()).toEqual(['enroll-saved', 'replacement-saved', 'discarded', 'discarded']);
  });

  it('is checked by hand as docs/security.md says', () => {
    for (const card of ['A', 'B', 'C']) add(card);
    const documented = /SELECT 'tapdesk-change-1'[\s\S]*?FROM change_log/.exec(
      readFileSync('docs/security.md', 'utf8'),
    )?.[0];

    const rows = file.database.prepare(`${documented ?? ''} ORDER BY seq`).all();

    expect(rows.map((row) => hexOf(sha256(String(Object.values(row)[0]))))).toEqual(
      [...file.changeLog.all()].map(({ entry }) => hexOf(entry.hash)),
    );
  });

  it('is written with what it tells of, or neither is', () => {
    file.database.exec(
      "CREATE TEMP TRIGGER no_log BEFORE INSERT ON change_log BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    expect(() => add('0x0000000001')).toThrow('no');
    expect([file.list.totalCount(), kinds().length]).toEqual([0, 0]);

    file.database.exec('DROP TRIGGER no_log');
    const work = (): never => {
      throw new Error('no');
    };
    const request = { id: randomUUID(), request: requestFor('A'), needs: null };
    expect(() => file.outbox.add([request], NOW_MS, { inSameCommit: work })).toThrow('no');
    expect([file.list.totalCount(), kinds().length]).toEqual([0, 0]);
  });

  it('lets no entry be changed or deleted', () => {
    add('A');
    for (const sql of [
      'UPDATE change_log SET at_ms = at_ms + 1',
      "UPDATE change_log SET sealed_note = x'00'",
      'UPDATE change_log SET sealed_note = NULL, hash = previous_hash',
      'DELETE FROM change_log',
    ])
      expect(() => {
        file.database.exec(sql);
      }).toThrow('the change log is only added to');
    expect(kinds()).toEqual(['enroll-saved']);
  });

  it('goes on over a restart, whichever key writes', async () => {
    add('A');
    file.database.close();
    const next = newSeal('key-2');
    file = await openOutboxFile(path, next, [seal]);
    add('B');

    expect((await looks())[0]).toMatchObject({ kind: 'whole', count: 2, isEndProven: true });
    file.database.close();
    file = await openOutboxFile(path, newSeal('key-3'));
    expect((await looks())[0]).toMatchObject({ kind: 'whole', count: 2, isEndProven: false });
  });

  it('loses the contents of an erased person, and can still be checked', async () => {
    deliver(add('A'), 'A');
    const other = randomUUID();
    file.outbox.add([{ id: other, request: requestFor('B', { firstName: 'Bo' }), needs: null }], NOW_MS);
    const eraser = createEraser({ ...file, nowMs: () => NOW_MS, isSameName });

    expect(eraser.erasePerson(file.register.ofCard('A')[0]?.id ?? '')).toMatchObject({ kind: 'erased' });

    expect([...file.changeLog.all()].map(({ entry, note }) => [entry.kind, note])).toEqual([
      ['enroll-saved', null],
      ['delivered', null],
      ['enroll-saved', { person: 'Bo Lind', card: 'B' }],
      ['person-erased', { detail: 'entries=1 submissions=1' }],
    ]);
    const [report, words] = await looks();
    expect(report).toMatchObject({ kind: 'whole', count: 4, erasedCount: 2 });
    expect(words).toContain('4 entries, 2 of them without contents');
  });
});

describe('a change log somebody meddled with', () => {
  beforeEach(() => {
    for (const card of ['A', 'B', 'C', 'D', 'E']) add(card);
  });

  it.each([
    ['a changed time', 'UPDATE change_log SET at_ms = at_ms - 1 WHERE seq = 3', 'changed', 3],
    ['a changed byte of a sealed note', changedByte('sealed_note'), 'changed', 3],
    ['a changed hash', changedByte('hash'), 'changed', 3],
    ['another submission', "UPDATE change_log SET submission_id = 'x' WHERE seq = 3", 'changed', 3],
    ['a deleted entry', 'DELETE FROM change_log WHERE seq = 3', 'missing', 3],
    [
      'a deleted entry, the others moved up',
      'DELETE FROM change_log WHERE seq = 3; UPDATE change_log SET seq = 1 - seq WHERE seq > 3; UPDATE change_log SET seq = -seq WHERE seq < 0',
      'not-linked',
      3,
    ],
    [
      'a swapped pair',
      'UPDATE change_log SET seq = -2 WHERE seq = 2; UPDATE change_log SET seq = 2 WHERE seq = 3; UPDATE change_log SET seq = 3 WHERE seq = -2',
      'not-linked',
      2,
    ],
    ['a cut tail', 'DELETE FROM change_log WHERE seq > 3', 'missing', 4],
    ['a cut front', 'DELETE FROM change_log WHERE seq < 3', 'missing', 1],
    ['an emptied log', 'DELETE FROM change_log', 'missing', 1],
  ])('is found out: %s', async (_what, sql, kind, seq) => {
    tamper(sql);

    const [report, words] = await looks();

    expect(faultOf(report)).toEqual({ kind, seq });
    expect(words).toContain(`ntry ${String(kind === 'not-linked' ? `${String(seq)} does not` : seq)}`);
    expect(words).toContain('The change log is not whole.');
  });

  it('is found out by the keys where the end was cut off and its head written anew', async () => {
    tamper(`DELETE FROM change_log WHERE seq > 3;
      UPDATE change_log_head SET seq = 3, hash = (SELECT hash FROM change_log WHERE seq = 3)`);

    const [report, words] = await looks();

    expect(faultOf(report)).toEqual({ kind: 'other-end', seq: 3 });
    // Without the keys nobody can tell; a hash that was written down can.
    expect(words).toContain('The change log is whole: 3 entries');
  });

  it('goes on where its head is gone, so that nobody is kept from enrolling, and names the place', async () => {
    tamper('DELETE FROM change_log_head');
    const [report, words] = await looks();
    expect(faultOf(report)).toEqual({ kind: 'other-end', seq: 5 });
    expect(words).toContain('after entry 5 something was cut off or put on');

    add('F');

    expect(faultOf((await looks())[0])).toEqual({ kind: 'not-linked', seq: 6 });
  });

  it('is found out by a hash that was written down, even where all of it was made again', () => {
    const { hash } = [...file.changeLog.all()][4]?.entry ?? { hash: new Uint8Array() };
    const kept = Buffer.from(hash).toString('hex');
    const command = (): string => {
      const ran = spawnSync(process.execPath, ['scripts/check-log.mjs', path, kept], { encoding: 'utf8' });
      return ran.stdout + ran.stderr;
    };
    expect(command()).toContain('The hash that was written down is in it');

    tamper(`DELETE FROM change_log WHERE seq > 3;
      UPDATE change_log_head SET seq = 3, hash = (SELECT hash FROM change_log WHERE seq = 3)`);

    expect(command()).toContain('The hash that was written down is not in it');
  });
});

describe('the chain', () => {
  it('names the first entry that differs, whatever differs', () => {
    const entries = chainOf(8);
    const fields = [
      'seq',
      'atMs',
      'kind',
      'submissionId',
      'keyId',
      'note',
      'noteHash',
      'previousHash',
      'hash',
    ];
    fc.assert(
      fc.property(fc.nat(7), fc.constantFrom(...fields), (at, field) => {
        const meddled = entries.map((entry, index) => (index === at ? withOther(entry, field) : entry));
        const check = createChainCheck();
        for (const entry of meddled) check.take(entry);
        const report = check.end(entries[7] ?? null);

        expect(report).toMatchObject({ kind: 'broken', wholeCount: at });
      }),
    );
  });
});

function changedByte(column: string): string {
  const first = `CASE substr(${column}, 1, 1) WHEN x'00' THEN x'01' ELSE x'00' END`;
  return `UPDATE change_log SET ${column} = CAST(${first} || substr(${column}, 2) AS BLOB) WHERE seq = 3`;
}

function chainOf(count: number): readonly ChainEntry[] {
  const entries: ChainEntry[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const note = Buffer.from(`note ${String(seq)}`);
    const previousHash = entries.at(-1)?.hash ?? new Uint8Array(32);
    const entry = {
      ...{ seq, atMs: NOW_MS, kind: 'begun', submissionId: null, keyId: 'key' },
      ...{ note, noteHash: sha256(note), previousHash },
    };
    entries.push({ ...entry, hash: hashOf(entry) });
  }
  return entries;
}

function withOther(entry: ChainEntry, field: string): ChainEntry {
  const value: unknown = entry[field as keyof ChainEntry];
  if (value instanceof Uint8Array) return { ...entry, [field]: Buffer.concat([value, Buffer.of(1)]) };
  return { ...entry, [field]: typeof value === 'number' ? value + 1 : `${String(value)}x` };
}
