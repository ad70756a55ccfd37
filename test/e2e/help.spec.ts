import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { combinationsOf, shortcuts } from '../../renderer/shortcuts.ts';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { pressByKeyboard } from '../support/keyboard-only.ts';
import { holds } from '../support/leaks.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import { button, enroll, field, outcome, statusButton } from '../support/screens.ts';

const PIN = '7315';
const PERSON = 'Kanariefågelsson';

test.describe('Help', () => {
  test('is opened by F1, and shows the keys, the versions and where the data lies', async ({
    openLive,
    place,
  }) => {
    const { app, window } = await openLive();
    await field(window, 'First name').fill('Half typed');
    await window.keyboard.press('F1');

    await expect(window.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible();
    const shown = await window.getByRole('table').locator('kbd').allInnerTexts();
    expect(shown.sort()).toEqual(Object.values<string>(shortcuts).sort());
    await expect(window.getByText(place.dataDir, { exact: true })).toBeVisible();
    await expect(window.getByText(join(place.root, 'policy.json'), { exact: true })).toBeVisible();

    await app.evaluate(({ shell }) => {
      const asked = globalThis as unknown as { opened: string };
      Object.assign(shell, {
        openPath: (path: string) => {
          asked.opened = path;
          return Promise.resolve('');
        },
      });
    });
    await pressByKeyboard(window, button(window, 'Open the data folder'));
    await expect(window.getByText('The folder is open in the file manager.')).toBeVisible();
    expect(await app.evaluate(() => (globalThis as unknown as { opened: string }).opened)).toBe(
      place.dataDir,
    );

    await window.keyboard.press('Control+1');
    await expect(field(window, 'First name')).toHaveValue('Half typed');
  });

  test('each of its keys for screens leads to the screen it names', async ({ openLive }) => {
    const { window } = await openLive();
    await expect(field(window, 'Card number')).toBeVisible();
    const titles = {
      activity: 'Activity',
      register: 'Register',
      doors: 'Doors',
      settings: 'Settings',
      help: 'Help',
      people: 'List of people',
    } as const;
    for (const name of Object.keys(titles) as readonly (keyof typeof titles)[]) {
      await window.keyboard.press(
        (combinationsOf(shortcuts[name])[0] ?? '')
          .replace('Ctrl', 'Control')
          .toLowerCase()
          .replace('control', 'Control'),
      );
      await expect(window).toHaveTitle(`${titles[name]} – Tapdesk`);
    }
  });

  test('diagnostics are shown before they are saved, are saved as shown, and hold no key, PIN, name or card number', async ({
    openReady,
    place,
    line,
    service,
  }) => {
    const { app, window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await line.write(rdm6300Frame('0102030405'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
    await enroll(window, { card: '0x0102030405', firstName: 'Sent', lastName: PERSON, pin: PIN });
    await expect(outcome(window, /^Enrolled/)).toBeVisible();
    service.misbehaveOnce('/accesskeys/add', { kind: 'status', status: 400, body: `${PERSON} is refused` });
    await enroll(window, { card: '0x0102030406', firstName: 'Refused', lastName: PERSON, pin: PIN });
    await expect(outcome(window, /^Not enrolled/)).toBeVisible();
    const file = join(place.root, 'diagnostics.json');
    await app.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
    }, file);

    await window.keyboard.press('Control+6');
    await pressByKeyboard(window, button(window, 'Show what would be saved'));
    const preview = window.getByRole('region', { name: 'What would be saved' });
    await expect(preview).toContainText('"readerTrace"');
    const shown = await preview.textContent();
    await pressByKeyboard(window, button(window, 'Save diagnostics'));
    await expect(window.getByText('Diagnostics saved, as shown.')).toBeVisible();

    const saved = await readFile(file, 'utf8');
    expect(saved).toBe(shown);
    const cards = ['0102030405', '0102030406', '4328719365', '4328719366', '33752069'];
    const planted = [API_KEY, PERSON, 'Refused', place.root, service.baseUrl, `"${PIN}"`, ...cards];
    expect(planted.filter((secret) => holds(Buffer.from(saved), secret))).toEqual([]);
    // Not empty of what it is for.
    expect(JSON.parse(saved)).toMatchObject({
      mode: 'live',
      settings: { address: 'this-computer', reader: { format: 'stx-etx-xor' }, isApiKeyPresent: true },
      readerTrace: [{ byteCount: 14, finding: 'card', technology: 'EM' }],
    });
    expect(saved).toContain('"reason": "refused"');
    expect((await stat(file)).size).toBeLessThan(5_000_000);
  });
});
