import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReaderProfile } from '../../contract/reader.ts';
import { systemClock } from '../../main/clock.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { codeOf, openTypingDesk } from '../support/typing-desk.ts';

interface TimedKey {
  readonly code: string;
  readonly key: string;
  readonly atMs: number;
}

/** While main is busy no key is handled and no timer fires. After it, either may have its turn first. */
interface Stall {
  readonly fromMs: number;
  readonly forMs: number;
  readonly isTimerFirst: boolean;
}

/** What it costs to handle one key. */
const HANDLING_MS = 0.2;

/** What the window got, by the names of keys, and what was told of cards. */
async function play(profile: ReaderProfile, keys: readonly TimedKey[], stalls: readonly Stall[]) {
  const clock = new ManualClock(0);
  const { window, told, press } = await openTypingDesk(profile, clock);
  const advanceTo = (atMs: number): void => {
    clock.advance(Math.max(0, atMs - clock.nowMs()));
  };
  let pressed = 0;
  const pressUntil = (untilMs: number, handle: (next: TimedKey) => void): void => {
    for (;;) {
      const next = keys[pressed];
      if (next === undefined || next.atMs >= untilMs) return;
      pressed += 1;
      handle(next);
    }
  };
  const pressFreely = ({ code, key, atMs }: TimedKey): void => {
    advanceTo(atMs);
    press(code, key);
  };
  for (const { fromMs, forMs, isTimerFirst } of stalls.toSorted((a, b) => a.fromMs - b.fromMs)) {
    pressUntil(fromMs, pressFreely);
    advanceTo(fromMs);
    clock.stall(Math.max(0, fromMs + forMs - clock.nowMs()));
    if (isTimerFirst) clock.advance(0);
    pressUntil(clock.nowMs(), ({ code, key }) => {
      clock.stall(HANDLING_MS);
      press(code, key);
    });
  }
  pressUntil(Infinity, pressFreely);
  clock.advance(5000);
  return { window: typedIn(window.got), told };
}

/** Keys by their names, whether they came by themselves or were given to the window after a while. */
const typedIn = (got: readonly string[]): readonly string[] =>
  got.flatMap((entry) => /^(?:[A-Za-z]+\d?:|keyDown )(.+)$/s.exec(entry)?.[1] ?? []);

const EM_NUMBER = '01026f6c3a';
const keyboard = { path: 'keyboard', baudRate: 9600 } as const;
const decimal: ReaderProfile = { ...keyboard, format: 'line-dec', technology: 'EM' };
const ENTER = { code: 'Enter', key: 'Enter' };
const keyOf = (character: string) => ({ code: codeOf(character), key: character });

/** `gapsMs` are those before each key but the first, and before the Enter. */
function scanOf(text: string, gapsMs: readonly number[]): readonly TimedKey[] {
  let atMs = 1000;
  return [...[...text].map(keyOf), ENTER].map((key, at) => {
    if (at > 0) atMs += gapsMs[at - 1] ?? 8;
    return { ...key, atMs };
  });
}

const stall = fc.record({
  fromMs: fc.integer({ min: 500, max: 1400 }),
  forMs: fc.integer({ min: 0, max: 2000 }),
  isTimerFirst: fc.boolean(),
});
const gaps = fc
  .constantFrom({ min: 1, max: 6 }, { min: 5, max: 16 }, { min: 14, max: 24 })
  .chain((pace) => fc.array(fc.integer(pace), { minLength: 24, maxLength: 24 }));

const scans: readonly { readonly profile: ReaderProfile; readonly text: string; readonly card: string }[] = [
  { profile: decimal, text: '0004335823930', card: `0x${EM_NUMBER}` },
  { profile: decimal, text: '1004335823930', card: '0xe9d7147c3a' },
  { profile: decimal, text: '00004335823930', card: `0x${EM_NUMBER}` },
  { profile: decimal, text: '01004335823930', card: '0xe9d7147c3a' },
  { profile: { ...decimal, technology: 'MC' }, text: '1110928841', card: '0x42376dc9' },
  { profile: { ...decimal, format: 'line-hex' }, text: '01026F6C3A', card: `0x${EM_NUMBER}` },
  { profile: { ...decimal, format: 'line-hex', technology: 'MC' }, text: '4237A9C9', card: '0x4237a9c9' },
  { profile: { ...keyboard, format: 'vd-id' }, text: '017 / 0573785173', card: '0x1122334455' },
];

test.each(scans)(
  'whatever keeps main busy while a reader types $text: no key of it is typed, and no other card is told',
  async ({ profile, text, card }) => {
    await fc.assert(
      fc.asyncProperty(gaps, stall, async (gapsMs, one) => {
        const { window, told } = await play(profile, scanOf(text, gapsMs), [one]);

        expect(window).toEqual([]);
        expect(told.length).toBe(1);
        expect([card, 'bad-character']).toContain(told[0]);
      }),
      { numRuns: 150 },
    );
  },
);

test('a scan that is cut by 80 or by 800 ms of work is read, wherever it is cut once its pace is known', async () => {
  const scan = scanOf('0004335823930', []);
  for (const [at, { atMs }] of [...scan.entries()].slice(2))
    for (const forMs of [80, 800])
      for (const isTimerFirst of [false, true]) {
        const played = await play(decimal, scan, [{ fromMs: atMs - 4, forMs, isTimerFirst }]);
        expect({ at, ...played }).toEqual({ at, window: [], told: [`0x${EM_NUMBER}`] });
      }
});

test('40 ms of work at any place of a scan cost nothing: the pause is not taken for one after a typed digit', async () => {
  const scan = scanOf('01004335823930', []);
  for (const { atMs } of scan)
    for (const isTimerFirst of [false, true])
      expect(await play(decimal, scan, [{ fromMs: atMs - 4, forMs: 40, isTimerFirst }])).toEqual({
        window: [],
        told: ['0xe9d7147c3a'],
      });
});

test('a digit typed just before main is busy, and a card tapped meanwhile, make no other card', async () => {
  const typed = { ...keyOf('1'), atMs: 996 };
  for (const isTimerFirst of [false, true]) {
    const stalled = { fromMs: 998, forMs: 500, isTimerFirst };
    const { told } = await play(decimal, [typed, ...scanOf('004335823930', [])], [stalled]);
    expect(told).toEqual(['bad-character']);
  }
});

test('with a first key, work of two seconds at any place of a scan costs nothing', async () => {
  const profile = { ...decimal, prefixKey: 'F13' };
  const scan = [{ code: 'F13', key: 'F13', atMs: 992 }, ...scanOf('0004335823930', Array(24).fill(100))];
  for (const { atMs } of scan)
    for (const isTimerFirst of [false, true])
      expect(await play(profile, scan, [{ fromMs: atMs - 1, forMs: 2000, isTimerFirst }])).toEqual({
        window: [],
        told: [`0x${EM_NUMBER}`],
      });
});

/** Fewer digits in a row than the shortest card number has: more of them, all typed during one stall, no clock can tell. */
const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: 7 });
const others = fc.array(fc.constantFrom(...'ghijkl', 'Enter', 'Tab'), { minLength: 1, maxLength: 5 });
const typing = fc
  .array(fc.tuple(digits, others), { minLength: 1, maxLength: 4 })
  .map((runs) => runs.flat(2))
  .chain((names) =>
    fc
      .array(
        fc.oneof(
          { arbitrary: fc.integer({ min: 70, max: 260 }), weight: 3 },
          { arbitrary: fc.integer({ min: 20, max: 60 }), weight: 1 },
        ),
        { minLength: names.length, maxLength: names.length },
      )
      .map((gapsMs) => {
        let atMs = 1000;
        return names.map((name, at) => {
          atMs += gapsMs[at] ?? 100;
          return { ...(name.length > 1 ? { code: name, key: name } : keyOf(name)), atMs };
        });
      }),
  );

test('whatever keeps main busy while somebody types: every key arrives, in order, and no card is told', async () => {
  await fc.assert(
    fc.asyncProperty(
      typing,
      fc.array(
        stall.map((one) => ({ ...one, fromMs: one.fromMs * 3 - 600 })),
        { maxLength: 3 },
      ),
      async (keys, stalls) => {
        expect(await play(decimal, keys, stalls)).toEqual({ window: keys.map(({ key }) => key), told: [] });
      },
    ),
    { numRuns: 500 },
  );
});

function keepBusy(forMs: number): void {
  const untilMs = performance.now() + forMs;
  while (performance.now() < untilMs);
}

test('main is really busy in the middle of a scan: it is read, and nothing of it is typed', async () => {
  const { window, told, press } = await openTypingDesk(decimal, systemClock);
  const scan = scanOf('0004335823930', []);

  for (const { code, key } of scan.slice(0, 4)) {
    press(code, key);
    keepBusy(4);
  }
  keepBusy(300);
  // The timer that waits for the next key has its turn before the keys that waited for main.
  await new Promise((resolve) => setTimeout(resolve, 0));
  for (const { code, key } of scan.slice(4)) press(code, key);

  expect([told, typedIn(window.got)]).toEqual([[`0x${EM_NUMBER}`], []]);
});
