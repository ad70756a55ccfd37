import { expect, onTestFinished, test } from 'vitest';
import type { ReadProblem } from '../../../contract/card.ts';
import { readerFormatNames, traitsOf, type ReaderFormat } from '../../../contract/reader-formats.ts';
import { identificationOf } from '../../../main/reader/identification.ts';
import { createLineListener, isLineProblem } from '../../../main/reader/line-listener.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { readerFrames } from '../../support/reader-bytes.ts';

const REPEAT_MS = 120;
const CARD = '0f0184f07a';
const OTHER = '62e3086ced';
const MIFARE = 'cb4540a2';
/** One digit of it was changed on the way. */
const DAMAGED = '0f0184f07b';

function listenTo(format: ReaderFormat) {
  const clock = new ManualClock();
  const cards: string[] = [];
  const refusals: ReadProblem[] = [];
  const listener = createLineListener({
    profile: {
      path: 'COM3',
      baudRate: 2400,
      format,
      ...(format.startsWith('line-') && { technology: 'EM' }),
    },
    nowMs: () => clock.nowMs(),
    setTimer: (waitMs, run) => clock.after(waitMs, run),
    onCard: (csn) => cards.push(identificationOf([csn], 'hexadecimal')),
    onHeld: () => undefined,
    onNoCard: () => undefined,
    onRefused: (problem) => refusals.push(problem),
    onHeard: () => undefined,
  });
  onTestFinished(() => {
    listener.stop();
  });
  const send = (...csns: readonly string[]): void => {
    for (const csn of csns) {
      listener.hear(readerFrames[format](csn));
      clock.advance(REPEAT_MS);
    }
  };
  return { clock, cards, refusals, listener, send };
}

test('a damaged repeat of a card that is held is no second card, nor is the card told again', () => {
  const { clock, cards, refusals, send } = listenTo('lf10cr');

  send(CARD, CARD, DAMAGED, CARD, CARD, DAMAGED);
  clock.advance(5000);

  expect([cards, refusals]).toEqual([[`0x${CARD}`], []]);
});

test('a card whose first number came damaged is told by the two that follow', () => {
  const { clock, cards, refusals, send } = listenTo('lf10cr');

  send(DAMAGED, CARD);
  const early = [...cards];
  send(CARD, CARD);
  clock.advance(5000);

  expect([early, cards, refusals]).toEqual([[], [`0x${CARD}`], []]);
});

test('the same damage twice, with a good number between, is no card', () => {
  const { cards, send } = listenTo('lf10cr');

  send(DAMAGED, CARD, DAMAGED);

  expect(cards).toEqual([]);
});

test('another card is told by its second number, at once', () => {
  const { cards, send } = listenTo('lf10cr');

  send(CARD, CARD, CARD, OTHER, OTHER);

  expect(cards).toEqual([`0x${CARD}`, `0x${OTHER}`]);
});

test('a number that comes once is refused after a second, with the reason, and proves no later one', () => {
  const { clock, cards, refusals, send } = listenTo('lf10cr');

  send(CARD);
  clock.advance(999 - REPEAT_MS);
  const early = [...refusals];
  clock.advance(2);
  send(CARD);

  expect([early, refusals, cards]).toEqual([[], ['read-once'], []]);
  // A tap that was too short: nothing is wrong with how the reader is set.
  expect(isLineProblem('read-once')).toBe(false);
});

test('nothing is told of a number that waits when the reader is let go', () => {
  const { clock, refusals, send, listener } = listenTo('lf10cr');

  send(CARD);
  listener.stop();
  clock.advance(5000);

  expect(refusals).toEqual([]);
});

const others = readerFormatNames.filter(
  (format) => traitsOf(format).isWhole && !traitsOf(format).isPcsc && !traitsOf(format).needsRepeat,
);

test.each(others)('%s: one number is enough', (format) => {
  const { cards, send } = listenTo(format);
  const { technology } = traitsOf(format);

  send(technology === 'MC' || format === 'sl025' ? 'a24045cb' : CARD);

  expect(cards).toHaveLength(1);
});

test('gnetplus-ascii: an answer with one bit flipped on the way is no card, whenever it comes', () => {
  const flipped = 'cb4541a2';
  const { clock, cards, refusals, send } = listenTo('gnetplus-ascii');

  send(flipped, MIFARE, MIFARE, flipped, MIFARE);
  clock.advance(5000);
  send(MIFARE, flipped, MIFARE);

  expect([cards, refusals]).toEqual([[`0x${MIFARE}`], []]);
});

test('gnetplus-ascii: the reader’s other answer between two equal ones does not matter', () => {
  const { cards, listener, send } = listenTo('gnetplus-ascii');

  send(MIFARE);
  listener.hear(Buffer.from(':0006020400\r', 'latin1'));
  send(MIFARE);

  expect(cards).toEqual([`0x${MIFARE}`]);
});
