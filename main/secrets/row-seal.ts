import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/** Where a sealed value stands; it opens nowhere else. */
export interface SealedPlace {
  readonly table: 'submissions' | 'register' | 'people_list' | 'change_log';
  readonly rowId: string;
  readonly column: 'request' | 'outcome' | 'propagation' | 'entry' | 'person' | 'note';
}

export type Unsealed = { readonly kind: 'plain'; readonly text: string } | { readonly kind: 'broken' };

export interface RowSeal {
  /** Names the data key, so that a row says which key it needs. */
  readonly keyId: string;
  seal(place: SealedPlace, text: string): Uint8Array;
  unseal(place: SealedPlace, sealed: Uint8Array): Unsealed;
  /** Keyed digest (HMAC-SHA256) for finding equal values without storing them. */
  lookupOf(text: string): Uint8Array;
}

export interface DataKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = 1;

/** Seals with AES-256-GCM: format byte, nonce, tag, ciphertext. Row id, column and format are authenticated. */
export function createRowSeal(dataKey: DataKey): RowSeal {
  const sealKey = derive(dataKey.bytes, 'tapdesk row seal');
  const lookupKey = derive(dataKey.bytes, 'tapdesk lookup');

  return {
    keyId: dataKey.id,
    seal(place, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, sealKey, nonce).setAAD(bindingOf(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), body]);
    },
    unseal(place, sealed) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < 1 + NONCE_BYTES + TAG_BYTES || bytes[0] !== FORMAT) return { kind: 'broken' };
      const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
      const tag = bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv(ALGORITHM, sealKey, nonce).setAAD(bindingOf(place)).setAuthTag(tag);
      try {
        const body = bytes.subarray(1 + NONCE_BYTES + TAG_BYTES);
        return {
          kind: 'plain',
          text: Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8'),
        };
      } catch {
        return { kind: 'broken' }; // Node reports a failed tag only by throwing.
      }
    },
    lookupOf: (text) => createHmac('sha256', lookupKey).update(text, 'utf8').digest(),
  };
}

/** A key object is made ready once; of bytes Node makes one at every use, which takes longer than the use itself. */
function derive(key: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32)));
}

function bindingOf(place: SealedPlace): Buffer {
  return Buffer.from(`${place.table}|${place.rowId}|${place.column}|${String(FORMAT)}`, 'utf8');
}
