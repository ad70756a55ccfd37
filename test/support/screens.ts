import { expect, type Locator, type Page } from '@playwright/test';

export type ScreenName = 'Enroll' | 'Activity' | 'Register' | 'Doors' | 'Settings';
export type FieldName =
  | 'Card number'
  | 'First name'
  | 'Last name'
  | 'Valid from'
  | 'Valid to'
  | 'PIN'
  | 'API address'
  | 'Integration API key'
  | 'Serial port';

/** The window's places under the names people and scripts know them by. */
export async function goTo(window: Page, screen: ScreenName): Promise<void> {
  await window.getByRole('navigation').getByRole('link', { name: screen }).click();
}

export function field(window: Page, name: FieldName): Locator {
  // Its label names the button that opens the list, too.
  if (name === 'Serial port') return window.getByRole('combobox', { name, exact: true });
  return window.getByLabel(name, { exact: true });
}

export function button(window: Page, name: string | RegExp): Locator {
  return window.getByRole('button', { name, exact: true });
}

/** The part of the status line that says this. */
export function statusButton(window: Page, words: string | RegExp): Locator {
  return window.getByRole('group', { name: 'State of the desk' }).getByRole('button', { name: words });
}

/** What came of the last "Enroll", or of a save in Settings. */
export function outcome(window: Page, words: string | RegExp): Locator {
  return window.getByRole('status').filter({ hasText: words });
}

export function submissionRow(window: Page, words: string | RegExp): Locator {
  return window.getByRole('table', { name: 'Submissions' }).getByRole('row').filter({ hasText: words });
}

/** What the row of a submission says that was told to come back later: nothing of it is under way. */
export const BUSY_AND_WAITING = /The service is busy\..*Next attempt/;

export function question(window: Page, title: string | RegExp): Locator {
  return window.getByRole('alertdialog', { name: title });
}

export interface TypedForm {
  readonly card: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly pin?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly levels?: readonly string[];
}

/** Fills the form and presses Enter in its last text field, as somebody with a queue at the desk does. */
export async function enroll(window: Page, form: TypedForm): Promise<void> {
  await fillForm(window, form);
  await field(window, 'Last name').press('Enter');
}

export async function fillForm(window: Page, form: TypedForm): Promise<void> {
  const texts: readonly (readonly [FieldName, string | undefined])[] = [
    ['Card number', form.card],
    ['Valid from', form.validFrom],
    ['Valid to', form.validTo],
    ['PIN', form.pin],
    ['First name', form.firstName],
    ['Last name', form.lastName],
  ];
  for (const [name, text] of texts) if (text !== undefined) await field(window, name).fill(text);
  for (const level of form.levels ?? []) await window.getByRole('checkbox', { name: level }).press('Space');
}

/** Types the key into Settings; the caller looks at what is said to it. */
export async function typeApiKey(window: Page, apiKey: string): Promise<void> {
  await goTo(window, 'Settings');
  await field(window, 'Integration API key').fill(apiKey);
  await button(window, 'Save key').click();
}

/** Types a passphrase into Settings, twice; the caller looks at what is said to it. */
export async function setPassphrase(window: Page, passphrase: string, repeated = passphrase): Promise<void> {
  await goTo(window, 'Settings');
  await window.getByLabel('New passphrase', { exact: true }).fill(passphrase);
  await window.getByLabel('Repeat the passphrase', { exact: true }).fill(repeated);
  await window.getByLabel('Repeat the passphrase', { exact: true }).press('Enter');
}

export async function saveApiKey(window: Page, apiKey: string): Promise<void> {
  await typeApiKey(window, apiKey);
  await expect(window.getByText(/^Key saved/)).toBeVisible();
  await goTo(window, 'Enroll');
}

/** Says to the window what the computer says when its network is back: what waits goes out at once. */
export async function noteNetwork(window: Page): Promise<void> {
  await window.evaluate(() => dispatchEvent(new Event('online')));
}
