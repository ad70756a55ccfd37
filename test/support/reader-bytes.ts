import type { ReaderFormat } from '../../contract/reader-formats.ts';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const xorOf = (bytes: Iterable<number>): number => [...bytes].reduce((sum, byte) => sum ^ byte, 0);
const hexOf = (...bytes: readonly number[]): string => Buffer.from(bytes).toString('hex').toUpperCase();
const numberOf = (csn: string): bigint => BigInt(`0x${csn}`);
const bits = (csn: string, high: number, low: number): bigint =>
  (numberOf(csn) >> BigInt(low)) & ((1n << BigInt(high - low + 1)) - 1n);
const decimal = (value: bigint, digitCount: number): string => value.toString().padStart(digitCount, '0');

/** What an RDM6300 sends for one read of an EM card: STX, ten digits, the XOR of the five bytes, ETX. */
export function rdm6300Frame(csn: string): Uint8Array {
  const bytes = Buffer.from(csn, 'hex');
  return ascii(`\u0002${hexOf(...bytes, xorOf(bytes))}\u0003`);
}

/** CRC-16 as modbus has it, low half first. */
function crcOf(bytes: Iterable<number>): readonly [number, number] {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc % 2 === 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return [crc & 0xff, crc >> 8];
}

function gwiotFrame(csn: string): Buffer {
  const id = Buffer.from(csn, 'hex');
  const content = [id.length + 5, id.length === 5 ? 0x02 : 0x01, ...id];
  return Buffer.from([0x02, ...content, xorOf(content), 0x03]);
}

function sl025Frame(csn: string): Buffer {
  const id = Buffer.from(csn, 'hex');
  const content = [0xbd, id.length + 4, 0x01, 0x00, ...id, id.length === 7 ? 0x06 : 0x01];
  return Buffer.from([...content, xorOf(content)]);
}

/** An answer of a Promag reader in binary: 06 yes, 15 no, 12 news. */
export function gnetplusPacket(code: number, data: Uint8Array): Buffer {
  const content = [0x00, code, data.length, ...data];
  return Buffer.from([0x01, ...content, ...crcOf(content)]);
}

function twn4Line(csn: string): string {
  const id = Buffer.from(csn, 'hex');
  return `${hexOf(0, 1, id.length === 5 ? 0x40 : 0x80, 8 * id.length, id.length, ...id)}\r`;
}

const decimalDigits: Readonly<Record<number, number>> = { 4: 10, 5: 13, 7: 17 };

/** What a reader of each format sends for one card, told apart by the size of its number where it carries several. */
export const readerFrames: Readonly<Record<ReaderFormat, (csn: string) => Uint8Array>> = {
  'stx-etx-xor': rdm6300Frame,
  'em18-raw12': (csn) => rdm6300Frame(csn).slice(1, -1),
  lf10cr: (csn) => ascii(`\n${csn.toUpperCase()}\r`),
  'line-hex': (csn) => ascii(`${csn.toUpperCase()}\r\n`),
  'line-dec': (csn) => ascii(`${decimal(numberOf(csn), decimalDigits[csn.length / 2] ?? 0)}\r\n`),
  'gwiot-binary': gwiotFrame,
  'promag-auto': (csn) => ascii(`\u0002${csn.toUpperCase()}\r\u0003`),
  'gnetplus-ascii': (csn) => ascii(`:000604${csn.toUpperCase()}\r`),
  'gnetplus-binary': (csn) => gnetplusPacket(0x06, Buffer.from(csn, 'hex')),
  'twn4-simple': (csn) => ascii(twn4Line(csn)),
  sl025: sl025Frame,
  dez20: (csn) => ascii(`${[...csn].map((digit) => decimal(numberOf(digit), 2)).join('')}\r`),
  'vd-id': (csn) => ascii(`${decimal(bits(csn, 39, 32), 3)} / ${decimal(bits(csn, 31, 0), 10)}\r`),
  electra: (csn) => ascii(`${decimal(bits(csn, 39, 24), 1)} ${decimal(bits(csn, 23, 0), 1)}\r`),
  'em-13d-w26': (csn) =>
    ascii(
      `${decimal(numberOf(csn), 13)} ${decimal(bits(csn, 23, 16), 3)}, ${decimal(bits(csn, 15, 0), 5)}\r`,
    ),
  'em-10d-w26': (csn) =>
    ascii(
      `${decimal(bits(csn, 31, 0), 10)} ${decimal(bits(csn, 23, 16), 3)},${decimal(bits(csn, 15, 0), 5)}\r`,
    ),
  'w26-text': (csn) => ascii(`${decimal(bits(csn, 23, 16), 3)},${decimal(bits(csn, 15, 0), 5)}\r`),
  'pcsc-uid': (csn) => Buffer.concat([Buffer.from(csn, 'hex'), Buffer.of(0x90, 0x00)]),
};
