import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nothingYet } from '../../../main/store/submission-record.ts';
import { LONGEST_WAIT_MS, newSeal, openOutboxFile, requestFor } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOW_MS = Date.UTC(2026, 0, 15);
const delivered = {
  kind: 'delivered',
  outcome: { ...nothingYet, keyId: 'key', personId: 'person' },
  learnt: null,
  followAtMs: null,
} as const;
const refused = {
  kind: 'attention',
  outcome: { ...nothingYet, reason: { kind: 'refused', status: 400, words: 'no' } },
} as const;
const waitingUntil = (dueAtMs: number, usesAttempt = true) =>
  ({ kind: 'waiting', outcome: nothingYet, dueAtMs, usesAttempt }) as const;

const newOutbox = async () => openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());

describe('the outbox', () => {
  it('keeps a submission over a restart, and sends again what was being sent', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const seal = newSeal();
    const first = await openOutboxFile(path, seal);
    const id = randomUUID();
    first.outbox.add([{ id, request: requestFor('A'), needs: null }], NOW_MS);
    expect(first.outbox.takeDue(NOW_MS)?.id).toBe(id);
    first.database.close();

    const second = await openOutboxFile(path, seal);
    expect(second.outbox.takeDue(NOW_MS)).toBeNull();
    second.outbox.takeBackUnsettled();

    expect(second.outbox.takeDue(NOW_MS)).toEqual({ id, attempt: 2, request: requestFor('A') });
  });

  it('commits with the disk before it says so (WAL, synchronous=FULL, one version of SQLite without the WAL-reset fault)', async () => {
    const { database } = await newOutbox();

    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  });

  it('sends the submissions of one card in the order they came, and other cards beside them', async () => {
    const { outbox } = await newOutbox();
    const [first, second, other] = [randomUUID(), randomUUID(), randomUUID()];
    outbox.add([{ id: first, request: requestFor('A'), needs: null }], NOW_MS);
    outbox.add([{ id: second, request: requestFor('A'), needs: null }], NOW_MS);
    outbox.add([{ id: other, request: requestFor('B'), needs: null }], NOW_MS);

    expect([outbox.takeDue(NOW_MS)?.id, outbox.takeDue(NOW_MS)?.id, outbox.takeDue(NOW_MS)]).toEqual([
      first,
      other,
      null,
    ]);
    outbox.settle(first, delivered, NOW_MS);
    expect(outbox.takeDue(NOW_MS)?.id).toBe(second);
  });

  it('holds back only its own card when one needs attention', async () => {
    const { outbox, list } = await newOutbox();
    const [bad, behind, other] = [randomUUID(), randomUUID(), randomUUID()];
    outbox.add([{ id: bad, request: requestFor('A'), needs: null }], NOW_MS);
    outbox.takeDue(NOW_MS);
    outbox.settle(bad, refused, NOW_MS);
    outbox.add([{ id: behind, request: requestFor('A'), needs: null }], NOW_MS);
    outbox.add([{ id: other, request: requestFor('B'), needs: null }], NOW_MS);

    expect(outbox.takeDue(NOW_MS)?.id).toBe(other);
    expect(outbox.takeDue(NOW_MS)).toBeNull();
    expect(list.find(behind)?.row.is_head).toBe(0);
    outbox.discard(bad, NOW_MS);
    expect(outbox.takeDue(NOW_MS)?.id).toBe(behind);
  });

  it('waits for its time, and a due time from a clock that was a year ahead does not stall it', async () => {
    const { outbox } = await newOutbox();
    const id = randomUUID();
    outbox.add([{ id, request: requestFor('A'), needs: null }], NOW_MS);
    outbox.takeDue(NOW_MS);
    outbox.settle(id, waitingUntil(NOW_MS + 5_000), NOW_MS);

    expect(outbox.takeDue(NOW_MS + 4_999)).toBeNull();
    expect(outbox.msUntilDue(NOW_MS + 4_000)).toBe(1_000);
    const aYearBackMs = NOW_MS - 365 * 86_400_000;
    expect(NOW_MS + 5_000 - aYearBackMs).toBeGreaterThan(LONGEST_WAIT_MS);
    expect(outbox.msUntilDue(aYearBackMs)).toBe(0);
    expect(outbox.takeDue(aYearBackMs)?.id).toBe(id);
  });

  it('gives an attempt back when the service said nothing about the submission', async () => {
    const { outbox } = await newOutbox();
    const id = randomUUID();
    outbox.add([{ id, request: requestFor('A'), needs: null }], NOW_MS);
    outbox.takeDue(NOW_MS);
    outbox.settle(id, waitingUntil(NOW_MS, false), NOW_MS);

    expect(outbox.takeDue(NOW_MS)?.attempt).toBe(1);
  });

  it('erases the PIN once it is delivered, and remembers that there was one', async () => {
    const { outbox, list } = await newOutbox();
    const id = randomUUID();
    outbox.add([{ id, request: requestFor('A'), needs: null }], NOW_MS);
    outbox.takeDue(NOW_MS);
    outbox.settle(id, delivered, NOW_MS);

    expect(list.find(id)?.contents?.request).toEqual(requestFor('A', { pin: null, hasPin: true }));
  });

  it('erases the PIN of what is discarded, taken back or edited: nobody sends it any more', async () => {
    const { outbox, list } = await newOutbox();
    const [discarded, undone, edited] = [randomUUID(), randomUUID(), randomUUID()];
    for (const [id, card] of [
      [discarded, 'A'],
      [undone, 'B'],
      [edited, 'C'],
    ] as const)
      outbox.add([{ id, request: requestFor(card), needs: null }], NOW_MS);

    outbox.discard(discarded, NOW_MS);
    outbox.undo(undone, NOW_MS, NOW_MS);
    outbox.add([{ id: randomUUID(), request: requestFor('C'), needs: null }], NOW_MS, { replaces: edited });

    for (const id of [discarded, undone, edited]) {
      const record = list.find(id);
      expect(record?.row.state).toBe('discarded');
      expect(record?.contents?.request).toMatchObject({ firstName: 'Vera', pin: null, hasPin: true });
    }
  });

  it('replaces a submission in one commit, and not one that has gone out', async () => {
    const { outbox, list } = await newOutbox();
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    outbox.add([{ id: first, request: requestFor('A'), needs: null }], NOW_MS);

    expect(
      outbox.add([{ id: second, request: requestFor('A', { firstName: 'Verena' }), needs: null }], NOW_MS, {
        replaces: first,
      }),
    ).toBe('added');
    expect(list.find(first)?.row.state).toBe('discarded');
    outbox.takeDue(NOW_MS);
    expect(
      outbox.add([{ id: third, request: requestFor('A'), needs: null }], NOW_MS, { replaces: second }),
    ).toBe('too-late');
    expect(list.find(third)).toBeNull();
  });

  it('has no name, card number or PIN in its files', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const { outbox } = await openOutboxFile(path, newSeal());
    outbox.add(
      [
        {
          id: randomUUID(),
          request: requestFor('0x62e3086ced', { firstName: 'Philippa', pin: '9183' }),
          needs: null,
        },
      ],
      NOW_MS,
    );

    const files = Buffer.concat([readFileSync(path), readFileSync(`${path}-wal`)]).toString('latin1');
    expect(files).toContain('waiting');
    for (const secret of ['Philippa', '62e3086ced', '9183']) expect(files).not.toContain(secret);
  });

  it('sets a row aside whose seal is broken, keeps it, and sends the next', async () => {
    const { outbox, list, database } = await newOutbox();
    const [broken, sound] = [randomUUID(), randomUUID()];
    outbox.add([{ id: broken, request: requestFor('A'), needs: null }], NOW_MS);
    outbox.add([{ id: sound, request: requestFor('B'), needs: null }], NOW_MS);
    const sealed = Buffer.from(list.find(broken)?.row.sealed_request ?? []);
    sealed.writeUInt8(sealed.readUInt8(40) ^ 1, 40);
    database.prepare('UPDATE submissions SET sealed_request = ? WHERE id = ?').run(sealed, broken);

    expect(outbox.takeDue(NOW_MS)?.id).toBe(sound);
    expect(list.find(broken)).toMatchObject({ row: { state: 'attention' }, contents: null });
    expect(list.counts()).toEqual({ waiting: 1, attention: 1 });
  });

  it('keeps telling of a delivery that changed somebody else’s key until somebody has seen it, over a restart too', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const seal = newSeal();
    const first = await openOutboxFile(path, seal);
    const id = randomUUID();
    first.outbox.add([{ id, request: requestFor('A'), needs: null }], NOW_MS);
    first.outbox.takeDue(NOW_MS);
    first.outbox.settle(
      id,
      {
        kind: 'delivered',
        outcome: { ...nothingYet, reason: { kind: 'other-holder', holder: 'Nils Berg' } },
        learnt: null,
        followAtMs: null,
      },
      NOW_MS,
    );
    first.database.close();

    const { outbox, list } = await openOutboxFile(path, seal);
    expect(list.unseenAlerts().map(({ row }) => row.id)).toEqual([id]);
    expect(list.counts()).toEqual({ waiting: 0, attention: 1 });
    expect(outbox.keepHolder(id, NOW_MS)).toBe('done');
    expect([list.unseenAlerts(), list.counts().attention]).toEqual([[], 0]);
  });

  it('leaves rows alone whose key is not here, counts them, and sends them when the key is back', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const [old, fresh] = [newSeal('old'), newSeal('fresh')];
    const first = await openOutboxFile(path, old);
    const id = randomUUID();
    first.outbox.add([{ id, request: requestFor('A'), needs: null }], NOW_MS);
    first.database.close();

    const without = await openOutboxFile(path, fresh);
    expect(without.outbox.takeDue(NOW_MS)).toBeNull();
    expect(without.list.counts()).toEqual({ waiting: 0, attention: 1 });
    without.database.close();

    const again = await openOutboxFile(path, fresh, [old]);
    expect(again.list.openForCard('A', null).at(-1)?.row.id).toBe(id);
    expect(again.outbox.takeDue(NOW_MS)?.id).toBe(id);
  });
});
