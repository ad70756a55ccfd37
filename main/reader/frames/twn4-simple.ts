import type { Technology } from '../../../contract/card.ts';
import type { CrcOrder, Transform } from '../../../contract/reader-formats.ts';
import { bytesFromHex } from '../bytes.ts';
import { crc16, crcBytes } from './checksum.ts';
import { rejected, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';
import { createLineDecoder } from './line-splitter.ts';
import { mifareTransform } from './mifare-transform.ts';
import { undoTransform } from './transform.ts';

const POLYNOMIAL = 0x8408;
const CRC_BYTES = 2;
/** Search for a card, and take up to 16 bytes of its id. */
const searchTag = [0x05, 0x00, 0x10];
const EM4102 = 0x40;
const ISO_14443_A = 0x80;
const TEN_BYTES_IN_BITS = 80;

/**
 * Elatec's Simple Protocol in text: lines of hexadecimal digits with error code, found, type of card, count of
 * bits, count of bytes and id. With `crc`, a CRC-16 ends every line. Speaks only when asked.
 */
export function createTwn4SimpleDecoder(transform?: Transform, crc?: CrcOrder): FrameDecoder {
  return {
    ...createLineDecoder((line) => judgeLine(line, transform, crc)),
    poll: { requests: [new TextEncoder().encode(`${hexOf(withCrc(searchTag, crc))}\r`)], intervalMs: 250 },
  };
}

function judgeLine(line: string, transform: Transform | undefined, crc: CrcOrder | undefined): FrameEvent {
  if (!/^[0-9a-f]+$/i.test(line)) return rejected('bad-character');
  if (line.length % 2 === 1) return rejected('truncated');
  const bytes = [...bytesFromHex(line)];
  const content = crc === undefined ? bytes : bytes.slice(0, -CRC_BYTES);
  if (hexOf(withCrc(content, crc)) !== hexOf(bytes)) return rejected('bad-checksum');
  return judgeAnswer(content, transform);
}

function judgeAnswer(content: readonly number[], transform: Transform | undefined): FrameEvent {
  const [error, found = 0, type, bitCount, byteCount, ...id] = content;
  if (error !== 0) return rejected('reader-error');
  if (found === 0) return { kind: 'no-card' };
  if (byteCount === undefined || id.length < byteCount) return rejected('truncated');
  if (id.length > byteCount) return rejected('too-long');
  // Before the length: numbers of other kinds of cards need not fill their last byte.
  if (type !== EM4102 && type !== ISO_14443_A) return rejected('wrong-card-type');
  if (bitCount !== 8 * byteCount) return rejected('bad-length');
  if (type === ISO_14443_A && bitCount === TEN_BYTES_IN_BITS) return rejected('ten-byte-id');
  const technology = technologyOf(type, bitCount);
  if (technology === null) return rejected('bad-length');
  const bytes = undoTransform(Uint8Array.from(id), mifareTransform(transform, technology));
  return { kind: 'number', bytes, technology };
}

/** The reader says how many bits the id has: Mifare cards with four bytes of id and with seven share a type. */
function technologyOf(type: number, bitCount: number): Technology | null {
  if (type === EM4102 && bitCount === 40) return 'EM';
  if (type === ISO_14443_A && bitCount === 32) return 'MC';
  return type === ISO_14443_A && bitCount === 56 ? 'MD' : null;
}

function withCrc(content: readonly number[], crc: CrcOrder | undefined): readonly number[] {
  return crc === undefined ? content : [...content, ...crcBytes(crc16(content, POLYNOMIAL), crc)];
}

function hexOf(bytes: readonly number[]): string {
  return bytes
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
