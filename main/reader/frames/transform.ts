import type { Transform } from '../../../contract/reader.ts';

const transforms: Readonly<Record<Transform, (bytes: Uint8Array) => Uint8Array>> = {
  'reverse-bytes': (bytes) => bytes.toReversed(),
  'reverse-bits-per-byte': (bytes) => bytes.map(reverseBits),
};

/** Undoes what the reader does to a number on the way; every transform is its own opposite. */
export function undoTransform(bytes: Uint8Array, transform: Transform | undefined): Uint8Array {
  return transform === undefined ? bytes : transforms[transform](bytes);
}

function reverseBits(byte: number): number {
  return Number.parseInt([...byte.toString(2).padStart(8, '0')].toReversed().join(''), 2);
}
