import { expect, test } from '../support/desk-test.ts';
import { field, fillForm, goTo } from '../support/screens.ts';

test.describe('Language', () => {
  test('is switched in the middle of a form, without a restart and without losing a letter', async ({
    open,
  }) => {
    const { window } = await open({ practice: true });
    const root = window.locator('html');
    await expect(root).toHaveAttribute('lang', 'en');
    await fillForm(window, {
      card: '0x0102030405',
      firstName: 'Åsa-Märta',
      lastName: 'Öst',
      pin: '4827',
      validTo: '2031-03-30T08:00',
    });

    await goTo(window, 'Settings');
    await window.getByLabel('Language', { exact: true }).selectOption('Svenska');
    await expect(root).toHaveAttribute('lang', 'sv');
    await window.keyboard.press('Control+1');

    await expect(window.getByLabel('Förnamn', { exact: true })).toHaveValue('Åsa-Märta');
    await expect(window.getByLabel('Efternamn', { exact: true })).toHaveValue('Öst');
    await expect(window.locator('#cardNumber')).toHaveValue('0x0102030405');
    await expect(window.locator('#pin')).toHaveValue('4827');
    await expect(window.locator('#validTo')).toHaveValue('2031-03-30T08:00');
    await expect(field(window, 'First name')).toHaveCount(0);
    await expect(window).toHaveTitle(/^Registrera/);
  });
});
