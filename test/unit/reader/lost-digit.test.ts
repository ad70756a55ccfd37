import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Technology } from '../../../contract/card.ts';
import { readerFormatNames, traitsOf, type ReaderFormat } from '../../../contract/reader-formats.ts';
import { csnByteCounts } from '../../../main/reader/csn.ts';
import { decoderForProfile, type DecoderSettings } from '../../../main/reader/frames/decoder-for-profile.ts';
import type { FrameDecoder } from '../../../main/reader/frames/frame-decoder.ts';
import { readerFrames } from '../../support/reader-bytes.ts';

const numberOf = (technology: Technology) =>
  fc
    .uint8Array({ minLength: csnByteCounts[technology], maxLength: csnByteCounts[technology] })
    .map((bytes) => Buffer.from(bytes).toString('hex'));
const numbersIn = (decoder: FrameDecoder, bytes: Uint8Array): readonly string[] =>
  [...decoder.push(bytes), ...decoder.dropPartial()].flatMap((event) =>
    event.kind === 'number' ? [Buffer.from(event.bytes).toString('hex')] : [],
  );
const without = (frame: Uint8Array, at: number): Uint8Array => frame.filter((_, index) => index !== at);

interface Spoken {
  readonly name: string;
  readonly settings: DecoderSettings;
  readonly technology: Technology;
  readonly frame: (csn: string) => Uint8Array;
}

const technologiesOf = (format: ReaderFormat): readonly Technology[] => {
  const { technology } = traitsOf(format);
  if (technology === 'chosen') return ['EM', 'MC', 'MD'];
  if (technology !== 'in-frame') return [technology];
  return format === 'gwiot-binary' ? ['EM', 'MC'] : format === 'sl025' ? ['MC', 'MD'] : ['EM', 'MC', 'MD'];
};
const decimalEm = (digitCount: number, transform?: 'reverse-bits-per-byte'): Spoken => ({
  name: `line-dec, EM, ${String(digitCount)} digits`,
  settings: { format: 'line-dec', technology: 'EM', ...(transform && { transform }) },
  technology: 'EM',
  frame: (csn) => {
    const bytes = Buffer.from(csn, 'hex');
    const sent = transform ? bytes.map((byte) => Number(`0b${bitsOf(byte)}`)) : bytes;
    return Buffer.from(
      `${BigInt(`0x${sent.toString('hex')}`)
        .toString()
        .padStart(digitCount, '0')}\r`,
    );
  },
});
const bitsOf = (byte: number): string => [...byte.toString(2).padStart(8, '0')].toReversed().join('');

/** ELECTRA sends no zeros: its groups have no width that a lost digit could be seen by. */
const padded = readerFormatNames.filter(
  (format) => traitsOf(format).isWhole && !traitsOf(format).isPcsc && format !== 'electra',
);
const spoken: readonly Spoken[] = [
  decimalEm(12),
  decimalEm(13),
  decimalEm(14),
  decimalEm(15, 'reverse-bits-per-byte'),
  ...padded.flatMap((format) =>
    technologiesOf(format).map((technology) => ({
      name: `${format}, ${technology}`,
      settings: traitsOf(format).technology === 'chosen' ? { format, technology } : { format },
      technology,
      frame: readerFrames[format],
    })),
  ),
];

describe.each(spoken)('$name', ({ settings, technology, frame }) => {
  test('a frame that lost any one byte after a good one is no other card', () => {
    fc.assert(
      fc.property(numberOf(technology), numberOf(technology), (good, damaged) => {
        const whole = frame(damaged);
        // Of twelve digits, a number that needs thirteen has none to spare: it passes for another one when it has lost one.
        fc.pre(whole.length === frame('00'.repeat(csnByteCounts[technology])).length);
        for (const at of whole.keys()) {
          const decoder = decoderForProfile(settings);
          numbersIn(decoder, frame(good));

          const found = numbersIn(decoder, without(whole, at));

          // A blank, or half of a line end, is no loss.
          expect(found.filter((number) => number !== damaged)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe.each([12, 13, 14, 15])('of a reader that prints %i digits', (digitCount) => {
  test('a line with a digit more than the one before is no other card', () => {
    const { settings, frame } = decimalEm(
      digitCount,
      digitCount === 15 ? 'reverse-bits-per-byte' : undefined,
    );
    fc.assert(
      fc.property(
        numberOf('EM'),
        numberOf('EM'),
        fc.constantFrom(...'0123456789'),
        (good, damaged, extra) => {
          const whole = frame(damaged);
          // Of twelve digits a number may need one more, so only a zero in front shows that a line is too wide.
          fc.pre(digitCount !== 12 || (whole.length === 13 && whole[0] === 0x30));
          fc.pre(frame(good).length === digitCount + 1);
          for (const at of whole.keys()) {
            const decoder = decoderForProfile(settings);
            numbersIn(decoder, frame(good));
            const wider = Buffer.concat([whole.subarray(0, at), Buffer.from(extra), whole.subarray(at)]);
            fc.pre(digitCount !== 12 || wider[0] === 0x30);

            const found = numbersIn(decoder, wider);

            expect(found.filter((number) => number !== damaged)).toEqual([]);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

test.each(['017 / 057378517', '01 / 0573785173', '17 / 0573785173'])(
  'VD / ID: "%s" has lost a digit and is no card',
  (line) => {
    expect(decoderForProfile({ format: 'vd-id' }).push(Buffer.from(`${line}\r`))).toEqual([
      { kind: 'rejected', problem: 'too-short' },
    ]);
  },
);

describe('a line of decimal digits', () => {
  const createEm = () => decoderForProfile({ format: 'line-dec', technology: 'EM' });
  const read = (decoder: FrameDecoder, ...lines: readonly string[]) =>
    lines.map((line) => numbersIn(decoder, Buffer.from(`${line}\r`))[0] ?? null);

  test('that lost a digit does not set the width for ever when it comes first', () => {
    expect(read(createEm(), '000433582393', '0004335823930', '0004335823930', '000433582393')).toEqual([
      expect.any(String),
      null,
      '01026f6c3a',
      null,
    ]);
  });

  test('that got a digit more is refused as too long, and does not make the next one too short', () => {
    const decoder = createEm();

    expect(read(decoder, '0004335823930')).toEqual(['01026f6c3a']);
    expect(decoder.push(Buffer.from('00043735823930\r'))).toEqual([
      { kind: 'rejected', problem: 'too-long' },
    ]);
    expect(read(decoder, '0004329479323', '0004335823930')).toEqual(['01020e9c9b', '01026f6c3a']);
  });

  test('is wider for good where the reader was set so: the same card twice shows it', () => {
    expect(read(createEm(), '0004335823930', '00004335823930', '00004335823930', '00004329479323')).toEqual([
      '01026f6c3a',
      null,
      '01026f6c3a',
      '01020e9c9b',
    ]);
  });

  test('may be wider when the number needs it, and the next is not', () => {
    expect(read(createEm(), '004335823930', '1004335823930', '004335823930')).toEqual([
      '01026f6c3a',
      'e9d7147c3a',
      '01026f6c3a',
    ]);
  });

  test('is believed at the second time, so that a width which was wrong does not refuse every card', () => {
    expect(read(createEm(), '1004335823930', '004335823930', '004335823930', '004329479323')).toEqual([
      'e9d7147c3a',
      null,
      '01026f6c3a',
      '01020e9c9b',
    ]);
  });

  test('is not believed for one like it that was damaged elsewhere', () => {
    expect(read(createEm(), '0004335823930', '000433582393', '000433582930')).toEqual([
      '01026f6c3a',
      null,
      null,
    ]);
  });
});
