import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActivityFilter } from '../../../contract/submission.ts';
import { searchOf } from '../../../main/enrollment/search-text.ts';
import type { NewSubmission } from '../../../main/store/outbox.ts';
import type { SubmissionRecord } from '../../../main/store/submission-record.ts';
import { newSeal, openOutboxFile, outboxIn, requestFor, type OutboxFile } from '../../support/outbox-file.ts';
import { seeded } from '../../support/seeded-random.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** More than are read at a time, twice over, many of them made in the same millisecond. */
const ROWS = 600;
const LATEST_MS = 50;
let file: OutboxFile;

beforeEach(async () => {
  file = await openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());
  const random = seeded(7);
  for (let batch = 0; batch < LATEST_MS; batch += 1) {
    const rows = Array.from({ length: ROWS / LATEST_MS }, (_, index) => newRow(`${batch}-${index}`, random));
    file.outbox.add(rows, Math.floor(random() * LATEST_MS));
    const [first] = rows;
    if (first) file.outbox.discard(first.id, LATEST_MS);
  }
  file.database.exec(`
    UPDATE submissions SET state = 'attention' WHERE seq % 7 = 0 AND state = 'waiting';
    UPDATE submissions SET state = 'delivered', alert_unseen = 1 WHERE seq % 11 = 0 AND state = 'waiting'`);
});

function newRow(card: string, random: () => number): NewSubmission {
  const names = { firstName: random() < 0.5 ? 'Vera' : 'Bo', lastName: 'Lind' };
  const removal = { kind: 'remove', identification: card, cardKey: card, ...names, keyId: null } as const;
  return { id: randomUUID(), request: random() < 0.2 ? removal : requestFor(card, names), needs: null };
}

const filters: fc.Arbitrary<ActivityFilter> = fc.record({
  sameKeyAs: fc.constant(null),
  state: fc.constantFrom(null, 'waiting', 'discarded', 'delivered', 'attention'),
  task: fc.constantFrom(null, 'add', 'update', 'remove'),
  fromMs: fc.option(fc.nat(LATEST_MS + 5)),
  untilMs: fc.option(fc.nat(LATEST_MS + 5)),
});

function isMeant({ row, contents }: SubmissionRecord, filter: ActivityFilter): boolean {
  return (
    (filter.state === null ||
      row.state === filter.state ||
      (filter.state === 'attention' && row.alert_unseen === 1)) &&
    (filter.task === null || contents?.request.kind === filter.task) &&
    (filter.fromMs === null || row.created_at_ms >= filter.fromMs) &&
    (filter.untilMs === null || row.created_at_ms < filter.untilMs)
  );
}

const idsOf = (records: readonly SubmissionRecord[]): readonly string[] => records.map(({ row }) => row.id);

function found(filter: ActivityFilter, search: string | null): readonly SubmissionRecord[] {
  const looked = [...file.list.matching(filter, search === null ? null : searchOf(search))];
  return looked.filter(({ matches }) => matches).map(({ record }) => record);
}

describe('Activity, narrowed', () => {
  it('has every submission that is meant, once, the newest first', () => {
    const all = file.list
      .newest(ROWS)
      .toSorted((a, b) => b.row.created_at_ms - a.row.created_at_ms || b.row.seq - a.row.seq);
    fc.assert(
      fc.property(filters, (filter) => {
        expect(idsOf(found(filter, null))).toEqual(idsOf(all.filter((record) => isMeant(record, filter))));
      }),
    );
  });

  it('has of those a search finds the ones that are meant', () => {
    const veras = file.list.search(searchOf('vera'), ROWS);
    expect(veras.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(filters, (filter) => {
        expect(idsOf(found(filter, 'vera'))).toEqual(
          idsOf(veras.filter((record) => isMeant(record, filter))),
        );
      }),
    );
  });

  it('to what needs attention, has all that is counted so: undecided, and what cannot be read', () => {
    const { list, outbox } = outboxIn(file.database, newSeal('another'));
    outbox.add([newRow('0x01', () => 0.9)], LATEST_MS);
    const filter = { state: 'attention', task: null, fromMs: null, untilMs: null, sameKeyAs: null } as const;
    for (const { matching, counts } of [file.list, list])
      expect([...matching(filter, null)].length).toBe(counts().attention);
    expect(list.counts().attention).toBeGreaterThan(file.list.counts().attention);
  });

  it('to the key of one submission, has all that is about it and nothing else, whatever is searched for', () => {
    const one = newRow('code:4217', () => 0.9);
    const later = { ...newRow('code:4217', () => 0), id: randomUUID() };
    file.outbox.add([one], LATEST_MS);
    file.outbox.add([later], LATEST_MS);
    const filter = { state: null, task: null, fromMs: null, untilMs: null, sameKeyAs: one.id };
    expect(idsOf(found(filter, 'vera'))).toEqual([later.id, one.id]);
    expect(idsOf(found({ ...filter, task: 'remove' }, null))).toEqual([later.id]);
    expect(idsOf(found({ ...filter, sameKeyAs: randomUUID() }, 'vera'))).toEqual([]);
  });
});
