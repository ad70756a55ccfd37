import type { Page } from '@playwright/test';
import { expect, test } from '../support/desk-test.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import { button, enroll, field, goTo, outcome, statusButton } from '../support/screens.ts';
import { tonesOf, type SoundName } from '../../renderer/sounds/tones.ts';

interface Ear {
  readonly heard: () => Promise<readonly number[]>;
  /** Once all that was given to the sound device has been played: what would come too late is left out. */
  readonly isQuiet: () => Promise<boolean>;
}

/** Writes down what the window gives to its sound device. */
async function listen(window: Page): Promise<Ear> {
  await window.evaluate(() => {
    const heard: number[] = [];
    const played: number[] = [];
    Object.assign(globalThis, { heard, played });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (this: OscillatorNode, atS?: number) {
      heard.push(this.frequency.value);
      this.addEventListener('ended', () => played.push(this.frequency.value));
      start.call(this, atS);
    };
  });
  const listOf = (name: 'heard' | 'played'): Promise<readonly number[]> =>
    window.evaluate((asked) => Reflect.get(globalThis, asked) as number[], name);
  return {
    heard: () => listOf('heard'),
    isQuiet: async () => (await listOf('played')).length === (await listOf('heard')).length,
  };
}

const melody = (...names: readonly SoundName[]): readonly number[] =>
  names.flatMap((name) => tonesOf[name].map(({ frequencyHz }) => frequencyHz));

test.describe('Sounds', () => {
  test('a new card, its delivery, a known card and a refused one are each heard, until they are turned off', async ({
    openReady,
    openLive,
    line,
  }) => {
    const desk = await openReady();
    const { window } = desk;
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    const { heard, isQuiet } = await listen(window);

    await line.write(rdm6300Frame('0102030405'));
    await expect.poll(heard).toEqual(melody('new-card'));
    await enroll(window, { card: '0x0102030405', firstName: 'Tea', lastName: 'Tone' });
    await expect(outcome(window, /^Enrolled Tea Tone/)).toBeVisible();
    await expect.poll(async () => (await heard()).slice(-2)).toEqual(melody('delivered'));
    await expect.poll(isQuiet).toBe(true);
    const before = (await heard()).length;
    await line.write(rdm6300Frame('0000000000'));
    await expect.poll(async () => (await heard()).slice(before)).toEqual(melody('refused'));
    // Another card between: the one before is then tapped anew, and not still lying there.
    await line.write(rdm6300Frame('0102030409'));
    await expect.poll(async () => (await heard()).slice(before)).toEqual(melody('refused', 'new-card'));
    await expect.poll(isQuiet).toBe(true);
    await line.write(rdm6300Frame('0102030405'));
    await expect
      .poll(async () => (await heard()).slice(before))
      .toEqual(melody('refused', 'new-card', 'known-card'));
    // The second of two cards is asked about.
    await window.keyboard.press('Escape');
    await expect(window.getByRole('alertdialog')).toBeHidden();

    await goTo(window, 'Settings');
    await window.getByLabel('Volume', { exact: true }).selectOption('Off');
    await expect(window.getByText('Saved.', { exact: true })).toBeVisible();
    await desk.close();
    const again = await openLive();
    const heardAgain = (await listen(again.window)).heard;
    await expect(statusButton(again.window, 'Reader ready')).toBeVisible();
    await line.write(rdm6300Frame('0102030406'));
    await expect(field(again.window, 'Card number')).toHaveValue('0x0102030406');
    expect(await heardAgain()).toEqual([]);
  });

  test('in a list, the card, the saved person and the delivery are each heard, and a card that cannot be taken', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await window.keyboard.press('Control+l');
    await window.getByLabel('Or type or paste the people').fill('Anna Berg\nBo Ek');
    await button(window, 'Read the lines').press('Enter');
    await button(window, /^Start with 2/).press('Enter');
    const next = window.getByRole('region', { name: 'Next' });
    await expect(next).toContainText('Anna Berg');
    const { heard, isQuiet } = await listen(window);

    await line.write(rdm6300Frame('0102030405'));
    await expect(next).toContainText('Bo Ek');
    await expect.poll(heard).toEqual(melody('new-card', 'saved', 'delivered'));
    await expect.poll(isQuiet).toBe(true);
    await line.write(rdm6300Frame('0000000000'));
    await expect.poll(heard).toEqual(melody('new-card', 'saved', 'delivered', 'refused'));
  });
});
