import type { Locator, Page } from '@playwright/test';
import { endOf } from '../../contract/validity-end.ts';
import { expect, test } from '../support/desk-test.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import { enroll, field, outcome } from '../support/screens.ts';

const sentence = (window: Page): Locator => window.locator('#validity-sentence');
/** Without the notes beside it, such as that the clocks are about to change. */
const verdict = (words: Locator): Locator => words.locator('[data-verdict]');

/** As the field writes it, in the zone the desk runs in. */
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

test.describe('Validity in words, by keyboard alone', () => {
  test('what will hold stands beside the field, a preset a key away', async ({ openReady, service }) => {
    const { window } = await openReady();
    await expect(sentence(window)).toContainText('Works from now, with no end.');
    const noEnd = sentence(window).getByText('No end: it works until somebody changes or removes it.');
    await expect(noEnd).toBeHidden();
    await field(window, 'First name').fill('A');
    await expect(noEnd).toBeVisible();
    await field(window, 'First name').fill('');
    await expect(noEnd).toBeHidden();

    await window.getByRole('button', { name: 'Today', exact: true }).press('Enter');
    await expect(field(window, 'Valid to')).toHaveValue(`${today()}T23:59`);
    await expect(sentence(window)).toContainText('Works from now until and including today,');
    await expect(sentence(window)).not.toContainText('No end');

    await window.keyboard.press('Tab');
    await expect(window.getByRole('button', { name: 'This week' })).toBeFocused();
    await window.keyboard.press('Space');
    await expect(field(window, 'Valid to')).toHaveValue(endOf({ kind: 'this-week' }, today()));

    await window.getByRole('button', { name: 'A date…' }).press('Enter');
    const lastDay = window.getByLabel('Until and including');
    await expect(lastDay).toBeFocused();
    await lastDay.fill('2031-08-31');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('button', { name: 'A date…' })).toBeFocused();
    await expect(verdict(sentence(window))).toHaveText('Works from now until and including Sun 31 Aug 2031.');
    await expect(window.getByText('There is a problem')).toBeHidden();

    await enroll(window, { card: '0x0102030405', firstName: 'Ada', lastName: 'Lind' });
    await expect(outcome(window, /^Enrolled Ada Lind/)).toBeVisible();
    expect(service.keys()).toMatchObject([{ validTo: '2031-08-31T21:59:00Z' }]);

    await window.getByRole('button', { name: 'No end', exact: true }).press('Enter');
    await expect(field(window, 'Valid to')).toHaveValue('');
    await expect(sentence(window)).toContainText('Works from now, with no end.');
  });

  test('an end in the past, an hour that is skipped and one that comes twice are told before Enroll', async ({
    openReady,
  }) => {
    const { window } = await openReady();
    await field(window, 'Valid to').fill('2020-08-31T23:59');
    await expect(verdict(sentence(window))).toHaveText(
      'Would open nothing: it worked until and including Mon 31 Aug 2020. Choose a later end.',
    );
    await field(window, 'Valid to').fill('2031-03-30T02:30');
    await expect(sentence(window)).toContainText('there is no Sun 30 Mar 2031, 02:30');
    await field(window, 'Valid from').fill('2031-10-25T22:00');
    await field(window, 'Valid to').fill('2031-10-26T02:30');
    await expect(sentence(window)).toContainText('comes twice');
    await expect(sentence(window)).toContainText('The clocks go back on Sun 26 Oct 2031');
  });

  test('a known card’s new end is told the same way, offline', async ({ openReady, service, line }) => {
    const { window } = await openReady();
    await enroll(window, { card: '0x0102030405', firstName: 'Cleo', lastName: 'Dahl' });
    await expect(outcome(window, /^Enrolled/)).toBeVisible();
    await service.goOffline();
    await line.write(rdm6300Frame('0102030405'));
    await expect(window.getByRole('region', { name: 'Cleo Dahl’s key' })).toBeVisible();
    await window.keyboard.press('Alt+Digit1');
    const words = window.locator('#new-validity-sentence');
    await expect(words).toContainText('Works from now, with no end.');
    const panel = window.getByRole('region', { name: 'Cleo Dahl’s key' });
    await panel.getByRole('button', { name: 'A date…' }).press('Enter');
    await panel.getByLabel('Until and including').fill('2032-02-29');
    await window.keyboard.press('Escape');
    await expect(verdict(words)).toHaveText('Works from now until and including Sun 29 Feb 2032.');
    await panel.getByLabel('New end of validity').press('Enter');
    await expect(outcome(window, /^Saved/)).toBeVisible();
  });
});
