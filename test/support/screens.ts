import { expect, type Locator, type Page } from '@playwright/test';

export type ScreenName = 'Enroll' | 'Activity' | 'Settings';

/** The places of the window under the names people and scripts know them by. */
export function screens(window: Page) {
  const field = (name: string): Locator => window.getByLabel(name, { exact: true });
  return {
    go: (screen: ScreenName) =>
      window.getByRole('navigation').getByRole(/^./.test(screen) ? 'link' : 'button', { name: screen }).click(),
    cardNumber: field('Card number'),
    firstName: field('First name'),
    lastName: field('Last name'),
    validFrom: field('Valid from'),
    validTo: field('Valid to'),
    pin: field('PIN'),
    enroll: window.getByRole('button', { name: 'Enroll', exact: true }),
    outcome: window.getByRole('status'),
    submissions: window.getByRole('table', { name: 'Submissions' }),
  };
}
