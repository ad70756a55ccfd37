import type { Page } from '@playwright/test';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { firstRunByKeyboard, personMs } from '../support/first-run.ts';
import { pressByKeyboard, tabTo, typeInto } from '../support/keyboard-only.ts';
import { button, field, goTo, statusButton } from '../support/screens.ts';
import { createSimulatedReader } from '../support/simulated-reader.ts';

const guide = (window: Page) => window.getByRole('heading', { name: 'Set-up guide', level: 1 });
const step = (window: Page, name: string) => window.getByRole('heading', { name, level: 2 });

test.describe('The first run', () => {
  test('leads to the first enrolled card by keyboard alone, within two minutes of a person, and is not asked again', async ({
    open,
    service,
    line,
  }) => {
    const first = await open();
    const { window } = first;
    await expect(guide(window)).toBeVisible();
    await expect(button(window, 'Practice first')).toBeFocused();
    const figures = await firstRunByKeyboard(window, { apiKey: API_KEY, service, line });
    expect(personMs(figures)).toBeLessThan(120_000);
    expect(service.keys().map(({ card, person }) => [card, person.first_name])).toEqual([
      ['EM:4328719365', 'Vera'],
    ]);
    await first.close();

    const second = await open();
    await expect(statusButton(second.window, 'Reader ready')).toBeVisible();
    await expect(field(second.window, 'Card number')).toBeVisible();
    await expect(guide(second.window)).toBeHidden();
  });

  test('finds out how a reader speaks by keyboard alone, and goes on with it to the test card', async ({
    open,
    service,
  }) => {
    test.setTimeout(90_000);
    const { window } = await open();
    const reader = await createSimulatedReader();
    await pressByKeyboard(window, button(window, 'Set up this desk'));
    await expect(step(window, 'The service and its key')).toBeFocused();
    await typeInto(window, field(window, 'API address'), service.baseUrl);
    await window.keyboard.press('Enter');
    await expect(window.getByText('Saved.', { exact: true })).toBeVisible();
    await typeInto(window, field(window, 'Integration API key'), API_KEY);
    await window.keyboard.press('Enter');
    await expect(window.getByText(/^Key saved/)).toBeVisible();
    await pressByKeyboard(window, button(window, 'Next step'));

    await expect(step(window, 'The card reader')).toBeFocused();
    await pressByKeyboard(window, button(window, 'Find out how this reader speaks'));
    const dialog = window.getByRole('dialog', { name: 'Find out how this reader speaks' });
    await typeInto(window, dialog.getByRole('combobox', { name: 'Serial port' }), reader.port);
    await typeInto(window, dialog.getByLabel('Number of the card you will tap'), '0x0102030405');
    await window.keyboard.press('Enter');
    await expect(dialog.getByRole('status')).toHaveText('Tap card 0x0102030405.');
    await reader.tap(Buffer.from('0504030201\r\n', 'latin1'), 9600);
    await expect(dialog.getByRole('status')).toHaveText(/^Found\./);
    await pressByKeyboard(window, dialog.getByRole('button', { name: 'Use this reader setting' }));
    await expect(dialog).toBeHidden();
    await expect(step(window, 'The card reader')).toBeVisible();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();

    await pressByKeyboard(window, button(window, 'Next step'));
    await expect(step(window, 'A test card')).toBeFocused();
    // The first second belongs to what was left lying there.
    await expect(async () => {
      await reader.tap(Buffer.from('0a09080706\r\n', 'latin1'), 9600);
      await expect(window.getByText('The card 0x060708090a was read.')).toBeVisible({ timeout: 1200 });
    }).toPass();
    await pressByKeyboard(window, button(window, 'Enroll this card'));
    await expect(field(window, 'Card number')).toHaveValue('0x060708090a');
    await reader.close();
  });

  test('closed half-way, it goes on at the step that is open, and what was saved is there', async ({
    open,
    service,
  }) => {
    const first = await open();
    await button(first.window, 'Set up the live desk').press('Enter');
    await field(first.window, 'API address').fill(service.baseUrl);
    await field(first.window, 'API address').press('Enter');
    await expect(first.window.getByText('Saved.', { exact: true })).toBeVisible();
    await field(first.window, 'Integration API key').fill('not-the-key');
    await field(first.window, 'Integration API key').press('Enter');
    await expect(first.window.getByText(/^Not saved: the service refused this key \(401\)/)).toBeVisible();
    await field(first.window, 'Integration API key').fill(API_KEY);
    await field(first.window, 'Integration API key').press('Enter');
    await expect(first.window.getByText(/^Key saved\. The service accepted it/)).toBeVisible();
    await first.close();

    const second = await open();
    await expect(step(second.window, 'The card reader')).toBeVisible();
    await button(second.window, 'Step back').press('Enter');
    await expect(field(second.window, 'API address')).toHaveValue(service.baseUrl);
    await button(second.window, 'Leave the guide').press('Enter');
    await expect(field(second.window, 'Card number')).toBeVisible();
    await second.close();

    const third = await open();
    await expect(field(third.window, 'Card number')).toBeVisible();
    await third.window.keyboard.press('F1');
    await button(third.window, 'Open the set-up guide').press('Enter');
    await expect(step(third.window, 'The card reader')).toBeVisible();
    await button(third.window, 'Skip this step').press('Enter');
    await expect(
      third.window.getByText('No reader is ready. Go back a step', { exact: false }),
    ).toBeVisible();
  });

  test('a tap does not wait for it: practicing goes on at once, and later starts do', async ({ open }) => {
    const first = await open();
    await button(first.window, 'Tap a practice card').press('Enter');
    await expect(field(first.window, 'Card number')).toHaveValue(/^0x/);
    await first.close();

    const second = await open();
    await button(second.window, 'Practice first').press('Enter');
    await expect(field(second.window, 'Card number')).toBeVisible();
    await second.close();

    const third = await open();
    await expect(field(third.window, 'Card number')).toBeVisible();
    await third.window.keyboard.press('Control+6');
    await button(third.window, 'Open the set-up guide').press('Enter');
    await button(third.window, 'Set up this desk').press('Enter');
    await expect(step(third.window, 'The service and its key')).toBeVisible();
  });

  test('a desk that a policy sets up is not asked, nor is one opened to practise', async ({
    openLive,
    open,
  }) => {
    const live = await openLive();
    await expect(field(live.window, 'Card number')).toBeVisible();
    await live.close();
    const practising = await open({ practice: true });
    await expect(field(practising.window, 'Card number')).toBeVisible();
  });
});

test.describe('Settings', () => {
  test('say which file fixes what it fixes, and leave the rest open', async ({ openLive, place }) => {
    const { window } = await openLive();
    await goTo(window, 'Settings');
    const why = `Fixed by your IT department in ${place.root}/policy.json. Ask them to change it there.`;
    await expect(window.getByText(why)).toHaveCount(3);
    await expect(field(window, 'API address')).toBeDisabled();
    await expect(field(window, 'API address')).toHaveAccessibleDescription(why);
    await expect(window.getByLabel('Number format')).toBeEnabled();
  });

  test('what fails says so, and what to do', async ({ openReady }) => {
    const { app, window } = await openReady();
    await app.evaluate(({ ipcMain }) => {
      for (const channel of ['desk:pin:generate', 'desk:access-levels:refresh', 'desk:api-key:forget']) {
        ipcMain.removeHandler(channel);
        ipcMain.handle(channel, () => ({ ok: false, failure: 'internal-error' }));
      }
    });

    await button(window, 'Generate').press('Enter');
    await expect(window.getByText(/No PIN was generated: .* Press Generate again/)).toBeVisible();
    await button(window, /^Refresh/).press('Enter');
    await expect(window.getByText(/The list was not fetched: .* again/)).toBeVisible();
    await goTo(window, 'Settings');
    await tabTo(window, button(window, 'Forget key'));
    await window.keyboard.press('Enter');
    await expect(window.getByText(/^The key is still here: /)).toBeVisible();
  });
});
