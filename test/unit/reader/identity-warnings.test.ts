import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardWarning, Technology } from '../../../contract/card.ts';
import { bytesFromHex, valueFromBytes } from '../../../main/reader/bytes.ts';
import { csnByteCounts, type Csn } from '../../../main/reader/csn.ts';
import { sameCardKey } from '../../../main/reader/identification.ts';
import { warningsOf } from '../../../main/reader/identity-warnings.ts';

const csn = (technology: Technology, hex: string): Csn => ({
  technology,
  value: valueFromBytes(bytesFromHex(hex)),
});
const nothingKnown = (): boolean => false;

test.each<[Technology, string, readonly CardWarning[], string]>([
  ['MD', '80261cc23bc404', ['perhaps-reversed'], 'an NXP id read backwards'],
  ['MD', '04c43bc21c2680', [], 'the same, read as it is'],
  ['MD', '04000000000004', [], 'an id that begins and ends with 04'],
  ['MD', 'a24045cb000000', ['perhaps-padded'], 'four bytes filled up behind'],
  ['MD', '000000a24045cb', ['perhaps-padded'], 'four bytes filled up in front'],
  ['MC', '04c43bc2', ['perhaps-cut'], 'the beginning of an NXP id'],
  ['MC', 'c23bc404', ['perhaps-cut'], 'the same, backwards'],
  ['MC', '3bc40588', ['perhaps-cut'], 'a cascade tag before another maker, backwards'],
  ['MC', '3bc4aa88', [], 'an id that happens to end in 88'],
  ['MC', '12345608', ['perhaps-random'], 'a random id backwards'],
  ['MC', 'a24045cb', [], 'an ordinary id'],
  ['EM', '0400000488', [], 'an EM number, which has no maker in it'],
])('%s %s warns of %j: %s', (technology, hex, warnings) => {
  expect(warningsOf([csn(technology, hex)], nothingKnown)).toEqual(warnings);
});

test('a card that is known the other way round is named as such, in every technology', () => {
  const number = fc.constantFrom<Technology>('EM', 'MC', 'MD').chain((technology) => {
    const size = csnByteCounts[technology];
    return fc.uint8Array({ minLength: size, maxLength: size }).map((bytes) => ({ technology, bytes }));
  });
  fc.assert(
    fc.property(number, ({ technology, bytes }) => {
      const registered: Csn = { technology, value: valueFromBytes(bytes) };
      const turned: Csn = { technology, value: valueFromBytes(bytes.toReversed()) };
      const isKnown = (key: string): boolean => key === sameCardKey([registered]);

      const wanted = registered.value !== turned.value;
      expect(warningsOf([turned], isKnown).includes('known-reversed')).toBe(wanted);
      expect(warningsOf([registered], isKnown)).not.toContain('known-reversed');
    }),
  );
});

test('of a card with two numbers either may have been turned round', () => {
  const [em, mc] = [csn('EM', '0102030405'), csn('MC', 'a24045cb')];
  const isKnown = (key: string): boolean => key === sameCardKey([em, mc]);

  expect(warningsOf([em, csn('MC', 'cb4540a2')], isKnown)).toEqual(['known-reversed']);
});

test('a card that is known as it is, and also the other way round, is itself', () => {
  expect(warningsOf([csn('MC', 'cb4540a2')], () => true)).toEqual([]);
});
