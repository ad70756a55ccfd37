import type { Page } from '@playwright/test';
import { expect, test } from '../support/desk-test.ts';
import type { Desk } from '../support/desk-process.ts';
import { holdRegister } from '../support/held-register.ts';
import { button, enroll, outcome } from '../support/screens.ts';

const find = (window: Page) => window.getByLabel('Find a person');
const chosen = (window: Page) => window.locator('#personId');

/** Cleo and Dan are known, and one of them is looked for. */
async function lookForOne({ window }: Desk): Promise<void> {
  await enroll(window, { card: '0x0102030405', firstName: 'Cleo', lastName: 'Dahl' });
  await expect(outcome(window, /^Enrolled Cleo Dahl/)).toBeVisible();
  await enroll(window, { card: '0x0102030406', firstName: 'Dan', lastName: 'Berg' });
  await expect(outcome(window, /^Enrolled Dan Berg/)).toBeVisible();
  await button(window, 'Existing person…').press('Enter');
  await window.keyboard.type('dah');
  await expect(button(window, /^Cleo Dahl/)).toBeVisible();
}

test.describe('Enter in the search for a person, by keyboard alone', () => {
  test('waits for the answer to what stands there, takes nobody found for an earlier text, and is safe held and twice', async ({
    openReady,
  }) => {
    const desk = await openReady();
    const { window } = desk;
    await lookForOne(desk);
    const letGo = await holdRegister(desk, 'Dan Berg');

    await find(window).fill('d');
    await window.keyboard.down('Enter');
    await expect(window.locator('.pick-list button').first()).toBeFocused();
    await window.keyboard.down('Enter');
    await window.keyboard.up('Enter');
    await expect(chosen(window)).toBeHidden();

    await find(window).fill('Dan Berg');
    await window.keyboard.press('Enter');
    await expect(button(window, /^Cleo Dahl/)).toBeHidden();
    await expect(find(window)).toBeFocused();
    await expect(chosen(window)).toBeHidden();
    await letGo('answer');
    await expect(chosen(window)).toContainText('Existing person: Dan Berg');

    await expect(chosen(window)).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(chosen(window)).toBeFocused();
    await window.keyboard.press('Tab');
    await expect(button(window, 'A new person instead')).toBeFocused();
  });

  test('says when the register did not answer, and asks again; what was typed on means somebody else', async ({
    openReady,
  }) => {
    const desk = await openReady();
    const { window } = desk;
    await lookForOne(desk);
    const letGo = await holdRegister(desk, 'Dan Berg');

    await find(window).fill('Dan Berg');
    await letGo('fail');
    await expect(find(window)).toHaveAccessibleDescription(/The register did not answer/);
    await expect(button(window, /^Cleo Dahl/)).toBeHidden();
    await window.keyboard.press('Enter');
    await letGo('fail');
    await expect(window.getByRole('alert').filter({ hasText: 'The register did not answer' })).toBeVisible();
    await expect(find(window)).toBeFocused();

    await window.keyboard.press('Enter');
    await window.keyboard.press('Backspace');
    await expect(button(window, /^Dan Berg/)).toBeVisible();
    await letGo('answer');
    // Whatever came of that is there before the answer to what is asked after it.
    await window.keyboard.press('Backspace');
    await expect(button(window, /^Dan Berg/)).toBeVisible();
    await expect(find(window)).toHaveValue('Dan Be');
    await expect(find(window)).toBeFocused();

    await window.keyboard.type('rg');
    await window.keyboard.press('Enter');
    await window.keyboard.press('Tab');
    await letGo('answer');
    await expect(button(window, /^Dan Berg/)).toBeVisible();
    await expect(chosen(window)).toBeHidden();
  });
});
