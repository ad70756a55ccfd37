import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinWeakness } from '../../../contract/pin-rule.ts';
import { generatePin } from '../../../main/enrollment/pin.ts';

const everyPin = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, '0'));
const digit = fc.integer({ min: 0, max: 9 });
const reversed = (text: string): string => [...text].reverse().join('');

describe('a generated PIN', () => {
  it('is drawn again while it is weak, and keeps its zeros', () => {
    const draws = [1234, 7777, 1987, 2580, 37, 5831];
    const pick = (): number => draws.shift() ?? 0;

    expect([generatePin(pick), generatePin(pick)]).toEqual(['0037', '5831']);
  });

  it('is four digits and never weak, whatever is drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9999 }), { maxLength: 20 }), (draws) => {
        const left = [...draws];
        const pin = generatePin(() => left.shift() ?? 5831);
        expect(pin).toMatch(/^[0-9]{4}$/);
        expect(pinWeakness(pin)).toBeNull();
      }),
    );
  });

  it('is one of nearly eight thousand, from the secure source', () => {
    expect(everyPin.filter((pin) => pinWeakness(pin) === null).length).toBeGreaterThan(7_900);
    expect(new Set(Array.from({ length: 200 }, () => generatePin())).size).toBeGreaterThan(150);
  });
});

describe('a weak PIN', () => {
  it.each([
    ['0000', 'few-digits'],
    ['1212', 'few-digits'],
    ['1221', 'few-digits'],
    ['1234', 'run'],
    ['4321', 'run'],
    ['2468', 'run'],
    ['8901', 'run'],
    ['1900', 'year'],
    ['1987', 'year'],
    ['2024', 'year'],
    ['2099', 'year'],
    ['2580', 'keypad'],
    ['0852', 'keypad'],
    ['1470', 'run'],
    ['1590', 'keypad'],
    ['1478', 'keypad'],
    ['1379', 'keypad'],
    ['7931', 'keypad'],
    ['137931', 'keypad'],
    ['123', 'run'],
    ['123456', 'run'],
    ['778877', 'few-digits'],
  ])('%s: %s', (pin, weakness) => {
    expect(pinWeakness(pin)).toBe(weakness);
  });

  it.each(['0815', '1899', '2100', '5831', '4271', '2583', '1372', '19870', '7392'])('%s is none', (pin) => {
    expect(pinWeakness(pin)).toBeNull();
  });

  it('is any repeat, any run and any year', () => {
    fc.assert(
      fc.property(digit, digit, digit, fc.integer({ min: 1900, max: 2099 }), (one, other, step, year) => {
        const run = [0, 1, 2, 3].map((index) => (one + index * step) % 10).join('');
        for (const pin of [`${one}${one}${one}${one}`, `${one}${other}${one}${other}`, run, String(year)])
          expect(pinWeakness(pin)).not.toBeNull();
      }),
    );
  });

  it('stays weak backwards, but for a year', () => {
    const turned = everyPin.filter((pin) => {
      const weakness = pinWeakness(pin);
      return weakness !== null && weakness !== 'year' && pinWeakness(reversed(pin)) === null;
    });
    expect(turned).toEqual([]);
  });

  it('is not told of what is no PIN yet', () => {
    expect(['', '1', '11', '12a4', ' 1234'].map(pinWeakness)).toEqual([null, null, null, null, null]);
  });
});
