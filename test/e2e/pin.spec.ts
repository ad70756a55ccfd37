import type { Locator, Page } from '@playwright/test';
import { pinWeakness } from '../../contract/pin-rule.ts';
import { expect, test } from '../support/desk-test.ts';
import { filesHolding } from '../support/leaks.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import { button, enroll, field, fillForm, outcome, statusButton } from '../support/screens.ts';

const sheet = (window: Page): Locator => window.getByRole('dialog', { name: /^PIN( \d){4}$/ });

test.describe('A PIN, by keyboard alone', () => {
  test('is generated strong; a weak one is pointed out, and taken', async ({ openReady, service }) => {
    const { window } = await openReady();
    await button(window, 'Generate').press('Enter');
    await expect(field(window, 'PIN')).toHaveValue(/^\d{4}$/);
    expect(pinWeakness(await field(window, 'PIN').inputValue())).toBeNull();
    await expect(window.getByText(/^Weak:/)).toBeHidden();

    await field(window, 'PIN').fill('2580');
    await expect(window.getByText('Weak: it is a pattern on the keypad')).toBeVisible();
    await enroll(window, { card: '0x0102030405', firstName: 'Ada' });
    await expect(outcome(window, /^Enrolled Ada/)).toBeVisible();
    expect(service.keys()).toMatchObject([{ pin: '2580' }]);
  });

  test('is shown large until a key, a click or a tap, which do nothing else to the form', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await fillForm(window, { card: '', firstName: 'Ada', pin: '4827' });
    await field(window, 'First name').press('Alt+KeyP');
    await expect(sheet(window)).toHaveAccessibleName('PIN 4 8 2 7');
    await window.keyboard.press('x');
    await expect(sheet(window)).toBeHidden();
    await expect(field(window, 'First name')).toBeFocused();
    await expect(field(window, 'First name')).toHaveValue('Ada');

    await button(window, 'Show large').press('Enter');
    await window.keyboard.press('Enter');
    await expect(sheet(window)).toBeHidden();
    await button(window, 'Show large').press('Enter');
    await sheet(window).click();
    await expect(sheet(window)).toBeHidden();

    await button(window, 'Show large').press('Enter');
    await expect(sheet(window)).toBeVisible();
    await line.write(rdm6300Frame('0102030405'));
    await expect(sheet(window)).toBeHidden();
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
  });

  test('can be shown after Enroll until the next person is begun, offline; no file holds it', async ({
    openReady,
    service,
    place,
  }) => {
    const { window } = await openReady();
    await service.goOffline();
    await enroll(window, { card: '0x0102030405', firstName: 'Ada', lastName: 'Lind', pin: '4827' });
    await expect(outcome(window, /^Saved/)).toBeVisible();
    await expect(field(window, 'First name')).toBeFocused();
    await window.keyboard.press('Alt+KeyP');
    await expect(sheet(window)).toBeVisible();
    await window.keyboard.press('Space');
    await expect(button(window, 'Show the PIN')).toBeVisible();

    await window.keyboard.press('B');
    await expect(button(window, 'Show the PIN')).toBeHidden();
    await window.keyboard.press('Alt+KeyP');
    await expect(sheet(window)).toBeHidden();
    expect(await filesHolding(place.dataDir, '"pin":"4827"')).toEqual([]);
    expect(await filesHolding(place.dataDir, 'PIN 4 8 2 7')).toEqual([]);
  });
});
