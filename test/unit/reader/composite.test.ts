import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parts } from '../../../contract/reader-parts.ts';
import type { ReadProblem } from '../../../contract/card.ts';
import { readerProfileSchema } from '../../../contract/reader.ts';
import {
  createPartCollector,
  JOIN_QUIET_MS,
  noParts,
  PART_WAIT_MS,
  takePart,
} from '../../../main/reader/composite.ts';
import type { Csn } from '../../../main/reader/csn.ts';
import { identificationOf, sameCardKey } from '../../../main/reader/identification.ts';
import { createLineListener } from '../../../main/reader/line-listener.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { readerFrames } from '../../support/reader-bytes.ts';

const em: Csn = { technology: 'EM', value: 0x62e3086cedn };
const otherEm: Csn = { technology: 'EM', value: 0x0700952f22n };
const mc: Csn = { technology: 'MC', value: 0xa24045cbn };
const otherMc: Csn = { technology: 'MC', value: 0xd6123d6bn };
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
    onCard: (csns, doubts) => {
      cards.push([identificationOf(csns, 'hexadecimal'), ...doubts].join(' '));
    },
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
    const { clock, collector, cards, told } = startCollector(parts);

    for (const read of reads) collector.take(read);
    clock.advance(JOIN_QUIET_MS);

    expect(cards).toEqual([card]);
    expect(told).toHaveLength(2);
    expect(told.at(-1)).toBeNull();
  },
);

test('the part that is missing is told, and the same part of another card takes the place of the first', () => {
  const { clock, collector, cards, told } = startCollector();

  collector.take(em);
  collector.take(otherEm);
  collector.take(mc);
  clock.advance(JOIN_QUIET_MS);

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
  clock.advance(JOIN_QUIET_MS);

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

test('two parts are one card only once half a second has shown no other number; none is missing meanwhile', () => {
  const { clock, collector, cards, told } = startCollector();

  collector.take(em);
  collector.take(mc);
  clock.advance(JOIN_QUIET_MS - 1);
  const early = [...cards];
  clock.advance(1);

  expect([early, cards]).toEqual([[], [identificationOf([em, mc], 'hexadecimal')]]);
  expect(told).toEqual(['EM, MC is missing', null]);
});

test('a card that was lifted too soon is not joined with the next one: that is refused, and read on by itself', () => {
  const { clock, collector, cards, refusals, told } = startCollector();

  collector.take(em);
  clock.advance(8000);
  collector.take(otherMc);
  clock.advance(100);
  collector.take(otherEm);
  const after = [[...cards], [...refusals], told.at(-1)];
  clock.advance(100);
  // It lies there, and tells its numbers in turns.
  collector.seeAgain(otherMc);
  clock.advance(JOIN_QUIET_MS);

  expect(after).toEqual([[], ['two-cards'], 'EM, MC is missing']);
  expect(cards).toEqual([`${identificationOf([otherEm, otherMc], 'hexadecimal')} beside-another`]);
  expect(refusals).toEqual(['two-cards']);
});

test('two cards that lie there together are refused and not told, however their numbers come', () => {
  const cardsThere = [em, mc, otherEm, otherMc];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(cardsThere, { minLength: 4 }),
      fc.integer({ min: 1, max: 120 }),
      (order, gapMs) => {
        const { clock, collector, cards, refusals } = startCollector();
        for (const csn of order) {
          collector.take(csn);
          clock.advance(gapMs);
        }
        for (let turn = 0; turn < 5; turn += 1) {
          for (const csn of order) {
            collector.seeAgain(csn);
            clock.advance(gapMs);
          }
        }
        clock.advance(JOIN_QUIET_MS);
        expect(cards.filter((card) => !card.endsWith('beside-another'))).toEqual([]);
        expect(refusals).toContain('two-cards');
      },
    ),
  );
});

test('the next card, laid down before the last is told, is not taken for it without a doubt', () => {
  const { clock, collector, cards, refusals } = startCollector();

  collector.take(em);
  collector.take(mc);
  clock.advance(400);
  collector.take(otherEm);
  collector.take(otherMc);
  clock.advance(JOIN_QUIET_MS);

  expect(refusals).toEqual(['two-cards']);
  expect(cards).toEqual([`${identificationOf([otherEm, otherMc], 'hexadecimal')} beside-another`]);
});

test('the next card, laid down once the last was told and taken away, is told like any', () => {
  const { clock, collector, cards } = startCollector();

  for (const read of [em, mc, otherEm, otherMc]) {
    collector.take(read);
    clock.advance(read.technology === 'MC' ? JOIN_QUIET_MS : 100);
  }

  expect(cards).toEqual(
    [
      [em, mc],
      [otherEm, otherMc],
    ].map((csns) => identificationOf(csns, 'hexadecimal')),
  );
});

test('a card beside one that was told and lies there still is told with that doubt', () => {
  const { clock, collector, cards } = startCollector();

  for (const read of [em, mc]) collector.take(read);
  clock.advance(JOIN_QUIET_MS);
  for (const read of [otherEm, otherMc]) collector.take(read);
  collector.seeAgain(em);
  clock.advance(JOIN_QUIET_MS);

  expect(cards.slice(1)).toEqual([`${identificationOf([otherEm, otherMc], 'hexadecimal')} beside-another`]);
});

test.each([
  ['in one laying-down', 1000, ''],
  ['in two', 1001, ' read-apart'],
])('numbers read %s', (_, apartMs, doubt) => {
  const { clock, collector, cards } = startCollector();

  collector.take(em);
  clock.advance(apartMs);
  collector.take(mc);
  clock.advance(JOIN_QUIET_MS);

  expect(cards).toEqual([`${identificationOf([em, mc], 'hexadecimal')}${doubt}`]);
});

test('a card of a third kind is refused, and what was read before is kept', () => {
  const { clock, collector, cards, refusals } = startCollector();

  collector.take(em);
  collector.take(md);
  collector.take(mc);
  clock.advance(JOIN_QUIET_MS);

  expect([refusals, cards.length]).toEqual([['not-a-part'], 1]);
});

test('a card is known by both numbers together, in whichever order they were read or written', () => {
  const first = takePart(['EM', 'MC'], noParts, { csn: mc, isHeld: false }, 0);
  const { reading } = takePart(['EM', 'MC'], first.after, { csn: em, isHeld: false }, 10).after;

  expect(reading.kind === 'joining' && sameCardKey(reading.csns)).toBe(sameCardKey([mc, em]));
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
