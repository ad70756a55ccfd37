import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasPassphrase, unlockPassphrase } from '../../../main/secrets/passphrase-file.ts';
import { createRowSeal } from '../../../main/secrets/row-seal.ts';
import { openVault, type Vault } from '../../../main/secrets/vault.ts';
import { scriptedKeychain } from '../../support/scripted-keychain.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ORIGIN = 'https://api.example.com';
const PASSPHRASE = 'blåbär and seven horses';
const PLACE = { table: 'submissions', rowId: 'row-1', column: 'request' } as const;
const noKeychain = scriptedKeychain(false);
const nowMs = (): number => Date.UTC(2026, 10, 24, 10, 45);

const openWith = (directory: string, wrappingKey: Uint8Array | null): Promise<Vault> =>
  openVault(directory, noKeychain, { wrappingKey, nowMs });

/** As the next start does: the passphrase first, then the vault. */
async function startAgain(directory: string, passphrase: string): Promise<Vault> {
  const opened = await unlockPassphrase(directory, passphrase);
  if (opened.kind !== 'unlocked') throw new Error(`the passphrase was ${opened.kind}`);
  return openWith(directory, opened.wrappingKey);
}

async function vaultWithPassphrase(): Promise<{ directory: string; vault: Vault }> {
  const directory = join(temporaryFolder(), 'secrets');
  const vault = await openWith(directory, null);
  await vault.keepApiKey('secret-key', ORIGIN);
  expect(await vault.setPassphrase(PASSPHRASE)).toBe('set');
  return { directory, vault };
}

const contentsOf = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name)).toString('hex')]),
  );

describe('a passphrase, where no keychain is', () => {
  it('keeps the rows and the key of the run it was set in, readable by this user only', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const vault = await openWith(directory, null);
    const sealed = createRowSeal(vault.dataKey).seal(PLACE, 'Ada Byron');
    await vault.keepApiKey('secret-key', ORIGIN);
    expect([vault.keptBy(), vault.survivesClosing()]).toEqual(['nothing', false]);

    await vault.setPassphrase(PASSPHRASE);

    expect([vault.keptBy(), vault.survivesClosing()]).toEqual(['passphrase', true]);
    expect(await vault.keepApiKey('newer-key', ORIGIN)).toBe('for-good');
    const again = await startAgain(directory, PASSPHRASE);
    expect(again.keptBy()).toBe('passphrase');
    expect(again.apiKey(ORIGIN)).toBe('newer-key');
    expect(again.dataKey.id).toBe(vault.dataKey.id);
    expect(createRowSeal(again.dataKey).unseal(PLACE, sealed)).toEqual({ kind: 'plain', text: 'Ada Byron' });
    for (const [name, hex] of Object.entries(contentsOf(directory))) {
      expect(Buffer.from(hex, 'hex').toString('latin1')).not.toMatch(/secret-key|newer-key|horses/);
      expect(statSync(join(directory, name)).mode & 0o077).toBe(0);
    }
  });

  it('is one passphrase however the keyboard writes å', async () => {
    const { directory } = await vaultWithPassphrase();
    const decomposed = PASSPHRASE.normalize('NFD');
    expect(decomposed).not.toBe(PASSPHRASE);

    expect((await unlockPassphrase(directory, decomposed)).kind).toBe('unlocked');
  });

  it('is said to be wrong when it is, and nothing changes by it', async () => {
    const { directory } = await vaultWithPassphrase();
    const before = contentsOf(directory);

    for (const guess of ['', `${PASSPHRASE} `, PASSPHRASE.toUpperCase()])
      expect(await unlockPassphrase(directory, guess)).toEqual({ kind: 'wrong' });

    expect(contentsOf(directory)).toEqual(before);
    expect((await startAgain(directory, PASSPHRASE)).apiKey(ORIGIN)).toBe('secret-key');
  });

  it('can be changed, and only its own file with it', async () => {
    const { directory } = await vaultWithPassphrase();
    const before = contentsOf(directory);

    const vault = await startAgain(directory, PASSPHRASE);
    await vault.setPassphrase('another one entirely');

    const after = contentsOf(directory);
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed).toEqual(['passphrase.sealed']);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(await unlockPassphrase(directory, PASSPHRASE)).toEqual({ kind: 'wrong' });
    expect((await startAgain(directory, 'another one entirely')).apiKey(ORIGIN)).toBe('secret-key');
  });

  it('keeps what is saved while it is being set, and of two set at once the later', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const vault = await openWith(directory, null);

    await Promise.all([
      vault.setPassphrase('the first of two'),
      vault.keepApiKey('meanwhile', ORIGIN),
      vault.setPassphrase('the second of two'),
    ]);

    const again = await startAgain(directory, 'the second of two');
    expect(again.dataKey.id).toBe(vault.dataKey.id);
    expect(again.apiKey(ORIGIN)).toBe('meanwhile');
  });

  it('that is forgotten costs what it sealed, and its file is kept beside the new one', async () => {
    const { directory, vault: before } = await vaultWithPassphrase();
    const old = contentsOf(directory);

    const without = await openWith(directory, null);
    expect(without.keptBy()).toBe('passphrase-not-given');
    expect(without.unopened()).toEqual({ dataKeyCount: 1, apiKey: true });
    expect(without.dataKeys.map(({ id }) => id)).not.toContain(before.dataKey.id);
    await without.keepApiKey('fresh-key', ORIGIN);
    await without.setPassphrase('the one after that');

    const now = contentsOf(directory);
    expect(now['passphrase-2026-11-24T10-45-00.sealed']).toBe(old['passphrase.sealed']);
    expect(now['api-key-2026-11-24T10-45-00.sealed']).toBe(old['api-key.sealed']);
    expect(now[`data-key-${before.dataKey.id}.sealed`]).toBe(old[`data-key-${before.dataKey.id}.sealed`]);
    const after = await startAgain(directory, 'the one after that');
    expect(after.apiKey(ORIGIN)).toBe('fresh-key');
    expect(after.dataKey.id).toBe(without.dataKey.id);
  });

  it('leaves the work to a keychain that is there', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const vault = await openVault(directory, scriptedKeychain(), { wrappingKey: null, nowMs });

    expect(await vault.setPassphrase(PASSPHRASE)).toBe('keychain-keeps');
    expect(hasPassphrase(directory)).toBe(false);
  });

  it('opens beside a keychain that came later, and beside one that was there before', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const keychain = scriptedKeychain();
    const first = await openVault(directory, keychain, { wrappingKey: null, nowMs });
    const second = await openWith(directory, null);
    await second.setPassphrase(PASSPHRASE);

    const opened = await unlockPassphrase(directory, PASSPHRASE);
    const wrappingKey = opened.kind === 'unlocked' ? opened.wrappingKey : null;
    const both = await openVault(directory, keychain, { wrappingKey, nowMs });

    expect(both.dataKey.id).toBe(second.dataKey.id);
    expect(both.dataKeys.map(({ id }) => id).toSorted()).toEqual(
      [first.dataKey.id, second.dataKey.id].toSorted(),
    );
  });
});

describe('the passphrase file', () => {
  it('with any one bit flipped opens nothing', async () => {
    const { directory } = await vaultWithPassphrase();
    const path = join(directory, 'passphrase.sealed');
    const whole = readFileSync(path);
    const { salt, sealedKey } = JSON.parse(whole.toString('utf8')) as { salt: string; sealedKey: string };
    // One in each part that no schema can judge, one in the frame around them.
    const places = [whole.indexOf(salt) + 3, whole.indexOf(sealedKey) + 3, whole.indexOf(sealedKey) + 60, 2];

    for (const place of places) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(place) ^ 1, place);
      writeFileSync(path, flipped);
      expect(['wrong', 'damaged']).toContain((await unlockPassphrase(directory, PASSPHRASE)).kind);
    }
    writeFileSync(path, whole);
    expect((await unlockPassphrase(directory, PASSPHRASE)).kind).toBe('unlocked');
  });

  const written = {
    version: 1,
    scrypt: { log2N: 17, r: 8, p: 1 },
    salt: Buffer.alloc(32, 1).toString('base64'),
    sealedKey: Buffer.alloc(60, 2).toString('base64'),
  };
  const unlockFileOf = (contents: object): ReturnType<typeof unlockPassphrase> => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, 'passphrase.sealed'), JSON.stringify(contents));
    return unlockPassphrase(directory, PASSPHRASE);
  };

  it('of the shape Tapdesk writes is tried', async () => {
    expect(await unlockFileOf(written)).toEqual({ kind: 'wrong' });
  });

  it.each([
    ['a cost that would hang the desk', { scrypt: { log2N: 30, r: 8, p: 1 } }],
    ['blocks that would use up the memory', { scrypt: { log2N: 17, r: 4096, p: 1 } }],
    ['rounds without end', { scrypt: { log2N: 17, r: 8, p: 1_000_000 } }],
    ['a cost that makes guessing cheap', { scrypt: { log2N: 1, r: 8, p: 1 } }],
    ['a cost that is no whole number', { scrypt: { log2N: 17.5, r: 8, p: 1 } }],
    ['another version', { version: 2 }],
    ['no salt', { salt: '' }],
    ['a field nobody knows', { extra: true }],
    ['more than any such file holds', { sealedKey: 'A'.repeat(100_000) }],
  ])('with %s is refused, and no passphrase is tried on it', async (_what, change) => {
    expect(await unlockFileOf({ ...written, ...change })).toEqual({ kind: 'damaged' });
  });
});
