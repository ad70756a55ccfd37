import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberFormatSchema } from '../../../contract/card.ts';
import { csnByteCounts, csnFromValue, type Csn } from '../../../main/reader/csn.ts';
import { identificationOf, parseIdentification, sameCardKey } from '../../../main/reader/identification.ts';
import { printNumber } from '../../../main/reader/printed-number.ts';

const groupedForms = ['VD / ID', 'ELECTRA', '13D + W26', '10D + W26', 'W26', 'DEZ 5.5', 'Sebury'] as const;

const technologies = ['EM', 'MC', 'MD'] as const;

function anyCsn(technology: Csn['technology']): fc.Arbitrary<Csn> {
  return fc
    .bigInt({ min: 1n, max: (1n << BigInt(8 * csnByteCounts[technology])) - 1n })
    .filter((value) => csnFromValue(value, technology).kind === 'csn')
    .map((value) => ({ technology, value }));
}

describe.each(technologies)('%s', (technology) => {
  test('every form of every number is read back as the same card', () => {
    fc.assert(
      fc.property(anyCsn(technology), fc.constantFrom(...numberFormatSchema.options), (csn, format) => {
        const parsed = parseIdentification(identificationOf([csn], format));

        expect(parsed).toEqual({ kind: 'card', csns: [csn] });
      }),
      { numRuns: 1000 },
    );
  });
});

const separator = fc.constantFrom(' ', ':', '-', ' : ');
const specifiers = fc.constantFrom('none', 'own', 'own and a blank');

/** The number byte by byte, as cards and programs show it, with the zeros of its bytes or without them. */
function inBytes({ technology, value }: Csn, between: string, keepsZeros: boolean): string {
  const bytes = Buffer.from(value.toString(16).padStart(2 * csnByteCounts[technology], '0'), 'hex');
  return [...bytes].map((byte) => byte.toString(16).padStart(keepsZeros ? 2 : 1, '0')).join(between);
}

function specified({ technology }: Csn, text: string, how: 'none' | 'own' | 'own and a blank'): string {
  return how === 'none' ? text : `${technology}:${how === 'own' ? '' : ' '}${text}`;
}

test('no number written in groups is ever read as another number', () => {
  const anyCard = fc.oneof(...technologies.map(anyCsn));
  const decimalLooking = fc
    .constantFrom(...technologies)
    .chain((technology) =>
      fc.tuple(
        fc.constant(technology),
        fc.array(fc.integer({ min: 0, max: 99 }), {
          minLength: csnByteCounts[technology],
          maxLength: csnByteCounts[technology],
        }),
      ),
    )
    .map(([technology, pairs]): Csn => ({
      technology,
      value: BigInt(`0x${pairs.map((pair) => pair.toString().padStart(2, '0')).join('')}`),
    }));
  const bytewise = fc
    .tuple(fc.oneof(anyCard, decimalLooking), separator, fc.boolean(), specifiers)
    .map(([csn, between, keepsZeros, how]) => ({
      csn,
      text: specified(csn, inBytes(csn, between, keepsZeros), how),
    }));
  const printed = fc
    .tuple(anyCsn('EM'), fc.constantFrom(...groupedForms), separator, specifiers)
    .map(([csn, form, between, how]) => ({
      csn,
      text: specified(csn, (printNumber(csn, form) ?? '').replaceAll(/[^0-9]+/g, between), how),
    }));

  fc.assert(
    fc.property(fc.oneof(bytewise, printed), ({ csn, text }) => {
      const parsed = parseIdentification(text);

      expect(parsed.kind === 'problem' ? csn : parsed.csns[0]).toEqual(csn);
    }),
    { numRuns: 5000 },
  );
});

test('a composite card has one key, whichever part comes first', () => {
  fc.assert(
    fc.property(anyCsn('EM'), anyCsn('MC'), (em, mc) => {
      expect(sameCardKey([em, mc])).toBe(sameCardKey([mc, em]));
      expect(parseIdentification(identificationOf([em, mc], 'decimal'))).toEqual({
        kind: 'card',
        csns: [em, mc],
      });
    }),
  );
});

test.each([
  ['0x00499602d2', '0x00499602d2'],
  ['0001234567890', '0x00499602d2'],
  ['EM:1234567890', '0x00499602d2'],
  ['em: 0x499602D2', '0x00499602d2'],
  ['04:A2:2B:9C:11:44:80', '0x04a22b9c114480'],
  ['1A-2B-3C-4D', '0x1a2b3c4d'],
  ['1122334455', '0x42e576f7'],
  ['0X1A2B3C4D | 0x00499602D2', '0x1a2b3c4d|0x00499602d2'],
  ['MC:1A:2B:3C:4D', '0x1a2b3c4d'],
  ['MC:0x11 22 33 44', '0x11223344'],
  ['MD:4:A2:2B:9C:11:44:80', '0x04a22b9c114480'],
])('%s is %s', (text, identification) => {
  const parsed = parseIdentification(text);

  expect(parsed.kind === 'card' && identificationOf(parsed.csns, 'hexadecimal')).toBe(identification);
});

test.each([
  [' ', 'empty'],
  ['0x00499602d2|', 'not-a-number'],
  ['0004329479323 014, 40091', 'not-a-number'],
  ['-1234567890', 'not-a-number'],
  ['12345', 'wrong-length'],
  ['0x123', 'wrong-length'],
  ['EM:12345678901234', 'wrong-length'],
  ['12345678', 'ambiguous'],
  ['12345678901234', 'ambiguous'],
  ['11 22 33 44 55', 'ambiguous'],
  ['MC:11:22:33:44', 'ambiguous'],
  ['EM: 11 22 33 44 55', 'ambiguous'],
  ['em:11-22-33-44-55', 'ambiguous'],
  ['MD:04:11:22:33:44:55:66', 'ambiguous'],
  ['MC:1:22:33:44', 'ambiguous'],
  ['EM:111 27706', 'ambiguous'],
  ['001 0040856634', 'ambiguous'],
  ['00259 07302202', 'ambiguous'],
  ['04:A:2B:1C:1:2:3', 'ambiguous'],
  ['MC:11:2:3A:44', 'ambiguous'],
  ['12 345', 'wrong-length'],
  ['0x1122334455|0x5544332211', 'ambiguous'],
  ['4294967296', 'out-of-range'],
  ['MD:72057594037927936', 'out-of-range'],
  ['1099511627776', 'out-of-range'],
  ['0x0000000000', 'zero-id'],
  ['0x08123456', 'random-id'],
  ['0x8804c43b', 'cascade-tag'],
  ['0x3bc40488', 'cascade-tag'],
  ['0x04a22b9c114480112233', 'ten-byte-id'],
])('%s is refused: %s', (text, problem) => {
  expect(parseIdentification(text)).toEqual({ kind: 'problem', problem });
});
