import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { datedPath } from '../dated-path.ts';
import { readKeychainFile, writeKeychainFile } from './keychain-file.ts';
import type { Keychain } from './keychain.ts';

const keptKeySchema = z.object({ apiKey: z.string(), origin: z.string() });
/** The key, and where it may be sent. */
export type KeptKey = z.infer<typeof keptKeySchema>;

export interface ApiKeyFile {
  /** What it held when it was opened. */
  readonly kept: KeptKey | null;
  /** True while there is a file that nothing here opens. */
  isUnopened(): boolean;
  /** A file that did not open is renamed, not overwritten. */
  write(key: KeptKey, keychain: Keychain): Promise<void>;
  /** Leaves a file that did not open. */
  remove(): void;
}

export async function openApiKeyFile(
  directory: string,
  keychains: readonly Keychain[],
  nowMs: () => number,
): Promise<ApiKeyFile> {
  const path = join(directory, 'api-key.sealed');
  const file = await readKeychainFile(path, keychains);
  const kept = file.kind === 'opened' ? keptKeyOf(file.text) : null;
  let isUnopened = file.kind !== 'none' && kept === null;
  return {
    kept,
    isUnopened: () => isUnopened,
    async write(key, keychain) {
      if (isUnopened) renameSync(path, datedPath(path, nowMs()));
      isUnopened = false;
      await writeKeychainFile(path, JSON.stringify(key), keychain);
    },
    remove() {
      if (!isUnopened) rmSync(path, { force: true });
    },
  };
}

function keptKeyOf(text: string): KeptKey | null {
  try {
    return keptKeySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // A keychain without authentication opened a stranger's file to nonsense.
  }
}
