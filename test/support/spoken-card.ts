import { traitsOf } from '../../contract/reader-formats.ts';
import type { DecoderSettings } from '../../main/reader/frames/decoder-for-profile.ts';
import { readerFrames } from './reader-bytes.ts';

const reversedBits = (byte: number): number =>
  Number.parseInt([...byte.toString(2).padStart(8, '0')].toReversed().join(''), 2);

const turns: Readonly<Record<NonNullable<DecoderSettings['transform']>, (bytes: Buffer) => Buffer>> = {
  'reverse-bytes': (bytes) => Buffer.from(bytes.toReversed()),
  'reverse-bits-per-byte': (bytes) => Buffer.from(bytes.map(reversedBits)),
  'reverse-bits': (bytes) => Buffer.from(bytes.map(reversedBits).toReversed()),
  invert: (bytes) => Buffer.from(bytes.map((byte) => 0xff - byte)),
};

/** What a reader that is set so sends for one tap of a card, `csn` in hexadecimal digits. */
export function spokenCard(settings: DecoderSettings, csn: string): Uint8Array {
  const { format, transform, checksum, crc } = settings;
  const bytes = Buffer.from(csn, 'hex');
  const keepsOrder = (format === 'gwiot-binary' || format === 'twn4-simple') && bytes.length === 5;
  const sent = transform === undefined || keepsOrder ? bytes : turns[transform](bytes);
  const frame = Buffer.from(readerFrames[format](sent.toString('hex')));
  if (checksum === 'sum') return withSum(frame, sent, format === 'stx-etx-xor' ? 11 : 10);
  if (format === 'gnetplus-binary' && crc === 'high-first')
    return Buffer.concat([frame.subarray(0, -2), frame.subarray(-2).toReversed()]);
  if (traitsOf(format).needsRepeat) return Buffer.concat([frame, frame]);
  if (format === 'twn4-simple' && crc !== undefined) return withElatecCrc(frame);
  return frame;
}

function withSum(frame: Buffer, data: Buffer, at: number): Uint8Array {
  const sum = data.reduce((total, byte) => total + byte, 0) & 0xff;
  frame.write(sum.toString(16).padStart(2, '0').toUpperCase(), at, 'latin1');
  return frame;
}

/** CRC-16 with the polynomial 8408, low half first, behind the line's own digits. */
function withElatecCrc(line: Buffer): Uint8Array {
  const digits = line.toString('latin1').trim();
  let crc = 0xffff;
  for (const byte of Buffer.from(digits, 'hex')) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc % 2 === 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  }
  const check = Buffer.of(crc & 0xff, crc >> 8)
    .toString('hex')
    .toUpperCase();
  return Buffer.from(`${digits}${check}\r`, 'latin1');
}
