import { randomBytes, scrypt } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { datedPath } from '../dated-path.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import { writeSealedFile } from './sealed-file.ts';

export type UnlockedPassphrase =
  | { readonly kind: 'unlocked'; readonly wrappingKey: Uint8Array }
  | { readonly kind: 'wrong' }
  /** Not what Tapdesk wrote: no passphrase opens it. */
  | { readonly kind: 'damaged' };

const BINDING = 'tapdesk passphrase file 1';
const KEY_BYTES = 32;
const LARGEST_FILE_BYTES = 4096;
const LARGEST_MEMORY_BYTES = 320 * 1024 * 1024;

/** 128 MiB and about half a second on an office computer. */
const COST = { log2N: 17, r: 8, p: 1 } as const;
const SALT_BYTES = 32;

/** Bounded: whoever can write the file must not be able to hang the desk, use up its memory, or make guessing cheap. */
const passphraseFileSchema = z.strictObject({
  version: z.literal(1),
  scrypt: z.strictObject({ log2N: z.int().min(16).max(18), r: z.literal(8), p: z.int().min(1).max(2) }),
  salt: z.base64().min(24).max(88),
  sealedKey: z.base64().max(128),
});
type PassphraseFile = z.infer<typeof passphraseFileSchema>;

export function hasPassphrase(directory: string): boolean {
  return existsSync(pathIn(directory));
}

/** Takes its time for every guess; there is no other lock-out. */
export async function unlockPassphrase(directory: string, passphrase: string): Promise<UnlockedPassphrase> {
  const file = readPassphraseFile(pathIn(directory));
  if (!file) return { kind: 'damaged' };
  const key = await deriveKey(passphrase, Buffer.from(file.salt, 'base64'), file.scrypt);
  const wrappingKey = openBytes(key, BINDING, Buffer.from(file.sealedKey, 'base64'));
  return wrappingKey?.length === KEY_BYTES ? { kind: 'unlocked', wrappingKey } : { kind: 'wrong' };
}

/** Seals the wrapping key for this passphrase. Until the file is on disk whole, the one before it stands. */
export async function writePassphrase(
  directory: string,
  passphrase: string,
  wrappingKey: Uint8Array,
): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const key = await deriveKey(passphrase, salt, COST);
  const file: PassphraseFile = {
    version: 1,
    scrypt: COST,
    salt: salt.toString('base64'),
    sealedKey: sealBytes(key, BINDING, wrappingKey).toString('base64'),
  };
  writeSealedFile(pathIn(directory), Buffer.from(JSON.stringify(file), 'utf8'));
}

/** Puts the present file under a dated name, for whoever remembers its passphrase later. */
export function keepOldPassphrase(directory: string, nowMs: number): void {
  const path = pathIn(directory);
  if (existsSync(path)) writeSealedFile(datedPath(path, nowMs), readFileSync(path));
}

const pathIn = (directory: string): string => join(directory, 'passphrase.sealed');

function readPassphraseFile(path: string): PassphraseFile | null {
  try {
    if (statSync(path).size > LARGEST_FILE_BYTES) return null;
    const parsed = passphraseFileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // Gone, unreadable, or no JSON.
  }
}

function deriveKey(passphrase: string, salt: Uint8Array, cost: PassphraseFile['scrypt']): Promise<Buffer> {
  const { log2N, r, p } = cost;
  const options = { N: 2 ** log2N, r, p, maxmem: LARGEST_MEMORY_BYTES };
  return new Promise((resolve, reject) => {
    // Keyboards write å in more than one way.
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
