import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Technology } from '../../../contract/card.ts';
import { readerFormatNames, traitsOf, type ReaderFormat } from '../../../contract/reader-formats.ts';
import { csnByteCounts } from '../../../main/reader/csn.ts';
import { decoderForProfile, type DecoderSettings } from '../../../main/reader/frames/decoder-for-profile.ts';
import type { FrameDecoder, FrameEvent } from '../../../main/reader/frames/frame-decoder.ts';
import { readerFrames } from '../../support/reader-bytes.ts';

const LF = 0x0a;
const CR = 0x0d;
const byCodes = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];
const hexDigits = byCodes('0123456789abcdefABCDEF');

/**
 * What noise may not hold, and what must stand between noise and a frame, for every frame to be found: a format
 * can tell its frames from what is before them only by its own marks. `null`: nothing at all.
 */
const framing: Readonly<
  Partial<Record<ReaderFormat, { readonly never: readonly number[]; readonly between: string } | null>>
> = {
  'stx-etx-xor': null,
  'em18-raw12': { never: hexDigits, between: '' },
  lf10cr: null,
  'gwiot-binary': null,
  'promag-auto': null,
  'gnetplus-ascii': null,
  'gnetplus-binary': null,
  sl025: null,
  'line-hex': { never: [], between: 'x\r\n' },
  'line-dec': { never: [], between: 'x\r\n' },
  'twn4-simple': { never: [], between: 'x\r\n' },
  dez20: { never: [], between: 'x\r\n' },
  'vd-id': { never: [], between: 'x\r\n' },
  electra: { never: [], between: 'x\r\n' },
  'em-13d-w26': { never: [], between: 'x\r\n' },
};

const technologiesOf = (format: ReaderFormat): readonly Technology[] => {
  const { technology } = traitsOf(format);
  if (technology === 'chosen') return ['EM', 'MC', 'MD'];
  if (technology !== 'in-frame') return [technology];
  return format === 'gwiot-binary' ? ['EM', 'MC'] : format === 'sl025' ? ['MC', 'MD'] : ['EM', 'MC', 'MD'];
};
const numberOf = (technology: Technology) =>
  fc
    .uint8Array({ minLength: csnByteCounts[technology], maxLength: csnByteCounts[technology] })
    .map((bytes) => Buffer.from(bytes).toString('hex'));

const numbersIn = (events: readonly FrameEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'number' ? [Buffer.from(event.bytes).toString('hex')] : []));

function readAll(decoder: FrameDecoder, chunks: readonly Uint8Array[]): readonly FrameEvent[] {
  return [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.dropPartial()];
}

const cases = Object.entries(framing).flatMap(([name, rule]) =>
  technologiesOf(name as ReaderFormat).map((technology) => ({
    format: name as ReaderFormat,
    technology,
    rule,
  })),
);

describe.each(cases)('$format, $technology', ({ format, technology, rule }) => {
  const settings: DecoderSettings =
    traitsOf(format).technology === 'chosen' ? { format, technology } : { format };
  const noise = fc
    .uint8Array({ maxLength: 60 })
    .map((bytes) => Buffer.concat([bytes.filter((byte) => !rule?.never.includes(byte))]));
  const pieces = fc.array(fc.tuple(noise, numberOf(technology)), { minLength: 1, maxLength: 5 });
  const between = Buffer.from(rule?.between ?? '', 'latin1');

  test('every frame in noise is found, and nothing is invented', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const chunks = parts.flatMap(([before, number]) => [before, between, readerFrames[format](number)]);

        const found = numbersIn(readAll(decoderForProfile(settings), chunks));

        expect(found).toEqual(parts.map(([, number]) => number));
      }),
      { numRuns: 300 },
    );
  });

  test('frames that follow each other at once are all found', () => {
    fc.assert(
      fc.property(fc.array(numberOf(technology), { minLength: 1, maxLength: 5 }), (numbers) => {
        const chunk = Buffer.concat(numbers.map(readerFrames[format]));

        expect(numbersIn(readAll(decoderForProfile(settings), [chunk]))).toEqual(numbers);
      }),
      { numRuns: 100 },
    );
  });

  test('a frame that breaks off gives no number, and does not swallow the next one after a silence', () => {
    fc.assert(
      fc.property(numberOf(technology), numberOf(technology), fc.nat(), (first, second, cut) => {
        const frame = readerFrames[format](first);
        // A line whose end alone is missing is whole as soon as that comes.
        const part = frame.subarray(0, 1 + (cut % (frame.length - 2)));
        const decoder = decoderForProfile(settings);

        const before = readAll(decoder, [part]);
        const after = readAll(decoder, [readerFrames[format](second)]);

        expect([numbersIn(before), numbersIn(after)]).toEqual([[], [second]]);
      }),
      { numRuns: 100 },
    );
  });

  test('the same stream cut elsewhere tells the same', () => {
    const stream = fc
      .tuple(pieces, fc.array(fc.nat({ max: 400 }), { maxLength: 8 }))
      .map(([parts, cuts]) => ({
        bytes: Buffer.concat(parts.flatMap(([before, number]) => [before, readerFrames[format](number)])),
        cuts: cuts.toSorted((one, other) => one - other),
      }));
    fc.assert(
      fc.property(stream, ({ bytes, cuts }) => {
        const edges = [0, ...cuts.filter((cut) => cut < bytes.length), bytes.length];
        const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));

        expect(readAll(decoderForProfile(settings), chunks)).toEqual(
          readAll(decoderForProfile(settings), [bytes]),
        );
      }),
      { numRuns: 200 },
    );
  });
});

test('every format on a serial line that can hold a number is among these', () => {
  const whole = readerFormatNames.filter((format) => traitsOf(format).isWhole && !traitsOf(format).isPcsc);

  expect(Object.keys(framing).toSorted()).toEqual(whole.toSorted());
});

test('twelve digits that are one out of step are refused, whatever their checksum happens to be', () => {
  const decoder = decoderForProfile({ format: 'em18-raw12' });
  const frame = Buffer.from(readerFrames['em18-raw12']('4500c5d1e9'));

  const found = readAll(decoder, [
    Buffer.concat([frame.subarray(0, 7), ...Array.from({ length: 40 }, () => frame)]),
  ]);

  expect(numbersIn(found)).toEqual([]);
});

test('noise that never falls silent is told once', () => {
  const decoder = decoderForProfile({ format: 'stx-etx-xor' });

  const events = Array.from({ length: 100 }, () => decoder.push(new Uint8Array(64).fill(0xff))).flat();

  expect(events).toEqual([{ kind: 'rejected', problem: 'noise' }]);
});

test('the greeting of an Elatec reader is no number, and no fault', () => {
  const decoder = decoderForProfile({ format: 'line-hex', technology: 'MC' });

  expect(decoder.push(Buffer.from('ELA GM4.02\r'))).toEqual([]);
});

test('line ends alone are nothing', () => {
  for (const format of readerFormatNames.filter((name) => !traitsOf(name).isPcsc)) {
    const decoder = decoderForProfile({ format, technology: 'EM' });

    expect([...decoder.push(Uint8Array.of(CR, LF, CR, LF)), ...decoder.dropPartial()]).toEqual([]);
  }
});
