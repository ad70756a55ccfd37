import { existsSync, readFileSync } from 'node:fs';
import type { Keychain } from './keychain.ts';
import { writeSealedFile } from './sealed-file.ts';

export type KeychainFile =
  | { readonly kind: 'opened'; readonly text: string; readonly keychain: Keychain }
  /** Another keychain's, or damaged: left alone, for what opens it may come back. */
  | { readonly kind: 'unopened' }
  | { readonly kind: 'none' };

/** Opens it with the first of the keychains that can. */
export async function readKeychainFile(path: string, keychains: readonly Keychain[]): Promise<KeychainFile> {
  if (!existsSync(path)) return { kind: 'none' };
  for (const keychain of keychains) {
    try {
      return { kind: 'opened', text: await keychain.decrypt(readFileSync(path)), keychain };
    } catch {
      // The next one may open it.
    }
  }
  return { kind: 'unopened' };
}

export async function writeKeychainFile(path: string, text: string, keychain: Keychain): Promise<void> {
  writeSealedFile(path, await keychain.encrypt(text));
}
