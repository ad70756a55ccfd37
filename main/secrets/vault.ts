import { randomBytes, randomUUID } from 'node:crypto';
import type { SecretsKeptBy } from '../../contract/passphrase.ts';
import { openApiKeyFile } from './api-key-file.ts';
import { readDataKeys, removeDataKey, writeDataKey } from './data-key-files.ts';
import type { Keychain } from './keychain.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { hasPassphrase, keepOldPassphrase, writePassphrase } from './passphrase-file.ts';
import { passphraseKeychain } from './passphrase-keychain.ts';
import type { DataKey } from './row-seal.ts';

/**
 * The API key and the keys that seal rows, kept by the system's keychain or under a passphrase. Without either they
 * live for this run only: nothing is ever written that neither encrypted.
 */
export interface Vault {
  readonly kind: 'vault';
  keptBy(): SecretsKeptBy;
  /** False where what is sealed now cannot be opened after the desk is closed. */
  survivesClosing(): boolean;
  /** Null unless a key was saved for this origin: a key is sent only where it was meant to go. */
  apiKey(origin: string): string | null;
  /** Throws when it cannot be written; the key kept before then stays. */
  keepApiKey(key: string, origin: string): Promise<'for-good' | 'this-run-only'>;
  forgetApiKey(): void;
  /**
   * Sets a passphrase where nothing else keeps the secrets, or changes it; the keys of this run are kept from then on.
   * One that was not given at the start is kept under a dated name. Throws when it cannot be written.
   */
  setPassphrase(passphrase: string): Promise<'set' | 'keychain-keeps'>;
  /** Seals new rows. */
  readonly dataKey: DataKey;
  /** Every key that can be opened here, `dataKey` among them: rows sealed before a keychain was replaced. */
  readonly dataKeys: readonly DataKey[];
  /** What lies here and does not open: another keychain's, or under a passphrase that was not given. */
  unopened(): { readonly dataKeyCount: number; readonly apiKey: boolean };
}

interface VaultOptions {
  /** What the passphrase opened; null where there is none, or it was not given. */
  readonly wrappingKey: Uint8Array | null;
  readonly nowMs: () => number;
}

/** Throws when the key for the rows cannot be written. */
export async function openVault(
  directory: string,
  keychain: Keychain,
  { wrappingKey: givenKey, nowMs }: VaultOptions,
): Promise<Vault> {
  let wrappingKey = givenKey;
  const keychains = [
    ...(wrappingKey ? [passphraseKeychain(wrappingKey)] : []),
    ...((await keychain.isAvailable()) ? [keychain] : []),
  ];
  let keeper = keychains[0] ?? null;

  const apiKeyFile = await openApiKeyFile(directory, keychains, nowMs);
  let kept = apiKeyFile.kept;
  const files = await readDataKeys(directory, keychains);
  const dataKey: DataKey = files.opened.find((key) => key.keychain === keeper) ?? makeDataKey();
  const isNew = !files.opened.some(({ id }) => id === dataKey.id);
  if (isNew && keeper) await writeDataKey(directory, dataKey, keeper);
  // Two passphrases set at once must not leave the file of one beside keys of the other.
  const inTurn = oneAtATime();

  function keptBy(): SecretsKeptBy {
    if (wrappingKey) return 'passphrase';
    if (keeper) return 'keychain';
    return hasPassphrase(directory) ? 'passphrase-not-given' : 'nothing';
  }

  async function setFirstPassphrase(passphrase: string): Promise<void> {
    const newKey = randomBytes(32);
    const newKeeper = passphraseKeychain(newKey);
    try {
      await writeDataKey(directory, dataKey, newKeeper);
      if (kept) await apiKeyFile.write(kept, newKeeper);
      // Last: from here on the passphrase holds, and everything it opens is there.
      keepOldPassphrase(directory, nowMs());
      await writePassphrase(directory, passphrase, newKey);
    } catch (error) {
      removeDataKey(directory, dataKey);
      if (kept) apiKeyFile.remove();
      throw error;
    }
    wrappingKey = newKey;
    keeper = newKeeper;
  }

  return {
    kind: 'vault',
    keptBy,
    survivesClosing: () => keeper !== null,
    apiKey: (origin) => (kept?.origin === origin ? kept.apiKey : null),
    keepApiKey: (apiKey, origin) =>
      inTurn(async () => {
        const key = { apiKey, origin };
        if (keeper) await apiKeyFile.write(key, keeper);
        kept = key;
        return keeper ? 'for-good' : 'this-run-only';
      }),
    forgetApiKey() {
      apiKeyFile.remove();
      kept = null;
    },
    setPassphrase: (passphrase) =>
      inTurn(async () => {
        if (wrappingKey) await writePassphrase(directory, passphrase, wrappingKey);
        else if (keeper) return 'keychain-keeps';
        else await setFirstPassphrase(passphrase);
        return 'set';
      }),
    dataKey,
    dataKeys: isNew ? [dataKey, ...files.opened] : files.opened,
    unopened: () => ({ dataKeyCount: files.unopenedCount, apiKey: apiKeyFile.isUnopened() && kept === null }),
  };
}

const makeDataKey = (): DataKey => ({ id: randomUUID(), bytes: randomBytes(32) });
