import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readerFormatNames, traitsOf, type ReaderFormat } from '../../../contract/reader-formats.ts';
import { decoderForProfile } from '../../../main/reader/frames/decoder-for-profile.ts';

const CHUNK_BYTES = 64 * 1024;
const TEN_MB_IN_CHUNKS = 160;
/** Much less than is sent through, and more than a test runner's own ups and downs. */
const FLAT_BYTES = 2_000_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The same noise every time: a xorshift, since what it holds has to be known. */
function createNoise(seed: number): () => Uint8Array {
  let state = seed;
  return () =>
    Uint8Array.from({ length: CHUNK_BYTES }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 0xff;
    });
}

function flood(format: ReaderFormat, chunks: Iterable<Uint8Array>, onNumber: (hex: string) => void): number {
  const { technology } = traitsOf(format);
  const decoder = decoderForProfile(technology === 'chosen' ? { format, technology: 'EM' } : { format });
  collectGarbage();
  const bytesBefore = process.memoryUsage().heapUsed;
  for (const chunk of chunks) {
    for (const event of decoder.push(chunk))
      if (event.kind === 'number') onNumber(Buffer.from(event.bytes).toString('hex'));
  }
  collectGarbage();
  return process.memoryUsage().heapUsed - bytesBefore;
}

const nextNoise = createNoise(0x7a9d35);
const tenMegabytes = Array.from({ length: TEN_MB_IN_CHUNKS }, nextNoise);
const serialFormats = readerFormatNames.filter((format) => !traitsOf(format).isPcsc);

test.each(serialFormats)('%s: 10 MB of noise yield no card and leave nothing behind', (format) => {
  const found: string[] = [];

  const grownBytes = flood(format, tenMegabytes, (number) => found.push(number));

  expect(found).toEqual([]);
  expect(grownBytes).toBeLessThan(FLAT_BYTES);
});

test.each(serialFormats)('%s: what never ends leaves nothing behind', (format) => {
  const starts = Uint8Array.of(0x01, 0x00, 0x06, 0x02, 0x0a, 0x3a, 0xbd);
  const ones = Array.from({ length: 32 }, () => new Uint8Array(CHUNK_BYTES).fill(0x31));
  const found = new Set<string>();

  const grownBytes = flood(format, [starts, ...ones], (number) => found.add(number));

  // Equal digits happen to check; told once, like a card that is held.
  expect(found).toEqual(new Set(format === 'em18-raw12' ? ['1111111111'] : []));
  expect(grownBytes).toBeLessThan(FLAT_BYTES);
});

test('digits and line ends at random: only whole lines of the right shape are taken for numbers', () => {
  const alphabet = Buffer.from('0123456789\r\r\r\r\r\r');
  const chunks = tenMegabytes
    .slice(0, 16)
    .map((chunk) => Buffer.from(chunk.map((byte) => alphabet[byte % alphabet.length] ?? 0)));
  const lines = Buffer.concat(chunks).toString('latin1').split('\r').slice(0, -1);
  const found: string[] = [];

  flood('line-hex', chunks, (number) => found.push(number));

  const shaped = lines.filter((line) => /^[0-9]{10}$/.test(line));
  expect(shaped.length).toBeGreaterThan(100);
  expect(found).toEqual(shaped);
});
