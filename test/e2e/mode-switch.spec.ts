import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/desk-test.ts';
import {
  button,
  enroll,
  field,
  goTo,
  outcome,
  question,
  statusButton,
  submissionRow,
} from '../support/screens.ts';

const banner = 'Practice mode: nothing here reaches the real service.';

test.describe('Between the live desk and practice', () => {
  test('what waits is still there afterwards, also where no keychain keeps it', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady({ keychain: 'none' });
    await service.goOffline();
    await enroll(window, { card: '0x0102030405', firstName: 'Alva', lastName: 'Waiting' });
    await expect(outcome(window, /^Saved/)).toBeVisible();

    await goTo(window, 'Settings');
    await button(window, 'Practice').click();
    await expect(window.getByText(banner)).toBeVisible();
    await button(window, 'Set up the live desk').click();
    await expect(window.getByText(banner)).toBeHidden();
    await service.goOnline();
    await goTo(window, 'Activity');

    await expect(submissionRow(window, 'Alva Waiting')).toContainText('Delivered', { timeout: 20_000 });
    expect(service.keys()).toHaveLength(1);
  });

  test('a form that is filled is not thrown away without a question', async ({ openReady }) => {
    const { window } = await openReady();
    await field(window, 'First name').fill('Bodil');
    await goTo(window, 'Settings');
    await button(window, 'Practice').click();

    await expect(question(window, 'Clear the form?')).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(field(window, 'First name')).toHaveValue('Bodil');
    await expect(window.getByText(banner)).toBeHidden();
  });

  test('a list that is typed and not started is not thrown away without a question', async ({
    openReady,
  }) => {
    const { window } = await openReady();
    await window.keyboard.press('Control+l');
    const lines = window.getByLabel('Or type or paste the people');
    await lines.fill('Anna Berg');
    await goTo(window, 'Settings');
    await button(window, 'Practice').click();

    await expect(question(window, 'Clear the list?')).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(question(window, 'Clear the list?')).toBeHidden();
    await expect(lines).toHaveValue('Anna Berg');

    await goTo(window, 'Settings');
    await button(window, 'Practice').click();
    await button(window, 'Clear the list').click();
    await expect(lines).toHaveValue('');
    await goTo(window, 'Settings');
    await button(window, 'Practice').click();
    await expect(window.getByText(banner)).toBeVisible();
  });

  test('unreadable settings do not make a desk practise', async ({ open, place }) => {
    await mkdir(place.dataDir);
    await writeFile(join(place.dataDir, 'settings.json'), '{ "mode": "live", ');

    const { window } = await open();

    await expect(window.getByText(/^The settings could not be read/)).toBeVisible();
    await expect(statusButton(window, 'No reader chosen')).toBeVisible();
    await expect(window.getByText(banner)).toBeHidden();
  });
});
