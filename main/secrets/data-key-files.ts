import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readKeychainFile, writeKeychainFile } from './keychain-file.ts';
import type { Keychain } from './keychain.ts';
import type { DataKey } from './row-seal.ts';

interface StoredDataKey extends DataKey {
  /** What opened it. */
  readonly keychain: Keychain;
}

interface DataKeyFiles {
  /** Newest first. */
  readonly opened: readonly StoredDataKey[];
  readonly unopenedCount: number;
}

const DATA_KEY_FILE = /^data-key-([\w-]+)\.sealed$/;
/** 32 bytes. A keychain without authentication may open a stranger's file to nonsense. */
const dataKeyTextSchema = z.base64().length(44);

export async function readDataKeys(directory: string, keychains: readonly Keychain[]): Promise<DataKeyFiles> {
  const opened: StoredDataKey[] = [];
  let unopenedCount = 0;
  for (const { id, path } of dataKeyFiles(directory)) {
    const file = await readKeychainFile(path, keychains);
    const text = dataKeyTextSchema.safeParse(file.kind === 'opened' ? file.text : null);
    if (file.kind !== 'opened' || !text.success) unopenedCount += 1;
    else opened.push({ id, bytes: Buffer.from(text.data, 'base64'), keychain: file.keychain });
  }
  return { opened, unopenedCount };
}

export async function writeDataKey(directory: string, key: DataKey, keychain: Keychain): Promise<void> {
  await writeKeychainFile(pathOf(directory, key), Buffer.from(key.bytes).toString('base64'), keychain);
}

export function removeDataKey(directory: string, key: DataKey): void {
  rmSync(pathOf(directory, key), { force: true });
}

const pathOf = (directory: string, { id }: DataKey): string => join(directory, `data-key-${id}.sealed`);

function dataKeyFiles(directory: string): readonly { readonly id: string; readonly path: string }[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .flatMap((name) => {
      const id = DATA_KEY_FILE.exec(name)?.[1];
      const path = join(directory, name);
      return id === undefined ? [] : [{ id, path, changedMs: statSync(path).mtimeMs }];
    })
    .toSorted((a, b) => b.changedMs - a.changedMs);
}
