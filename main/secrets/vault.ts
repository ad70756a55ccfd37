import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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
  /** Null unless a key was saved for this origin: a key is sent only where it was meant to go. */
  apiKey(origin: string): string | null;
  /** Throws when it cannot be written; the key kept before then stays. */
  keepApiKey(key: string, origin: string): Promise<'keychain' | 'this-run-only'>;
  forgetApiKey(): void;
  /** Seals new rows. */
  readonly dataKey: DataKey;
  /** Every key that can be opened here, `dataKey` among them: rows sealed before a keychain was replaced. */
  readonly dataKeys: readonly DataKey[];
}

const keptKeySchema = z.object({ apiKey: z.string(), origin: z.string() });

const API_KEY_FILE = 'api-key.sealed';
const DATA_KEY_FILE = /^data-key-([\w-]+)\.sealed$/;

/** Throws when the key for the rows cannot be written. */
export async function openVault(directory: string, keychain: Keychain): Promise<Vault> {
  const available = await keychain.isAvailable();
  const apiKeyPath = join(directory, API_KEY_FILE);
  let kept = available ? keptKeyOf(await decryptFile(apiKeyPath, keychain)) : null;

  const stored = available ? await storedDataKeys(directory, keychain) : [];
  const dataKey = stored[0] ?? (await makeDataKey(directory, available ? keychain : null));

  return {
    kind: 'vault',
    keychain: available ? 'available' : 'none',
    apiKey: (origin) => (kept?.origin === origin ? kept.apiKey : null),
    async keepApiKey(apiKey, origin) {
      const key = { apiKey, origin };
      if (available) writeSealedFile(apiKeyPath, await keychain.encrypt(JSON.stringify(key)));
      kept = key;
      return available ? 'keychain' : 'this-run-only';
    },
    forgetApiKey() {
      rmSync(apiKeyPath, { force: true });
      kept = null;
    },
    dataKey,
    dataKeys: stored.length > 0 ? stored : [dataKey],
  };
}

function keptKeyOf(text: string | null): z.infer<typeof keptKeySchema> | null {
  if (text === null) return null;
  const parsed = keptKeySchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
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
