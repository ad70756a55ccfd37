import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endBurst,
  noBurst,
  pressKey,
  waitAfter,
  type Burst,
  type BurstRules,
  type KeyPress,
} from '../../../main/reader/key-burst.ts';

const rules: BurstRules = { radix: 'hexadecimal', prefixCode: null };

/** What the window gets, in order, and what is taken as scans, from keys at the given times. */
function play(keys: readonly { readonly code: string; readonly gapMs: number }[], given = rules) {
  const window: string[] = [];
  const scans: string[] = [];
  let burst: Burst = noBurst;
  let atMs = 1000;
  const take = (step: ReturnType<typeof endBurst>, code: string | null): void => {
    burst = step.burst;
    window.push(...step.typed.map((press) => press.code));
    if (step.scanned !== null) scans.push(step.scanned);
    if (code !== null && !step.isHeld) window.push(code);
  };
  for (const { code, gapMs } of [...keys, { code: '', gapMs: 5000 }]) {
    const waitMs = waitAfter(burst);
    if (waitMs !== null && gapMs > waitMs) take(endBurst(burst, atMs + waitMs), null);
    atMs += gapMs;
    const press: KeyPress = { code, atMs, isRepeat: false, isShortcut: false };
    if (code !== '') take(pressKey(burst, press, given), code);
  }
  return { window, scans };
}

const codeOf = (character: string): string =>
  /\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`;
const scanOf = (text: string, gapMs: number) =>
  [...text].map((character) => ({ code: codeOf(character), gapMs }));
const ENTER = 'Enter';

const hexDigit = fc.constantFrom(...'0123456789ABCDEF');
const cardText = fc
  .constantFrom(8, 10, 13, 14)
  .chain((length) => fc.array(hexDigit, { minLength: length, maxLength: length }))
  .map((digits) => digits.join(''));
const readerGap = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 12, max: 24 }));
/** Fingers: mostly 70 to 260 ms, and now and then the next key goes down before the last is up. */
const fingerGaps = (count: number) =>
  fc
    .array(
      fc.tuple(
        fc.integer({ min: 70, max: 260 }),
        fc.integer({ min: 14, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
      ),
      {
        minLength: count,
        maxLength: count,
      },
    )
    .map((gaps) =>
      gaps.map(([slow, rollover, chance], at) => (chance <= 3 && at % 4 !== 3 ? rollover : slow)),
    );
const anyTyping = fc
  .array(fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz', ENTER, 'Tab', 'Space', 'Comma'), {
    minLength: 1,
    maxLength: 30,
  })
  .chain((characters) =>
    fingerGaps(characters.length).map((gaps) =>
      characters.map((character, at) => ({
        code: character.length === 1 ? codeOf(character) : character,
        gapMs: gaps[at] ?? 100,
      })),
    ),
  );

describe('a reader that types', () => {
  it('is taken whole, with its Enter, and leaves nothing in the window', () => {
    fc.assert(
      fc.property(cardText, fc.array(readerGap, { minLength: 15, maxLength: 15 }), (text, gaps) => {
        const keys = [...scanOf(text, 0), { code: ENTER, gapMs: 0 }].map((key, at) => ({
          ...key,
          gapMs: at === 0 ? 500 : (gaps[at] ?? 5),
        }));
        expect(play(keys)).toEqual({ window: [], scans: [text] });
      }),
    );
  });

  it('is told from fingers, however fast: every typed key arrives, in its order', () => {
    fc.assert(
      fc.property(anyTyping, (keys) => {
        expect(play(keys)).toEqual({ window: keys.map(({ code }) => code), scans: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('is taken out of typing around it, and the typing stays', () => {
    fc.assert(
      fc.property(
        anyTyping,
        cardText,
        anyTyping,
        fc.integer({ min: 3, max: 8 }),
        (before, text, after, gapMs) => {
          const scan = [...scanOf(text, gapMs), { code: ENTER, gapMs }].map((key, at) =>
            at === 0 ? { ...key, gapMs: 45 } : key,
          );
          const [next, ...rest] = after;
          const played = play([...before, ...scan, ...(next ? [{ ...next, gapMs: 120 }] : []), ...rest]);
          expect(played.scans).toEqual([text]);
          expect(played.window).toEqual([...before, ...after].map(({ code }) => code));
        },
      ),
    );
  });

  it('goes on while somebody types a letter into its burst: the letter arrives, the scan is whole', () => {
    const keys = [
      ...scanOf('0040', 5),
      { code: 'KeyX', gapMs: 2 },
      ...scanOf('856634', 5),
      { code: ENTER, gapMs: 5 },
    ];

    expect(play(keys)).toEqual({ window: ['KeyX'], scans: ['0040856634'] });
  });

  it('is believed at any length when no finger is that fast, so that half a scan leaves nothing behind', () => {
    expect(play([...scanOf('0040856', 4), { code: ENTER, gapMs: 4 }])).toEqual({
      window: [],
      scans: ['0040856'],
    });
  });

  it('may send no Enter, or send it late', () => {
    expect(play(scanOf('0040856634', 5))).toEqual({ window: [], scans: ['0040856634'] });
    expect(play([...scanOf('0040856634', 5), { code: ENTER, gapMs: 120 }])).toEqual({
      window: [],
      scans: ['0040856634'],
    });
    expect(play([...scanOf('0040856634', 5), { code: ENTER, gapMs: 900 }])).toEqual({
      window: [ENTER],
      scans: ['0040856634'],
    });
  });

  it('is known at once by the key it was told to send first, and may then be slow', () => {
    const announced: BurstRules = { ...rules, prefixCode: 'F13' };
    const keys = [
      { code: 'KeyA', gapMs: 100 },
      { code: 'F13', gapMs: 10 },
      ...scanOf('12345', 150),
      { code: ENTER, gapMs: 150 },
    ];

    expect(play(keys, announced)).toEqual({ window: ['KeyA'], scans: ['12345'] });
  });

  it('never holds letters back for a reader that sends digits only', () => {
    const step = pressKey(
      noBurst,
      { code: 'KeyA', atMs: 0, isRepeat: false, isShortcut: false },
      { ...rules, radix: 'decimal' },
    );
    expect(step.isHeld).toBe(false);
  });

  it.each([
    { isRepeat: true, isShortcut: false },
    { isRepeat: false, isShortcut: true },
  ])('is not a held key, nor a shortcut: %j', (how) => {
    const step = pressKey(noBurst, { code: 'Digit1', atMs: 0, ...how }, rules);
    expect(step).toMatchObject({ isHeld: false, typed: [], scanned: null });
  });
});
