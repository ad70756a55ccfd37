import { safeStorage, type DecryptStringAsyncReturnValue } from 'electron';

/** The operating system's keychain, as far as it really protects. */
export interface Keychain {
  isAvailable(): Promise<boolean>;
  encrypt(text: string): Promise<Uint8Array>;
  /** Throws when it was encrypted by another keychain, user or computer. */
  decrypt(sealed: Uint8Array): Promise<string>;
}

/** Electron has the asynchronous calls from 42 on and drops the others in 46; the desk runs on both sides. */
interface Storage {
  getSelectedStorageBackend(): string;
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(sealed: Buffer): Promise<DecryptStringAsyncReturnValue>;
}
const storage: Storage = safeStorage;

// With these Chromium encrypts under a password that stands in its source: no protection.
const UNPROTECTED_BACKENDS = new Set(['basic_text', 'unknown']);

export const systemKeychain: Keychain = {
  async isAvailable() {
    if (process.platform === 'linux' && UNPROTECTED_BACKENDS.has(storage.getSelectedStorageBackend()))
      return false;
    return storage.isAsyncEncryptionAvailable?.() ?? storage.isEncryptionAvailable();
  },
  async encrypt(text) {
    return storage.encryptStringAsync?.(text) ?? storage.encryptString(text);
  },
  async decrypt(sealed) {
    const bytes = Buffer.from(sealed);
    if (!storage.decryptStringAsync) return storage.decryptString(bytes);
    return (await storage.decryptStringAsync(bytes)).result;
  },
};
