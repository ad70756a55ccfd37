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
    first.outbox.add(id, requestFor('A'), NOW_MS, null);
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
    outbox.add(first, requestFor('A'), NOW_MS, null);
    outbox.add(second, requestFor('A'), NOW_MS, null);
    outbox.add(other, requestFor('B'), NOW_MS, null);

    expect([outbox.takeDue(NOW_MS)?.id, outbox.takeDue(NOW_MS)?.id, outbox.takeDue(NOW_MS)]).toEqual([
      first,
      other,
      null,
    ]);
    outbox.settle(first, delivered, NOW_MS);
    expect(outbox.takeDue(NOW_MS)?.id).toBe(second);
  });

  it('holds back only its own card when one needs attention', async () => {
    const { outbox } = await newOutbox();
    const [bad, behind, other] = [randomUUID(), randomUUID(), randomUUID()];
    outbox.add(bad, requestFor('A'), NOW_MS, null);
    outbox.takeDue(NOW_MS);
    outbox.settle(bad, refused, NOW_MS);
    outbox.add(behind, requestFor('A'), NOW_MS, null);
    outbox.add(other, requestFor('B'), NOW_MS, null);

    expect(outbox.takeDue(NOW_MS)?.id).toBe(other);
    expect(outbox.takeDue(NOW_MS)).toBeNull();
    expect(outbox.isHeldBack(behind)).toBe(true);
    outbox.discard(bad, NOW_MS);
    expect(outbox.takeDue(NOW_MS)?.id).toBe(behind);
  });

  it('waits for its time, and a due time from a clock that was a year ahead does not stall it', async () => {
    const { outbox } = await newOutbox();
    const id = randomUUID();
    outbox.add(id, requestFor('A'), NOW_MS, null);
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
    outbox.add(id, requestFor('A'), NOW_MS, null);
    outbox.takeDue(NOW_MS);
    outbox.settle(id, waitingUntil(NOW_MS, false), NOW_MS);

    expect(outbox.takeDue(NOW_MS)?.attempt).toBe(1);
  });

  it('erases the PIN once it is delivered, and remembers that there was one', async () => {
    const { outbox } = await newOutbox();
    const id = randomUUID();
    outbox.add(id, requestFor('A'), NOW_MS, null);
    outbox.takeDue(NOW_MS);
    outbox.settle(id, delivered, NOW_MS);

    expect(outbox.find(id)?.contents?.request).toEqual(requestFor('A', { pin: null, hasPin: true }));
  });

  it('replaces a submission in one commit, and not one that has gone out', async () => {
    const { outbox } = await newOutbox();
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    outbox.add(first, requestFor('A'), NOW_MS, null);

    expect(outbox.add(second, requestFor('A', { firstName: 'Verena' }), NOW_MS, first)).toBe('added');
    expect(outbox.find(first)?.row.state).toBe('discarded');
    outbox.takeDue(NOW_MS);
    expect(outbox.add(third, requestFor('A'), NOW_MS, second)).toBe('too-late');
    expect(outbox.find(third)).toBeNull();
  });

  it('has no name, card number or PIN in its files', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const { outbox } = await openOutboxFile(path, newSeal());
    outbox.add(
      randomUUID(),
      requestFor('0x62e3086ced', { firstName: 'Philippa', pin: '9183' }),
      NOW_MS,
      null,
    );

    const files = Buffer.concat([readFileSync(path), readFileSync(`${path}-wal`)]).toString('latin1');
    expect(files).toContain('waiting');
    for (const secret of ['Philippa', '62e3086ced', '9183']) expect(files).not.toContain(secret);
  });

  it('sets a row aside whose seal is broken, keeps it, and sends the next', async () => {
    const { outbox, database } = await newOutbox();
    const [broken, sound] = [randomUUID(), randomUUID()];
    outbox.add(broken, requestFor('A'), NOW_MS, null);
    outbox.add(sound, requestFor('B'), NOW_MS, null);
    const sealed = Buffer.from(outbox.find(broken)?.row.sealed_request ?? []);
    sealed.writeUInt8(sealed.readUInt8(40) ^ 1, 40);
    database.prepare('UPDATE submissions SET sealed_request = ? WHERE id = ?').run(sealed, broken);

    expect(outbox.takeDue(NOW_MS)?.id).toBe(sound);
    expect(outbox.find(broken)).toMatchObject({ row: { state: 'attention' }, contents: null });
    expect(outbox.counts()).toEqual({ waiting: 1, attention: 1 });
  });

  it('keeps telling of a delivery that changed somebody else’s key until somebody has seen it, over a restart too', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const seal = newSeal();
    const first = await openOutboxFile(path, seal);
    const id = randomUUID();
    first.outbox.add(id, requestFor('A'), NOW_MS, null);
    first.outbox.takeDue(NOW_MS);
    first.outbox.settle(
      id,
      {
        kind: 'delivered',
        outcome: { ...nothingYet, reason: { kind: 'other-holder', holder: 'Nils Berg' } },
      },
      NOW_MS,
    );
    first.database.close();

    const { outbox } = await openOutboxFile(path, seal);
    expect(outbox.unseenAlerts().map(({ row }) => row.id)).toEqual([id]);
    expect(outbox.counts()).toEqual({ waiting: 0, attention: 1 });
    outbox.alertSeen(id);
    expect([outbox.unseenAlerts(), outbox.counts().attention]).toEqual([[], 0]);
  });

  it('leaves rows alone whose key is not here, counts them, and sends them when the key is back', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    const [old, fresh] = [newSeal('old'), newSeal('fresh')];
    const first = await openOutboxFile(path, old);
    const id = randomUUID();
    first.outbox.add(id, requestFor('A'), NOW_MS, null);
    first.database.close();

    const without = await openOutboxFile(path, fresh);
    expect(without.outbox.takeDue(NOW_MS)).toBeNull();
    expect(without.outbox.counts()).toEqual({ waiting: 0, attention: 1 });
    without.database.close();

    const again = await openOutboxFile(path, fresh, [old]);
    expect(again.outbox.latestForCard('A')?.row.id).toBe(id);
    expect(again.outbox.takeDue(NOW_MS)?.id).toBe(id);
  });
});
