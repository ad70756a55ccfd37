import { expect, test } from 'vitest';
import type { ReadProblem } from '../../../contract/card.ts';
import { readerProfileSchema } from '../../../contract/reader.ts';
import { createPartCollector, PART_WAIT_MS, takePart, type Parts } from '../../../main/reader/composite.ts';
import type { Csn } from '../../../main/reader/csn.ts';
import { identificationOf, sameCardKey } from '../../../main/reader/identification.ts';
import { createLineListener } from '../../../main/reader/line-listener.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { readerFrames } from '../../support/reader-bytes.ts';

const em: Csn = { technology: 'EM', value: 0x62e3086cedn };
const otherEm: Csn = { technology: 'EM', value: 0x0700952f22n };
const mc: Csn = { technology: 'MC', value: 0xa24045cbn };
const md: Csn = { technology: 'MD', value: 0x04c43bc21c2680n };

function startCollector(parts: Parts = ['EM', 'MC']) {
  const clock = new ManualClock();
  const cards: string[] = [];
  const refusals: ReadProblem[] = [];
  const told: (string | null)[] = [];
  const collector = createPartCollector({
    parts,
    nowMs: () => clock.nowMs(),
    setTimer: (delayMs, run) => clock.after(delayMs, run),
    onCard: (csns) => cards.push(identificationOf(csns, 'hexadecimal')),
    onRefused: (problem) => refusals.push(problem),
    onPart: (part) => told.push(part === null ? null : `${part.csn.technology}, ${part.missing} is missing`),
  });
  return { clock, cards, refusals, told, collector };
}

test.each([
  [['EM', 'MC'], [em, mc], '0x62e3086ced|0xa24045cb'],
  [['EM', 'MC'], [mc, em], '0x62e3086ced|0xa24045cb'],
  [['MC', 'EM'], [em, mc], '0xa24045cb|0x62e3086ced'],
] as const)(
  '%j: the order of the card is that of the profile, whichever part is read first',
  (parts, reads, card) => {
    const { collector, cards, told } = startCollector(parts);

    for (const read of reads) collector.take(read);

    expect(cards).toEqual([card]);
    expect(told).toHaveLength(2);
    expect(told.at(-1)).toBeNull();
  },
);

test('the part that is missing is told, and the same part of another card takes the place of the first', () => {
  const { collector, cards, told } = startCollector();

  collector.take(em);
  collector.take(otherEm);
  collector.take(mc);

  expect(told).toEqual(['EM, MC is missing', 'EM, MC is missing', null]);
  expect(cards).toEqual([identificationOf([otherEm, mc], 'hexadecimal')]);
});

test('a card that lies there and tells its parts in turns is one card; taken away and laid there again, another tap', () => {
  const { clock, collector, cards, told } = startCollector();

  for (let turn = 0; turn < 50; turn += 1) {
    collector.take(turn % 2 === 0 ? em : mc);
    clock.advance(120);
  }
  const whileHeld = [cards.length, told.length];
  clock.advance(1001);
  collector.take(mc);
  collector.take(em);

  expect([whileHeld, cards.length]).toEqual([[1, 2], 2]);
});

test('one part of a joined card, read for three seconds, keeps the card: its other part begins no new one', () => {
  const { clock, collector, cards, told } = startCollector();
  const listener = createLineListener({
    profile: { path: 'COM3', baudRate: 9600, format: 'gwiot-binary', parts: ['EM', 'MC'] },
    nowMs: () => clock.nowMs(),
    setTimer: (delayMs, run) => clock.after(delayMs, run),
    onCard: collector.take,
    onHeld: collector.seeAgain,
    onRefused: () => undefined,
    onNoCard: () => undefined,
    onHeard: () => undefined,
  });
  const read = (csn: string): void => {
    listener.hear(readerFrames['gwiot-binary'](csn));
    clock.advance(65);
  };

  read('62e3086ced');
  for (let frame = 0; frame < 3000 / 65; frame += 1) read('a24045cb');
  read('62e3086ced');
  const whileHeld = [...told];
  clock.advance(5000);
  read('6b3d12d6');

  expect(cards).toEqual(['0x62e3086ced|0xa24045cb']);
  expect(whileHeld).toEqual(['EM, MC is missing', null]);
  expect(told.at(-1)).toBe('MC, EM is missing');
});

test('after 30 s, counted from the latest read, the first part is forgotten and the tap refused', () => {
  const { clock, collector, cards, refusals, told } = startCollector();

  collector.take(em);
  clock.advance(PART_WAIT_MS - 1);
  collector.take(em);
  clock.advance(PART_WAIT_MS - 1);
  const before = [...refusals];
  clock.advance(1);
  collector.take(mc);

  expect([before, refusals, cards]).toEqual([[], ['part-missing'], []]);
  expect(told).toEqual(['EM, MC is missing', 'EM, MC is missing', null, 'MC, EM is missing']);
});

test('cancelled, nothing is left to join or to run out', () => {
  const { clock, collector, cards, refusals } = startCollector();

  collector.take(em);
  collector.cancel();
  clock.advance(PART_WAIT_MS);
  collector.take(mc);

  expect([cards, refusals, clock.waitingCount]).toEqual([[], [], 1]);
});

test('a card of a third kind is refused, and what was read before is kept', () => {
  const { collector, cards, refusals } = startCollector();

  collector.take(em);
  collector.take(md);
  collector.take(mc);

  expect([refusals, cards.length]).toEqual([['not-a-part'], 1]);
});

test('a card is known by both numbers together, in whichever order they were read or written', () => {
  const first = takePart(['EM', 'MC'], { kind: 'none' }, mc, 0);
  const { after } = takePart(['EM', 'MC'], first.after, em, 10);

  expect(after.kind === 'joined' && sameCardKey(after.csns)).toBe(sameCardKey([mc, em]));
});

test.each([
  ['gwiot-binary', ['EM', 'MC'], true],
  ['gwiot-binary', ['EM', 'EM'], false],
  ['gwiot-binary', ['EM'], false],
  ['stx-etx-xor', ['EM', 'MC'], false],
] as const)('a profile of %s with the parts %j', (format, parts, isTaken) => {
  const profile = { path: 'COM3', baudRate: 9600, format, parts };

  expect(readerProfileSchema.safeParse(profile).success).toBe(isTaken);
});
