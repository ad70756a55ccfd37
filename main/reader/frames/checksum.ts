import type { Checksum } from '../../../contract/reader-formats.ts';

const sums: Readonly<Record<Checksum, (data: Iterable<number>) => number>> = {
  xor: (data) => [...data].reduce((sum, byte) => sum ^ byte, 0),
  sum: (data) => [...data].reduce((sum, byte) => sum + byte, 0) & 0xff,
};

export function checksumOf(data: Iterable<number>, checksum: Checksum = 'xor'): number {
  return sums[checksum](data);
}

/** CRC-16, lowest bit first, begun with FFFF. GNetPlus has the polynomial A001, Elatec 8408. */
export function crc16(data: Iterable<number>, polynomial: 0xa001 | 0x8408): number {
  let crc = 0xffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ polynomial : crc >> 1;
  }
  return crc;
}

export function crcBytes(crc: number, order: 'low-first' | 'high-first'): readonly [number, number] {
  const [low, high] = [crc & 0xff, crc >> 8];
  return order === 'low-first' ? [low, high] : [high, low];
}
