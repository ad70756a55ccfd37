/** Most significant byte first, as card numbers are written. */
export function valueFromBytes(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** Most significant byte first; `value` must fit into `byteCount` bytes. */
export function bytesFromValue(value: bigint, byteCount: number): Uint8Array {
  return Uint8Array.from({ length: byteCount }, (_, index) =>
    Number((value >> BigInt(8 * (byteCount - 1 - index))) & 0xffn),
  );
}

/** `hex` must hold an even count of hexadecimal digits. */
export function bytesFromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
}

/** One character a byte, so that nothing on the line is lost or merged. */
export function textFromBytes(bytes: Iterable<number>): string {
  return String.fromCharCode(...bytes);
}
