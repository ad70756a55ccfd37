import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Keychain } from './keychain.ts';
import type { DataKey } from './row-seal.ts';
import { writeSealedFile } from './sealed-file.ts';

/**
 * The API key and the keys that seal rows. Without a keychain both live for this run only: nothing is ever
 * written that the keychain did not encrypt.
 */
export interface Vault {
  readonly kind: 'vault';
  readonly keychain: 'available' | 'none';
  apiKey(): string | null;
  /** Throws when it cannot be written; the key kept before then stays. */
  keepApiKey(key: string): Promise<'keychain' | 'this-run-only'>;
  forgetApiKey(): void;
  /** Seals new rows. */
  readonly dataKey: DataKey;
  /** Every key that can be opened here, `dataKey` among them: rows sealed before a keychain was replaced. */
  readonly dataKeys: readonly DataKey[];
}

const API_KEY_FILE = 'api-key.sealed';
const DATA_KEY_FILE = /^data-key-([\w-]+)\.sealed$/;

/** Throws when the key for the rows cannot be written. */
export async function openVault(directory: string, keychain: Keychain): Promise<Vault> {
  const available = await keychain.isAvailable();
  const apiKeyPath = join(directory, API_KEY_FILE);
  let apiKey = available ? await decryptFile(apiKeyPath, keychain) : null;

  const stored = available ? await storedDataKeys(directory, keychain) : [];
  const dataKey = stored[0] ?? (await makeDataKey(directory, available ? keychain : null));

  return {
    kind: 'vault',
    keychain: available ? 'available' : 'none',
    apiKey: () => apiKey,
    async keepApiKey(key) {
      if (available) writeSealedFile(apiKeyPath, await keychain.encrypt(key));
      apiKey = key;
      return available ? 'keychain' : 'this-run-only';
    },
    forgetApiKey() {
      rmSync(apiKeyPath, { force: true });
      apiKey = null;
    },
    dataKey,
    dataKeys: stored.length > 0 ? stored : [dataKey],
  };
}

/** Newest first. A file that does not open stays where it is: the keychain that opens it may come back. */
async function storedDataKeys(directory: string, keychain: Keychain): Promise<readonly DataKey[]> {
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory)
    .flatMap((name) => DATA_KEY_FILE.exec(name) ?? [])
    .filter((name) => name.endsWith('.sealed'))
    .map((name) => ({ name, changedMs: statSync(join(directory, name)).mtimeMs }))
    .toSorted((a, b) => b.changedMs - a.changedMs);

  const keys: DataKey[] = [];
  for (const { name } of files) {
    const text = await decryptFile(join(directory, name), keychain);
    const id = DATA_KEY_FILE.exec(name)?.[1];
    if (text !== null && id !== undefined) keys.push({ id, bytes: Buffer.from(text, 'base64') });
  }
  return keys;
}

async function makeDataKey(directory: string, keychain: Keychain | null): Promise<DataKey> {
  const key = { id: randomUUID(), bytes: randomBytes(32) };
  if (keychain) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const sealed = await keychain.encrypt(Buffer.from(key.bytes).toString('base64'));
    writeSealedFile(join(directory, `data-key-${key.id}.sealed`), sealed);
  }
  return key;
}

async function decryptFile(path: string, keychain: Keychain): Promise<string | null> {
  if (!existsSync(path)) return null;
  try {
    return await keychain.decrypt(readFileSync(path));
  } catch {
    return null; // Another keychain's: as if it were not there, but left alone.
  }
}
