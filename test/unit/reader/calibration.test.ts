import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { technologySchema, type Technology } from '../../../contract/card.ts';
import { traitsOf } from '../../../contract/reader-formats.ts';
import {
  calibrate,
  wouldTellApart,
  type Calibration,
  type KnownTap,
} from '../../../main/reader/calibration.ts';
import { readAs } from '../../../main/reader/calibration-reading.ts';
import { csnByteCounts, csnFromBytes, type Csn } from '../../../main/reader/csn.ts';
import type { DecoderSettings } from '../../../main/reader/frames/decoder-for-profile.ts';
import { everyDecoderSetting } from '../../../main/reader/frames/every-setting.ts';
import { identificationOf, parseIdentification } from '../../../main/reader/identification.ts';
import { missedTaps } from '../../support/missed-taps.ts';
import { spokenCard } from '../../support/spoken-card.ts';
import rows from '../../data/reader-vectors.json' with { type: 'json' };

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function csnsOf(text: string): readonly Csn[] {
  const parsed = parseIdentification(text);
  if (parsed.kind === 'problem') throw new Error(`${text}: ${parsed.problem}`);
  return parsed.csns;
}

const tap = (card: string, bytes: Uint8Array): KnownTap => ({ csns: csnsOf(card), bytes });

function fitsOf(result: Calibration): readonly DecoderSettings[] {
  if (result.kind === 'found') return [result.settings];
  return result.kind === 'several' ? result.fits : [];
}

const serialVectors = rows.filter(({ valid, format }) => valid && format !== 'pcsc-uid');

test.each(serialVectors.map((row) => [`${row.id} ${row.reader}`, row] as const))(
  '%s: its bytes and its card are enough',
  (_, { raw_hex, identification_hex, identifications_hex }) => {
    const bytes = Buffer.from(raw_hex, 'hex');
    const cards = identifications_hex ?? [identification_hex ?? ''];

    const result = calibrate([{ csns: cards.flatMap(csnsOf), bytes }]);

    const fits = fitsOf(result);
    expect(fits).not.toHaveLength(0);
    for (const settings of fits)
      expect([
        ...new Set(readAs(settings, bytes).cards.map((csn) => identificationOf([csn], 'hexadecimal'))),
      ]).toEqual(cards);
  },
);

test('the vectors are there', () => {
  expect(serialVectors.length).toBeGreaterThan(45);
});

/** The technologies a setting says something about: a transform says nothing of EM numbers where it leaves them be. */
function technologiesOf({ format, technology, transform }: DecoderSettings): readonly Technology[] {
  const carried = traitsOf(format).technology;
  if (technology !== undefined) return [technology];
  if (carried === 'chosen') return technologySchema.options;
  if (carried !== 'in-frame') return [carried];
  if (format === 'sl025') return ['MC', 'MD'];
  const mifare: readonly Technology[] = format === 'gwiot-binary' ? ['MC'] : ['MC', 'MD'];
  return transform === undefined ? ['EM', ...mifare] : mifare;
}

const cardOf = (technology: Technology): fc.Arbitrary<string> => {
  const byteCount = csnByteCounts[technology];
  return fc
    .uint8Array({ minLength: byteCount, maxLength: byteCount })
    .filter((bytes) => csnFromBytes(bytes, technology).kind === 'csn')
    .map((bytes) => Buffer.from(bytes).toString('hex'));
};

const wholeSettings = everyDecoderSetting().filter(({ format }) => traitsOf(format).isWhole);
const spoken = wholeSettings.flatMap((settings) =>
  technologiesOf(settings).map((technology) => ({ settings, technology })),
);

describe.each(spoken.map((each) => [`${JSON.stringify(each.settings)} ${each.technology}`, each] as const))(
  'a reader set to %s',
  (_, { settings, technology }) => {
    test('is found with one card, or with a second one that would tell', () => {
      const three = fc.tuple(cardOf(technology), cardOf(technology), cardOf(technology));
      fc.assert(
        fc.property(three, ([first, second, third]) => {
          const taps = [first, second].map((csn) => tap(`0x${csn}`, spokenCard(settings, csn)));
          const [one, two] = taps;
          if (one === undefined || two === undefined) throw new Error('two taps');
          const left = fitsOf(calibrate([one]));
          const pairs = left.flatMap((fit, index) => left.slice(index + 1).map((other) => [fit, other]));
          fc.pre(pairs.every((pair) => wouldTellApart(two.csns, pair)));

          const found = left.length === 1 ? left : fitsOf(calibrate([one, two]));

          expect(found).toHaveLength(1);
          const heard = found.flatMap((fit) => readAs(fit, spokenCard(settings, third)).cards);
          // Some formats repeat a number within one tap.
          expect(heard).not.toHaveLength(0);
          for (const csn of heard) expect([csn]).toEqual(csnsOf(`0x${third}`));
        }),
        { numRuns: 25 },
      );
    });
  },
);

test.each([
  ['a card that is held, with an LF before each number', '\n0F0184F07A\r\n0F0184F07A\r', 'lf10cr'],
  ['a number that comes once, which would be waited for again', '\n0F0184F07A\r', 'line-hex'],
  ['a card that is held, with an LF behind each number', '0F0184F07A\r\n0F0184F07A\r\n', 'line-hex'],
])('%s: the format that reads it is found', (_, text, format) => {
  expect(fitsOf(calibrate([tap('0x0f0184f07a', ascii(text))]))).toMatchObject([{ format }]);
});

describe('what one card leaves open', () => {
  test('a number that is the same backwards asks for another card, and says in what the ways differ', () => {
    const result = calibrate([tap('0x1122332211', ascii('1122332211\r\n'))]);

    expect(result).toMatchObject({ kind: 'several', differIn: ['byte-order'] });
    expect(wouldTellApart(csnsOf('0x4455665544'), fitsOf(result))).toBe(false);
    expect(wouldTellApart(csnsOf('0x0102030405'), fitsOf(result))).toBe(true);
    expect(
      calibrate([tap('0x1122332211', ascii('1122332211\r\n')), tap('0x0102030405', ascii('0504030201\r\n'))]),
    ).toMatchObject({
      kind: 'found',
      settings: { format: 'line-hex', technology: 'EM', transform: 'reverse-bytes' },
      card: { asSent: Uint8Array.of(5, 4, 3, 2, 1) },
    });
  });

  test('a number whose sum is its XOR leaves the checksum open', () => {
    const frame = spokenCard({ format: 'stx-etx-xor' }, '0102040810');

    expect(calibrate([tap('0x0102040810', frame)])).toMatchObject({
      kind: 'several',
      differIn: ['checksum'],
    });
  });

  test('the first card may still lie there when the second is tapped', () => {
    const lines = (...csns: string[]): Uint8Array => ascii(csns.map((csn) => `${csn}\r\n`).join(''));

    expect(
      calibrate([
        tap('0x1122332211', lines('1122332211')),
        tap('0x0102030405', lines('1122332211', '0102030405')),
      ]),
    ).toMatchObject({ kind: 'found', settings: { format: 'line-hex', technology: 'EM' } });
  });

  test('an EM card says nothing of the order in which a reader of several kinds tells Mifare numbers', () => {
    const frame = spokenCard({ format: 'gwiot-binary' }, '2e00b6d7b5');

    expect(calibrate([tap('0x2e00b6d7b5', frame)])).toMatchObject({
      kind: 'found',
      settings: { format: 'gwiot-binary' },
      caution: 'mifare-order-open',
    });
  });

  test('ten decimal digits are found, with a warning: shortened EM numbers look the same', () => {
    expect(calibrate([tap('MC:40856634', ascii('0040856634\r'))])).toMatchObject({
      kind: 'found',
      settings: { format: 'line-dec', technology: 'MC' },
      caution: 'ten-digits',
    });
  });

  test('lines that end in CR LF are lines, also when a held card makes the LF look like a start', () => {
    expect(calibrate([tap('0x0102030405', ascii('0102030405\r\n'.repeat(5).slice(4)))])).toMatchObject({
      kind: 'found',
      settings: { format: 'line-hex', technology: 'EM' },
    });
  });
});

describe('the nearest miss', () => {
  test.each(missedTaps)('%s', (_, card, bytes, miss) => {
    const result = calibrate([tap(card, bytes)]);

    expect(result).toMatchObject({ kind: 'none', miss });
  });

  test('two cards that were each read, by no setting both', () => {
    expect(
      calibrate([tap('0x0102030405', ascii('0102030405\r\n')), tap('0x1122334455', ascii('5544332211\r\n'))]),
    ).toEqual({ kind: 'none', miss: { kind: 'cards-disagree' } });
  });
});
