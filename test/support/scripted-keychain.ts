import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keychain } from '../../main/secrets/keychain.ts';

/** A keychain of its own secret, as another user or computer would have. */
export function scriptedKeychain(isAvailable = true): Keychain {
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
