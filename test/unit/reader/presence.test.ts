import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Technology } from '../../../contract/card.ts';
import type { Csn } from '../../../main/reader/csn.ts';
import { liesBesideAnother, seeAgain, seeNumber, type NumbersThere } from '../../../main/reader/presence.ts';

test.each([
  ['the same card after 1000 ms', 'A', 1000, false],
  ['the same card after 1001 ms', 'A', 1001, true],
  ['another card at once', 'B', 0, true],
  ['the same card after the clock was set back', 'A', -5000, true],
])('%s', (_, id, laterMs, isNew) => {
  const seen = seeAgain({ id: 'A', lastSeenMs: 10_000 }, id, 10_000 + laterMs);

  expect(seen).toEqual({ presence: { id, lastSeenMs: 10_000 + laterMs }, isNew });
});

const numberOf = (technology: Technology, value: number): Csn => ({ technology, value: BigInt(value) });

/** How often each number was new, told one after the other. */
function newsOf(numbers: readonly Csn[], gapMs: number): ReadonlyMap<string, number> {
  let there: NumbersThere = [];
  const news = new Map<string, number>();
  for (const [turn, csn] of numbers.entries()) {
    const seen = seeNumber(there, csn, turn * gapMs);
    there = seen.there;
    const id = `${csn.technology}${csn.value.toString()}`;
    if (seen.isNew) news.set(id, (news.get(id) ?? 0) + 1);
  }
  return news;
}

test('numbers that lie there and are told in turns, in any order, are each new once', () => {
  // Of EM cards only one is read.
  const one = fc.oneof(
    fc.constant(numberOf('EM', 1)),
    fc.integer({ min: 1, max: 99 }).map((value) => numberOf('MC', value)),
  );
  const some = fc.uniqueArray(one, {
    minLength: 1,
    maxLength: 4,
    selector: ({ technology, value }) => `${technology}${value.toString()}`,
  });
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 250 }), (numbers, gapMs) => {
      const turns = Array.from({ length: 12 }, () => numbers).flat();
      const news = newsOf(turns, gapMs);
      expect(news.size).toBe(numbers.length);
      expect([...news.values()].every((count) => count === 1)).toBe(true);
    }),
  );
});

test('an EM card that comes again after another is another tap, however soon: two that lie together are not read', () => {
  const [first, second] = [numberOf('EM', 1), numberOf('EM', 2)];

  expect(newsOf([first, second, first], 100).get('EM1')).toBe(2);
});

test('of numbers that keep changing no more than a few are kept', () => {
  let there: NumbersThere = [];
  for (let value = 0; value < 500; value += 1) ({ there } = seeNumber(there, numberOf('MC', value), 0));
  expect(there.length).toBeLessThan(10);
});

test.each<[string, Technology, Technology, number, boolean]>([
  ['the other number of an EM and Mifare card', 'EM', 'MC', 100, true],
  ['the other number, told late', 'EM', 'MC', 1000, true],
  ['a number of another kind once the card is gone', 'EM', 'MC', 1001, false],
  ['a second Mifare card in the wallet', 'MC', 'MC', 250, true],
  ['the next card of a quick queue, tapped 300 to 500 ms later', 'MC', 'MC', 301, false],
  ['an EM card, of which a reader tells no two that lie together', 'EM', 'EM', 50, false],
])('%s: %s, then %s after %d ms lies beside another: %s', (_, first, second, laterMs, isBeside) => {
  const { there } = seeNumber([], numberOf(first, 1), 0);

  expect(liesBesideAnother(there, numberOf(second, 2), laterMs)).toBe(isBeside);
  expect(liesBesideAnother(there, numberOf(first, 1), laterMs)).toBe(false);
});
