import type { WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { ReaderProfile } from '../../contract/reader.ts';
import { typedFormats, type ReaderFormat } from '../../contract/reader-formats.ts';
import { burstRulesOf, openKeyboardPort } from '../../main/keyboard-reader.ts';
import { identificationOf } from '../../main/reader/identification.ts';
import { createLineListener } from '../../main/reader/line-listener.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { readerFrames } from '../support/reader-bytes.ts';

/** A window by what it is sent, as `code:key` for keys that come by themselves and `type name` for those it is given. */
class KeyWindow extends EventEmitter {
  readonly got: string[] = [];

  isDestroyed(): boolean {
    return false;
  }

  sendInputEvent({ type, keyCode, modifiers = [] }: { type: string; keyCode: string; modifiers?: string[] }) {
    this.got.push([type, ...modifiers, keyCode].join(' '));
  }
}

async function openFor(profile: ReaderProfile) {
  const clock = new ManualClock();
  const window = new KeyWindow();
  const told: string[] = [];
  const listener = createLineListener({
    profile,
    nowMs: () => clock.nowMs(),
    setTimer: (waitMs, run) => clock.after(waitMs, run),
    onCard: (csn) => told.push(identificationOf([csn], 'hexadecimal')),
    onHeld: () => undefined,
    onNoCard: () => undefined,
    onRefused: (problem) => told.push(problem),
    onHeard: () => undefined,
  });
  const opened = await openKeyboardPort({
    window: () => window as unknown as WebContents,
    clock,
    nowMs: () => clock.nowMs(),
    rules: () => burstRulesOf(profile),
  })({ path: 'keyboard', baudRate: 9600 }, { onData: listener.hear, onClosed: () => undefined });

  function press(code: string, key: string, gapMs: number, shift = false): void {
    clock.advance(gapMs);
    for (const type of ['keyDown', 'keyUp'] as const) {
      const preventDefault = vi.fn();
      const input = { type, code, key, shift, isAutoRepeat: false, control: false, alt: false, meta: false };
      window.emit('before-input-event', { preventDefault }, input);
      if (preventDefault.mock.calls.length === 0 && type === 'keyDown') window.got.push(`${code}:${key}`);
    }
  }
  return { clock, window, told, press, opened };
}

const marks: Readonly<Record<string, string>> = { ' ': 'Space', '/': 'Slash', ',': 'Comma', '.': 'Period' };
const codeOf = (character: string): string =>
  marks[character] ?? (/\d/.test(character) ? `Digit${character}` : `Key${character}`);
const profileOf = (format: ReaderFormat): ReaderProfile => ({
  path: 'keyboard',
  baudRate: 9600,
  format,
  ...(format.startsWith('line-') && { technology: 'EM' as const }),
});

test.each(typedFormats)(
  '%s: a card is read, or refused for what is left out, and no key is typed',
  async (format) => {
    const { window, told, press, clock } = await openFor(profileOf(format));

    for (const character of Buffer.from(readerFrames[format]('62e3086ced')).toString('latin1').trim()) {
      const isCapital = /[A-Z]/.test(character);
      if (isCapital) press('ShiftLeft', 'Shift', 8, true);
      press(codeOf(character), character, isCapital ? 0 : 8, isCapital);
    }
    press('Enter', 'Enter', 8);
    clock.advance(5000);

    const isRefused = format === 'em-10d-w26' || format === 'w26-text';
    expect(told).toEqual([isRefused ? 'incomplete-csn' : '0x62e3086ced']);
    expect(window.got.filter((key) => key !== 'ShiftLeft:Shift')).toEqual([]);
  },
);

test('what a person types is given back as it was: only what types a character inserts one', async () => {
  const { window, press, clock } = await openFor(profileOf('line-dec'));

  press('Digit4', '4', 100);
  press('Space', ' ', 40);
  press('Numpad4', 'ArrowLeft', 40);
  press('NumpadDecimal', 'Delete', 40);
  press('Numpad5', 'Clear', 40);
  press('Digit7', '/', 40, true);
  clock.advance(60);

  expect(window.got).toEqual([
    ...['keyDown', 'char', 'keyUp'].map((type) => `${type} 4`),
    ...['keyDown', 'char', 'keyUp'].map((type) => `${type}  `),
    'keyDown iskeypad Left',
    'keyUp iskeypad Left',
    'keyDown iskeypad Delete',
    'keyUp iskeypad Delete',
    ...['keyDown', 'char', 'keyUp'].map((type) => `${type} shift /`),
  ]);
});

test('a dead key is never held: what it does to the next key would be lost', async () => {
  const { window, press } = await openFor(profileOf('line-dec'));

  press('Digit6', 'Dead', 100, true);

  expect(window.got).toEqual(['Digit6:Dead']);
});

test('a reader is read from a number pad without NumLock', async () => {
  const { window, told, press } = await openFor(profileOf('line-dec'));
  const keys = [
    'Insert',
    'End',
    'ArrowDown',
    'PageDown',
    'ArrowLeft',
    'Clear',
    'ArrowRight',
    'Home',
    'ArrowUp',
    'PageUp',
  ];

  for (const digit of '0004335823930') press(`Numpad${digit}`, keys[Number(digit)] ?? '', 8);
  press('NumpadEnter', 'Enter', 8);

  expect([told, window.got]).toEqual([['0x01026f6c3a'], []]);
});

test('a key held back comes after 50 ms, also when Shift is pressed meanwhile', async () => {
  const { window, press, clock } = await openFor(profileOf('line-dec'));

  press('Digit4', '4', 100);
  press('ShiftLeft', 'Shift', 30, true);
  clock.advance(19);
  const early = [...window.got];
  clock.advance(1);

  expect(early).toEqual(['ShiftLeft:Shift']);
  expect(window.got).toEqual(['ShiftLeft:Shift', 'keyDown 4', 'char 4', 'keyUp 4']);
});

test('what is held when the reader is let go is typed, and nothing is held after it', async () => {
  const { window, press, opened } = await openFor(profileOf('line-dec'));

  press('Digit4', '4', 100);
  if (opened.kind === 'open') await opened.port.close();
  press('Digit5', '5', 10);

  expect(window.got).toEqual(['keyDown 4', 'char 4', 'keyUp 4', 'Digit5:5']);
});
