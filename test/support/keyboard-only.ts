import { expect, type Locator, type Page } from '@playwright/test';

const MOST_TABS = 80;

/** Goes there as somebody without a mouse does: Tab by Tab, at most once around the page. */
export async function tabTo(window: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let count = 0; count < MOST_TABS; count += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await window.keyboard.press('Tab');
  }
  await expect(target, 'reached by Tab').toBeFocused();
}

export async function pressByKeyboard(window: Page, target: Locator): Promise<void> {
  await tabTo(window, target);
  await window.keyboard.press('Enter');
}

/** In place of what is in the field. */
export async function typeInto(window: Page, target: Locator, text: string): Promise<void> {
  await tabTo(window, target);
  await window.keyboard.press('Control+a');
  await window.keyboard.insertText(text);
  await expect(target).toHaveValue(text);
}

/** A list is chosen from by the first letters of an option. */
export async function chooseByTyping(window: Page, target: Locator, letters: string): Promise<void> {
  await tabTo(window, target);
  await window.keyboard.type(letters);
  await expect(target.locator('option:checked')).toHaveText(new RegExp(`^${letters}`));
}
