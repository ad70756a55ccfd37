import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberFormatSchema } from '../../../contract/card.ts';
import { csnByteCounts, csnFromValue, type Csn } from '../../../main/reader/csn.ts';
import { identificationOf, parseIdentification, sameCardKey } from '../../../main/reader/identification.ts';

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
