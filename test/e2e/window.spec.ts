import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import { button, enroll, field, fillForm, outcome, question, statusButton } from '../support/screens.ts';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const boundsOf = ({ app }: Desk): Promise<Rectangle | undefined> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

const background = ({ window }: Desk): Promise<string> =>
  window.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test.describe('The window', () => {
  test('comes back where it was left', async ({ openLive }) => {
    const left = { x: 120, y: 60, width: 900, height: 720 };
    const first = await openLive();
    await first.app.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
    }, left);
    await expect.poll(() => boundsOf(first)).toEqual(left);
    await first.close();

    const second = await openLive();

    await expect.poll(() => boundsOf(second)).toEqual(left);
  });

  test('is put back onto a screen when the one it was on is gone', async ({ openLive, place }) => {
    await mkdir(place.dataDir);
    const gone = { x: -4000, y: 9000, width: 900, height: 720, maximized: false };
    await writeFile(join(place.dataDir, 'settings.json'), JSON.stringify({ window: gone }));

    const desk = await openLive();

    const area = await desk.app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
    const bounds = await boundsOf(desk);
    expect(bounds).toMatchObject({ width: 900, height: 720 });
    expect(bounds?.x).toBeGreaterThanOrEqual(area.x);
    expect(bounds?.y).toBeGreaterThanOrEqual(area.y);
    expect((bounds?.x ?? 0) + 900).toBeLessThanOrEqual(area.x + area.width);
    expect((bounds?.y ?? 0) + 720).toBeLessThanOrEqual(area.y + area.height);
  });

  test('follows the computer’s dark and light, while it is open', async ({ openLive }) => {
    const desk = await openLive();
    const choose = (theme: 'dark' | 'light'): Promise<void> =>
      desk.app.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source;
      }, theme);

    await choose('light');
    await expect.poll(() => lightnessOf(desk)).toBeGreaterThan(0.8);
    await choose('dark');
    await expect.poll(() => lightnessOf(desk)).toBeLessThan(0.2);
  });

  test('Escape asks before it clears what was typed, and only then', async ({ openLive }) => {
    const { window } = await openLive();
    await fillForm(window, { card: '0x0102030405', firstName: 'Tove', lastName: 'Typed' });

    await window.keyboard.press('Escape');
    await button(window, 'Keep it').click();
    await expect(field(window, 'First name')).toHaveValue('Tove');

    await field(window, 'First name').press('Escape');
    await expect(question(window, 'Clear the form?')).toBeVisible();
    await question(window, 'Clear the form?').getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(field(window, 'First name')).toHaveValue('');
    await expect(field(window, 'Card number')).toHaveValue('');
  });

  test('problems are summed up where focus goes, link to their fields, and stand beside them', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();

    await enroll(window, { card: '0x0000000000', firstName: 'Ulf', lastName: 'x'.repeat(33), pin: '12a' });

    const summary = window.getByRole('alert').filter({ hasText: 'There is a problem' });
    await expect(summary).toBeFocused();
    await expect(summary.getByRole('link')).toHaveText([
      'Card number must not be all zeros. Use another card',
      'Last name must be 32 characters or fewer',
      'PIN must be 4 digits',
    ]);
    await expect(field(window, 'PIN')).toHaveAccessibleDescription(/PIN must be 4 digits/);
    await window.keyboard.press('Tab');
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(field(window, 'Last name')).toBeFocused();
    expect(service.requests('/accesskeys/add')).toHaveLength(0);
  });

  test('a person is enrolled without a mouse from start to end', async ({ openReady, line, service }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await line.write(rdm6300Frame('0102030405'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');

    await window.keyboard.press('Control+1');
    await field(window, 'Card number').focus();
    await window.keyboard.press('Tab');
    await window.keyboard.type('Vilma');
    await window.keyboard.press('Tab');
    await window.keyboard.type('Keys');
    await window.keyboard.press('Enter');

    await expect(outcome(window, /^Enrolled Vilma Keys/)).toBeVisible();
    expect(service.keys()).toHaveLength(1);
    await window.keyboard.press('Control+2');
    await expect(window.getByRole('table', { name: 'Submissions' })).toBeVisible();
  });
});

async function lightnessOf(desk: Desk): Promise<number> {
  const channels =
    (await background(desk))
      .match(/[\d.]+/g)
      ?.slice(0, 3)
      .map(Number) ?? [];
  return channels.reduce((sum, channel) => sum + channel, 0) / (3 * 255);
}
