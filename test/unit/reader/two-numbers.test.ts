import { expect, onTestFinished, test } from 'vitest';
import type { ReaderFormat } from '../../../contract/reader-formats.ts';
import { identificationOf } from '../../../main/reader/identification.ts';
import { createLineListener } from '../../../main/reader/line-listener.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { readerFrames } from '../../support/reader-bytes.ts';

const EM = '62e3086ced';
const MC = 'a24045cb';
const OTHER_MC = '6b3d12d6';

function listenTo(format: ReaderFormat) {
  const clock = new ManualClock();
  const cards: string[] = [];
  const held: string[] = [];
  const listener = createLineListener({
    profile: { path: 'COM3', baudRate: 9600, format },
    nowMs: () => clock.nowMs(),
    setTimer: (waitMs, run) => clock.after(waitMs, run),
    onCard: (csn, isBesideAnother) =>
      cards.push(`${identificationOf([csn], 'hexadecimal')}${isBesideAnother ? ' beside another' : ''}`),
    onHeld: (csn) => held.push(identificationOf([csn], 'hexadecimal')),
    onNoCard: () => undefined,
    onRefused: () => undefined,
    onHeard: () => undefined,
  });
  onTestFinished(() => {
    listener.stop();
  });
  const hear = (bytes: Uint8Array, thenMs: number): void => {
    listener.hear(bytes);
    clock.advance(thenMs);
  };
  const read = (csn: string, thenMs = 100): void => {
    hear(readerFrames[format](csn), thenMs);
  };
  return { cards, held, hear, read };
}

test('a card with two numbers that lies there is told once by each, and the second is said to lie beside another', () => {
  const { cards, held, read } = listenTo('gwiot-binary');

  for (let turn = 0; turn < 40; turn += 1) read(turn % 2 === 0 ? EM : MC);

  expect(cards).toEqual([`0x${EM}`, `0x${MC} beside another`]);
  expect(held).toHaveLength(38);
});

test('laid there again after a second, it is another tap, whichever number comes first', () => {
  const { cards, read } = listenTo('gwiot-binary');

  read(EM);
  read(MC, 1100);
  read(MC);
  read(EM);

  expect(cards).toEqual([`0x${EM}`, `0x${MC} beside another`, `0x${MC}`, `0x${EM} beside another`]);
});

test('taps of a queue, 400 ms apart, are each somebody’s own', () => {
  const { cards, read } = listenTo('gwiot-binary');

  read(MC, 400);
  read(OTHER_MC, 400);

  expect(cards).toEqual([`0x${MC}`, `0x${OTHER_MC}`]);
});

test('once the reader says that the card was taken away, the next lies beside none, however soon', () => {
  const { cards, hear, read } = listenTo('promag-auto');

  read(MC, 50);
  hear(Uint8Array.of(0x1b), 10);
  read(OTHER_MC, 50);
  read(MC, 50);

  expect(cards).toEqual([`0x${MC}`, `0x${OTHER_MC}`, `0x${MC} beside another`]);
});
