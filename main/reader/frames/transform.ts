import type { Transform } from '../../../contract/reader-formats.ts';

const reverseBytes = (bytes: Uint8Array): Uint8Array => bytes.toReversed();
const reverseBitsPerByte = (bytes: Uint8Array): Uint8Array => bytes.map(reverseBits);

const undo: Readonly<Record<Transform, (bytes: Uint8Array) => Uint8Array>> = {
  'reverse-bytes': reverseBytes,
  'reverse-bits-per-byte': reverseBitsPerByte,
  'reverse-bits': (bytes) => reverseBytes(reverseBitsPerByte(bytes)),
  invert: (bytes) => bytes.map((byte) => ~byte),
};

/** Undoes what the reader does to a number on the way; every transform is its own opposite. */
export function undoTransform(bytes: Uint8Array, transform: Transform | undefined): Uint8Array {
  return transform === undefined ? bytes : undo[transform](bytes);
}

function reverseBits(byte: number): number {
  return Number.parseInt([...byte.toString(2).padStart(8, '0')].toReversed().join(''), 2);
}
