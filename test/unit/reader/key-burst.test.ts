import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedFormats } from '../../../contract/reader-formats.ts';
import {
  endBurst,
  noBurst,
  pressKey,
  waitAfter,
  type Burst,
  type BurstRules,
} from '../../../main/reader/key-burst.ts';
import type { KeyPress } from '../../../main/reader/key-press.ts';
import { readerFrames } from '../../support/reader-bytes.ts';

const rules: BurstRules = { radix: 'hexadecimal', prefixCode: null };

interface TimedPress {
  readonly code: string;
  readonly gapMs: number;
  readonly isShifted?: boolean;
}

const SHIFT = 'ShiftLeft';
const written = ({ code, isShifted }: { readonly code: string; readonly isShifted?: boolean }): string =>
  isShifted === true && code !== SHIFT ? `Shift+${code}` : code;
const typedOf = (keys: readonly TimedPress[]) => keys.filter(({ code }) => code !== SHIFT).map(written);

/**
 * What the window gets, in order, and what is taken as scans, from keys at the given times. Shift alone is left out:
 * it reaches the window at once, whoever pressed it.
 */
function play(keys: readonly TimedPress[], given = rules) {
  const window: string[] = [];
  const scans: string[] = [];
  let burst: Burst = noBurst;
  let atMs = 1000;
  let sinceMs = atMs;
  const take = (step: ReturnType<typeof endBurst>, code: string | null): void => {
    // Shift does not make what is held wait longer.
    if (code !== null && step.burst !== burst) sinceMs = atMs;
    burst = step.burst;
    window.push(...step.typed.map(written));
    if (step.scanned !== null) scans.push(step.scanned);
    if (code === SHIFT) expect(step.isHeld).toBe(false);
    else if (code !== null && !step.isHeld) window.push(code);
  };
  for (const { code, gapMs, isShifted = false } of [...keys, { code: '', gapMs: 5000 }]) {
    atMs += gapMs;
    for (
      let waitMs = waitAfter(burst);
      waitMs !== null && sinceMs + waitMs < atMs;
      waitMs = waitAfter(burst)
    ) {
      sinceMs += waitMs;
      take(endBurst(burst), null);
    }
    const press: KeyPress = { ...plainPress, code, atMs, isShifted };
    if (code !== '') take(pressKey(burst, press, given), written(press));
  }
  return { window, scans };
}

const plainPress = { isRepeat: false, isShortcut: false, isShifted: false, canBeHeld: true };
const codes: Readonly<Record<string, string>> = { ' ': 'Space', ',': 'Comma', '.': 'Period', '/': 'Slash' };
const codeOf = (character: string): string =>
  codes[character] ?? (/\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`);
/** As keyboards do, readers press Shift for a capital: in the same report as the letter, so at the same time. */
const pressesOf = (character: string, gapMs: number): readonly TimedPress[] =>
  /[A-Z]/.test(character)
    ? [
        { code: SHIFT, gapMs, isShifted: true },
        { code: codeOf(character), gapMs: 0, isShifted: true },
      ]
    : [{ code: codeOf(character), gapMs }];
const scanOf = (text: string, gapMs: number): readonly TimedPress[] =>
  [...text].flatMap((character) => pressesOf(character, gapMs));
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
  .array(fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFXYZ ,./', ENTER, 'Tab'), {
    minLength: 1,
    maxLength: 30,
  })
  .chain((characters) =>
    fingerGaps(characters.length).map((gaps) =>
      characters.flatMap((character, at): readonly TimedPress[] => {
        const gapMs = gaps[at] ?? 100;
        if (character.length > 1) return [{ code: character, gapMs }];
        const [first, second] = pressesOf(character, gapMs);
        if (first === undefined || second === undefined) return pressesOf(character, gapMs);
        // Fingers press Shift well before the letter.
        const shiftMs = Math.floor(gapMs / 2);
        return [
          { ...first, gapMs: shiftMs },
          { ...second, gapMs: gapMs - shiftMs },
        ];
      }),
    ),
  );

describe('a reader that types', () => {
  it('is taken whole, with its Enter, and leaves nothing in the window', () => {
    fc.assert(
      fc.property(cardText, fc.array(readerGap, { minLength: 15, maxLength: 15 }), (text, gaps) => {
        const keys = [...text].flatMap((character, at) =>
          pressesOf(character, at === 0 ? 500 : (gaps[at] ?? 5)),
        );
        expect(play([...keys, { code: ENTER, gapMs: gaps[14] ?? 5 }])).toEqual({ window: [], scans: [text] });
      }),
    );
  });

  it('is told from fingers, however fast: every typed key arrives, in its order', () => {
    fc.assert(
      fc.property(anyTyping, (keys) => {
        expect(play(keys)).toEqual({ window: typedOf(keys), scans: [] });
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
          expect(played.window).toEqual(typedOf([...before, ...after]));
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

  it('may come in pieces once its pace is known: it does not end where it is as long as another card', () => {
    const pieces = ['0004', '335823', '930'].flatMap((text) =>
      scanOf(text, 5).map((key, at) => (at === 0 ? { ...key, gapMs: 180 } : key)),
    );

    expect(play([...pieces, { code: ENTER, gapMs: 180 }])).toEqual({ window: [], scans: ['0004335823930'] });
  });

  it.each([
    ['930', 5],
    ['930', 120],
    ['0', 5],
  ])('ended before its %s: this is not typed, and its Enter after %i ms submits nothing', (rest, gapMs) => {
    const keys = [
      ...scanOf('0004335823', 5),
      ...scanOf(rest, 5).map((key, at) => (at === 0 ? { ...key, gapMs: 300 } : key)),
      { code: ENTER, gapMs },
    ];

    expect(play(keys)).toEqual({ window: [], scans: ['0004335823'] });
  });

  it.each(['Digit4', 'KeyX'])('ended without its Enter leaves alone what a person types then: %s', (code) => {
    const keys = [...scanOf('0004335823', 5), { code, gapMs: 300 }, { code: ENTER, gapMs: 90 }];

    expect(play(keys)).toEqual({ window: [code, ENTER], scans: ['0004335823'] });
  });

  it('that announces itself leaves all else alone: other scanners, text expanders and people are never held', () => {
    fc.assert(
      fc.property(anyTyping, cardText, fc.integer({ min: 0, max: 6 }), (before, text, gapMs) => {
        let burst: Burst = noBurst;
        let atMs = 0;
        for (const key of [...before, ...scanOf(text, gapMs), { code: ENTER, gapMs }]) {
          atMs += key.gapMs;
          const press: KeyPress = { ...plainPress, ...key, atMs };
          const step = pressKey(burst, press, { ...rules, prefixCode: 'F13' });
          expect(step).toEqual({ burst: noBurst, isHeld: false, typed: [], scanned: null });
          burst = step.burst;
        }
      }),
    );
  });

  it('that announces itself and sends nothing submits nothing', () => {
    const keys = [
      { code: 'F13', gapMs: 100 },
      { code: ENTER, gapMs: 5 },
    ];

    expect(play(keys, { ...rules, prefixCode: 'F13' })).toEqual({ window: [], scans: [] });
  });

  it('that begins anew before it has ended leaves nothing behind', () => {
    const announced: BurstRules = { ...rules, prefixCode: 'F13' };
    const first = { code: 'F13', gapMs: 100 };
    const keys = [first, ...scanOf('12', 5), first, ...scanOf('12345', 5), { code: ENTER, gapMs: 5 }];

    expect(play(keys, announced)).toEqual({ window: [], scans: ['12', '12345'] });
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
    const step = pressKey(noBurst, { ...plainPress, code: 'KeyA', atMs: 0 }, { ...rules, radix: 'decimal' });
    expect(step.isHeld).toBe(false);
  });

  it.each([{ isRepeat: true }, { isShortcut: true }, { canBeHeld: false }])(
    'is not a held key, nor a shortcut, nor a key that could not be given back: %j',
    (how) => {
      const step = pressKey(noBurst, { ...plainPress, code: 'Digit1', atMs: 0, ...how }, rules);
      expect(step).toMatchObject({ isHeld: false, typed: [], scanned: null });
    },
  );

  it.each([
    ['01026F6C3A', 16],
    ['62E3086CED', 4],
    ['ABCDEFABCD', 16],
  ])('sends %s in capitals, %i ms apart, and none of it is typed or lost', (text, gapMs) => {
    expect(play([...scanOf(text, gapMs), { code: ENTER, gapMs }])).toEqual({ window: [], scans: [text] });
  });

  it('is read while somebody holds Shift, and Shift on some of its digits makes it no number', () => {
    const digits = (text: string, shifted: readonly number[]) =>
      scanOf(text, 5).map((key, at) => ({ ...key, isShifted: shifted.includes(at) }));
    const all = [...Array(13).keys()];

    expect(play(digits('0004335823930', all))).toEqual({ window: [], scans: ['0004335823930'] });
    expect(play(digits('1004335823930', [0]))).toEqual({ window: [], scans: ['?004335823930'] });
  });

  it.each([
    ['Tab', ['Digit1', 'Shift+Tab']],
    ['ArrowLeft', ['Digit1', 'Shift+ArrowLeft']],
  ])('does not come between a digit and Shift+%s', (code, wanted) => {
    const keys = [
      { code: 'Digit1', gapMs: 100 },
      { code: SHIFT, gapMs: 20, isShifted: true },
      { code, gapMs: 20, isShifted: true },
    ];
    expect(play(keys)).toEqual({ window: wanted, scans: [] });
  });

  it.each(['ShiftLeft', 'ShiftRight', 'CapsLock', 'NumLock'])(
    'is not ended by %s, which goes to the window, also when it is held',
    (code) => {
      const burst = pressKey(noBurst, { ...plainPress, code: 'Digit1', atMs: 0 }, rules).burst;
      for (const isRepeat of [false, true])
        expect(pressKey(burst, { ...plainPress, code, isRepeat, atMs: 10 }, rules)).toEqual({
          burst,
          isHeld: false,
          typed: [],
          scanned: null,
        });
    },
  );

  it.each(typedFormats.flatMap((format) => [4, 16].map((gapMs) => [format, gapMs] as const)))(
    'is read whole in the format %s, %i ms apart: no key of it reaches the window',
    (format, gapMs) => {
      const text = Buffer.from(readerFrames[format]('1122334455')).toString('latin1').trim();

      expect(play([...scanOf(text, gapMs), { code: ENTER, gapMs }])).toEqual({ window: [], scans: [text] });
    },
  );

  it.each(['vd-id', 'em-13d-w26', 'em-10d-w26'] as const)(
    'may be as slow in the format %s as in others of a known length',
    (format) => {
      const text = Buffer.from(readerFrames[format]('1122334455')).toString('latin1').trim();

      expect(play([...scanOf(text, 30), { code: ENTER, gapMs: 30 }])).toEqual({ window: [], scans: [text] });
    },
  );

  it('may send the marks of the number pad', () => {
    const padOf = ({ code, gapMs }: TimedPress) => ({
      gapMs,
      code: code === 'Slash' ? 'NumpadDivide' : code.replace('Digit', 'Numpad'),
    });
    const keys = [...scanOf('017 / 0573785173', 5).map(padOf), { code: 'NumpadEnter', gapMs: 5 }];

    expect(play(keys)).toEqual({ window: [], scans: ['017 / 0573785173'] });
  });

  it.each(['Space', 'Slash', 'NumpadDivide', 'Comma', 'Period'])(
    'does not begin with %s: it goes to the window at once',
    (code) => {
      expect(pressKey(noBurst, { ...plainPress, code, atMs: 0 }, rules)).toMatchObject({
        burst: noBurst,
        isHeld: false,
      });
    },
  );
});
