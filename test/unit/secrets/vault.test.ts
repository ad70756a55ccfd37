import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Keychain } from '../../../main/secrets/keychain.ts';
import { openVault } from '../../../main/secrets/vault.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A keychain of its own secret, as another user or computer would have. */
function scriptedKeychain(isAvailable = true): Keychain {
  const secret = randomBytes(32);
  return {
    isAvailable: () => Promise.resolve(isAvailable),
    encrypt(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Promise.resolve(Buffer.concat([nonce, cipher.getAuthTag(), body]));
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- a failed tag must reject, not throw
    async decrypt(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12)).setAuthTag(
        sealed.subarray(12, 28),
      );
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

const ORIGIN = 'https://api.example.com';

describe('the vault', () => {
  it('gives the key only for the origin it was saved for', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const keychain = scriptedKeychain();
    const vault = await openVault(directory, keychain);
    await vault.keepApiKey('secret-key', ORIGIN);

    for (const opened of [vault, await openVault(directory, keychain)]) {
      expect(opened.apiKey(ORIGIN)).toBe('secret-key');
      expect(opened.apiKey('https://elsewhere.example.com')).toBeNull();
    }
  });

  it('keeps the API key and the data key over a restart, readable by this user only', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const keychain = scriptedKeychain();
    const first = await openVault(directory, keychain);
    expect(await first.keepApiKey('secret-key', ORIGIN)).toBe('keychain');

    const second = await openVault(directory, keychain);

    expect(second.apiKey(ORIGIN)).toBe('secret-key');
    expect(Buffer.from(second.dataKey.bytes).equals(first.dataKey.bytes)).toBe(true);
    for (const name of readdirSync(directory)) {
      expect(readFileSync(join(directory, name), 'latin1')).not.toContain('secret-key');
      expect(statSync(join(directory, name)).mode & 0o077).toBe(0);
    }
  });

  it('writes nothing at all without a keychain', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const vault = await openVault(directory, scriptedKeychain(false));

    expect(await vault.keepApiKey('secret-key', ORIGIN)).toBe('this-run-only');
    expect(vault.apiKey(ORIGIN)).toBe('secret-key');
    expect(existsSync(directory)).toBe(false);
  });

  it('leaves the files of a replaced keychain alone, makes a new data key, and opens both when the old is back', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const old = scriptedKeychain();
    const before = await openVault(directory, old);
    await before.keepApiKey('secret-key', ORIGIN);

    const replaced = await openVault(directory, scriptedKeychain());
    expect(replaced.apiKey(ORIGIN)).toBeNull();
    expect(replaced.dataKey.id).not.toBe(before.dataKey.id);

    const again = await openVault(directory, old);
    expect(again.apiKey(ORIGIN)).toBe('secret-key');
    expect(again.dataKeys.map((key) => key.id)).toContain(before.dataKey.id);
  });

  it('forgets the key when told to', async () => {
    const directory = join(temporaryFolder(), 'secrets');
    const keychain = scriptedKeychain();
    const vault = await openVault(directory, keychain);
    await vault.keepApiKey('secret-key', ORIGIN);
    vault.forgetApiKey();

    expect(vault.apiKey(ORIGIN)).toBeNull();
    expect((await openVault(directory, keychain)).apiKey(ORIGIN)).toBeNull();
  });
});
