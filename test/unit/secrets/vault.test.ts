import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVault } from '../../../main/secrets/vault.ts';
import { scriptedKeychain } from '../../support/scripted-keychain.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ORIGIN = 'https://api.example.com';
const options = { wrappingKey: null, nowMs: () => Date.UTC(2026, 10, 24, 10, 45) };

describe('the vault', () => {
  it('gives the key only for the origin it was saved for', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const keychain = scriptedKeychain();
    const vault = await openVault(directory, keychain, options);
    await vault.keepApiKey('secret-key', ORIGIN);

    for (const opened of [vault, await openVault(directory, keychain, options)]) {
      expect(opened.apiKey(ORIGIN)).toBe('secret-key');
      expect(opened.apiKey('https://elsewhere.example.com')).toBeNull();
    }
  });

  it('keeps the API key and the data key over a restart, readable by this user only', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const keychain = scriptedKeychain();
    const first = await openVault(directory, keychain, options);
    expect(await first.keepApiKey('secret-key', ORIGIN)).toBe('for-good');

    const second = await openVault(directory, keychain, options);

    expect(second.apiKey(ORIGIN)).toBe('secret-key');
    expect(Buffer.from(second.dataKey.bytes).equals(first.dataKey.bytes)).toBe(true);
    for (const name of readdirSync(directory)) {
      expect(readFileSync(join(directory, name), 'latin1')).not.toContain('secret-key');
      expect(statSync(join(directory, name)).mode & 0o077).toBe(0);
    }
  });

  it('writes nothing at all without a keychain', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const vault = await openVault(directory, scriptedKeychain(false), options);

    expect(await vault.keepApiKey('secret-key', ORIGIN)).toBe('this-run-only');
    expect(vault.apiKey(ORIGIN)).toBe('secret-key');
    expect(existsSync(directory)).toBe(false);
  });

  it('leaves the files of a replaced keychain alone, makes a new data key, and opens both when the old is back', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const old = scriptedKeychain();
    const before = await openVault(directory, old, options);
    await before.keepApiKey('secret-key', ORIGIN);

    const replaced = await openVault(directory, scriptedKeychain(), options);
    expect(replaced.apiKey(ORIGIN)).toBeNull();
    expect(replaced.dataKey.id).not.toBe(before.dataKey.id);

    const again = await openVault(directory, old, options);
    expect(again.apiKey(ORIGIN)).toBe('secret-key');
    expect(again.dataKeys.map((key) => key.id)).toContain(before.dataKey.id);
  });

  it('says what it cannot open, and keeps an API key that does not open when another is saved', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const old = scriptedKeychain();
    const before = await openVault(directory, old, options);
    await before.keepApiKey('old-key', ORIGIN);
    expect(before.unopened()).toEqual({ dataKeyCount: 0, apiKey: false });

    const replaced = await openVault(directory, scriptedKeychain(), options);
    expect(replaced.unopened()).toEqual({ dataKeyCount: 1, apiKey: true });
    replaced.forgetApiKey();
    await replaced.keepApiKey('new-key', ORIGIN);

    expect(replaced.unopened()).toEqual({ dataKeyCount: 1, apiKey: false });
    const kept = readFileSync(join(directory, 'api-key-2026-11-24T10-45-00.sealed'));
    expect(await old.decrypt(kept)).toContain('old-key');
  });

  it('takes what opens to nonsense for what it is: another keychain’s', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const before = await openVault(directory, scriptedKeychain(), options);
    await before.keepApiKey('secret-key', ORIGIN);
    // Not every keychain authenticates: the wrong one may give bytes that mean nothing.
    const careless = { ...scriptedKeychain(), decrypt: () => Promise.resolve('\u0003nonsense') };

    const after = await openVault(directory, careless, options);

    expect(after.unopened()).toEqual({ dataKeyCount: 1, apiKey: true });
    expect(after.dataKeys).toEqual([after.dataKey]);
    expect(after.dataKey.bytes).toHaveLength(32);
  });

  it('forgets the key when told to', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const keychain = scriptedKeychain();
    const vault = await openVault(directory, keychain, options);
    await vault.keepApiKey('secret-key', ORIGIN);
    vault.forgetApiKey();

    expect(vault.apiKey(ORIGIN)).toBeNull();
    expect((await openVault(directory, keychain, options)).apiKey(ORIGIN)).toBeNull();
  });
});
