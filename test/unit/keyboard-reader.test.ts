import { expect, test } from 'vitest';
import type { ReaderProfile } from '../../contract/reader.ts';
import { typedFormats } from '../../contract/reader-formats.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { readerFrames } from '../support/reader-bytes.ts';
import { codeOf, openTypingDesk, profileOf } from '../support/typing-desk.ts';

async function openFor(profile: ReaderProfile) {
  const clock = new ManualClock();
  const desk = await openTypingDesk(profile, clock);
  const press = (code: string, key: string, gapMs: number, shift = false): void => {
    clock.advance(gapMs);
    desk.press(code, key, shift);
  };
  return { ...desk, clock, press };
}

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
