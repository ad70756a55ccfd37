import type { Keychain } from './keychain.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';

const BINDING = 'tapdesk passphrase keychain 1';
// No system keychain's own mark: neither takes the other's files for its own.
const FORMAT = 1;

/** Keeps what a system's keychain would, under a random key that only the passphrase opens. */
export function passphraseKeychain(wrappingKey: Uint8Array): Keychain {
  return {
    isAvailable: () => Promise.resolve(true),
    encrypt(text) {
      const sealed = sealBytes(wrappingKey, BINDING, Buffer.from(text, 'utf8'));
      return Promise.resolve(Buffer.concat([Buffer.of(FORMAT), sealed]));
    },
    decrypt(sealed) {
      const text = sealed[0] === FORMAT ? openBytes(wrappingKey, BINDING, sealed.subarray(1)) : null;
      return text === null
        ? Promise.reject(new Error('sealed under another key'))
        : Promise.resolve(text.toString('utf8'));
    },
  };
}
