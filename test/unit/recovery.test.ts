import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putAside } from '../../main/fresh-start.ts';
import { createRecovery } from '../../main/recovery.ts';
import { openVault } from '../../main/secrets/vault.ts';
import type { Locale } from '../../contract/settings.ts';
import { submissionsCsv } from '../../main/submissions-csv.ts';
import { newSeal, openOutboxFile, requestFor } from '../support/outbox-file.ts';
import { scriptedKeychain } from '../support/scripted-keychain.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW_MS = Date.UTC(2026, 10, 24, 10, 45);
const nowMs = (): number => NOW_MS;
const locale = (): Locale => 'en';

/** Rows under the key given and under one that is gone. */
async function outboxWith(counts: { readable: number; unreadable: number }) {
  const folder = temporaryFolder();
  const path = join(folder, 'tapdesk.db');
  const [gone, here] = [newSeal('gone'), newSeal('here')];
  const before = await openOutboxFile(path, gone);
  for (let count = 0; count < counts.unreadable; count += 1)
    before.outbox.add([{ id: randomUUID(), request: requestFor(`old ${count}`), needs: null }], NOW_MS);
  before.database.close();
  const after = await openOutboxFile(path, here);
  for (let count = 0; count < counts.readable; count += 1)
    after.outbox.add([{ id: randomUUID(), request: requestFor(`new ${count}`), needs: null }], NOW_MS);
  return { folder, path, seal: here, ...after };
}

describe('what is said of secrets that do not open', () => {
  const lostWith = async (counts: { readable: number; unreadable: number }, isPractice = false) => {
    const { folder, list } = await outboxWith(counts);
    const secrets = join(folder, 'secrets');
    const before = await openVault(secrets, scriptedKeychain(), { wrappingKey: null, nowMs });
    await before.keepApiKey('old-key', 'https://api.example.com');
    const vault = await openVault(secrets, scriptedKeychain(), { wrappingKey: null, nowMs });
    const saveFile = () => Promise.resolve('cancelled' as const);
    return { vault, recovery: createRecovery({ vault, list, isPractice, saveFile, nowMs, locale }) };
  };

  it('is how many rows cannot be read and whether the API key is gone, until that is no longer so', async () => {
    const { recovery, vault } = await lostWith({ readable: 3, unreadable: 2 });
    expect(recovery.lost()).toEqual({ unreadableCount: 2, apiKey: true });

    await vault.keepApiKey('new-key', 'https://api.example.com');
    expect(recovery.lost()).toEqual({ unreadableCount: 2, apiKey: false });
  });

  it('is nothing where no row needs them and the key has been entered again', async () => {
    const { recovery, vault } = await lostWith({ readable: 1, unreadable: 0 });
    expect(recovery.lost()).toEqual({ unreadableCount: 0, apiKey: true });
    await vault.keepApiKey('new-key', 'https://api.example.com');

    expect(recovery.lost()).toBeNull();
  });

  it('is nothing in practice, where no passphrase is taken either', async () => {
    const { recovery } = await lostWith({ readable: 0, unreadable: 2 }, true);

    expect(recovery.lost()).toBeNull();
    expect(await recovery.setPassphrase('long enough, surely')).toBe('not-needed');
  });
});

describe('a passphrase', () => {
  it('is eight characters or more, and one that cannot be stored is not set', async () => {
    const { folder, list } = await outboxWith({ readable: 0, unreadable: 0 });
    const directory = join(folder, 'secrets');
    const vault = await openVault(directory, scriptedKeychain(false), { wrappingKey: null, nowMs });
    const saveFile = () => Promise.resolve('cancelled' as const);
    const recovery = createRecovery({ vault, list, isPractice: false, saveFile, nowMs, locale });
    expect(await recovery.setPassphrase('1234567')).toBe('too-short');

    // A file where the folder should be.
    writeFileSync(directory, '');
    expect(await recovery.setPassphrase('12345678')).toBe('not-saved');
    expect(vault.survivesClosing()).toBe(false);
  });
});

describe('the export', () => {
  it('holds every row: what can be read of it, and of the others that they are there, never a PIN', async () => {
    const { list, outbox } = await outboxWith({ readable: 0, unreadable: 1 });
    const id = randomUUID();
    const request = requestFor('0x04A22B1C', {
      firstName: 'Åsa, "Ås"',
      lastName: 'Lind\nBerg',
      pin: '0471',
      validFrom: '2026-12-01T00:00:00Z',
    });
    outbox.add([{ id, request, needs: null }], NOW_MS + 1000);

    const [unreadable] = list.newest(2).slice(1);
    expect(submissionsCsv(list.newest(2), 'en')).toBe(
      '\uFEFFId,Readable,Task,State,Created,Settled,First name,Last name,Card number,Valid from,Valid to\r\n' +
        `${id},Yes,Enroll,Waiting,2026-11-24T10:45:01.000Z,,"Åsa, ""Ås""","Lind\nBerg",0x04A22B1C,2026-12-01T00:00:00Z,\r\n` +
        `${unreadable?.row.id ?? ''},No,,Waiting,2026-11-24T10:45:00.000Z,,,,,,\r\n`,
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'has no cell that a spreadsheet would run: %j',
    async (text) => {
      const { list, outbox } = await outboxWith({ readable: 0, unreadable: 0 });
      const request = requestFor('A', { firstName: text, lastName: 'x=1' });
      outbox.add([{ id: randomUUID(), request, needs: null }], NOW_MS);

      const csv = submissionsCsv(list.newest(1), 'en');

      expect(csv).toContain(`'${text}`);
      expect(csv).toContain(',x=1,');
    },
  );
});

describe('a fresh start', () => {
  it('puts outbox and secrets beside the new ones, where they still open', async () => {
    const { folder, database, path, seal } = await outboxWith({ readable: 2, unreadable: 0 });
    database.close();
    mkdirSync(join(folder, 'secrets'));
    writeFileSync(join(folder, 'secrets', 'api-key.sealed'), 'sealed');

    const outcome = putAside(folder, NOW_MS);

    const names = ['tapdesk-2026-11-24T10-45-00.db', 'secrets-2026-11-24T10-45-00'];
    expect(outcome).toEqual({ kind: 'started', keptAs: names });
    expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
    expect(readFileSync(join(folder, names[1] ?? '', 'api-key.sealed'), 'utf8')).toBe('sealed');
    expect((await openOutboxFile(join(folder, names[0] ?? ''), seal)).list.openCount()).toBe(2);
    expect((await openOutboxFile(path, seal)).list.totalCount()).toBe(0);
  });

  it('overwrites nothing when it is made twice in a second', async () => {
    const { folder, database, path, seal } = await outboxWith({ readable: 1, unreadable: 0 });
    database.close();
    putAside(folder, NOW_MS);
    (await openOutboxFile(path, seal)).database.close();

    expect(putAside(folder, NOW_MS)).toEqual({
      kind: 'started',
      keptAs: ['tapdesk-2026-11-24T10-45-00-2.db'],
    });
  });

  it('is not made while somebody has the outbox open', async () => {
    const { folder, path } = await outboxWith({ readable: 1, unreadable: 0 });

    expect(putAside(folder, NOW_MS)).toEqual({ kind: 'failed' });
    expect(existsSync(path)).toBe(true);
  });
});
