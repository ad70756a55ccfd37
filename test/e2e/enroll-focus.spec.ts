import type { Page } from '@playwright/test';
import { expect, test } from '../support/desk-test.ts';
import { tabTo } from '../support/keyboard-only.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import { button, enroll, field, goTo, outcome, question, statusButton } from '../support/screens.ts';

const CSN = '62E3086CED';
const IDENTIFICATION = '0x62e3086ced';
const panelOf = (window: Page) => window.getByRole('region', { name: 'Cleo Dahl’s key' });

test.describe('Who types a name right away types it into the form', () => {
  test('when the desk opens, and when a card is tapped on another screen, wherever focus was', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady();
    await expect(field(window, 'First name')).toBeFocused();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await window.keyboard.press('Control+2');
    await window.getByLabel('Search', { exact: true }).focus();

    await line.write(rdm6300Frame(CSN));
    await expect(field(window, 'Card number')).toHaveValue(IDENTIFICATION);
    await expect(field(window, 'First name')).toBeFocused();
    await window.keyboard.type('Cleo');

    await expect(field(window, 'First name')).toHaveValue('Cleo');
    await goTo(window, 'Doors');
    await window.keyboard.press('Control+1');
    await window.keyboard.type('tra');
    await expect(field(window, 'First name')).toHaveValue(/tra$/);
  });

  test('after a lent card is taken back, and nothing is left to be done with it', async ({
    openReady,
    service,
    line,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await window.keyboard.press('Alt+L');
    await enroll(window, { card: IDENTIFICATION, firstName: 'Cleo', lastName: 'Dahl' });
    await expect(outcome(window, /^Enrolled Cleo/)).toBeVisible();
    await line.write(rdm6300Frame(CSN));
    await expect(panelOf(window)).toBeVisible();

    await window.keyboard.press('Alt+Digit1');
    await expect(question(window, 'Take back the card lent to Cleo Dahl?')).toBeVisible();
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(outcome(window, /^Removed: Cleo Dahl/)).toBeVisible();
    await expect(panelOf(window)).toBeHidden();
    expect(service.keys()).toEqual([]);

    await window.keyboard.type('Dora');
    await expect(field(window, 'First name')).toHaveValue('Dora');
  });

  test('after the enrollment of an existing person is undone: at the person who is there again', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await enroll(window, { card: '0x0102030405', firstName: 'Cleo', lastName: 'Dahl' });
    await expect(outcome(window, /^Enrolled Cleo/)).toBeVisible();
    // Paused, so that nothing is tried.
    service.acceptApiKeys('another');
    await goTo(window, 'Doors');
    await expect(statusButton(window, 'Paused')).toBeVisible();
    await goTo(window, 'Enroll');
    await field(window, 'Card number').fill(IDENTIFICATION);
    await button(window, 'Existing person…').press('Enter');
    await window.keyboard.type('dahl');
    await expect(button(window, /^Cleo Dahl/)).toBeVisible();
    await window.keyboard.press('Enter');
    await expect(window.getByText('Existing person: Cleo Dahl')).toBeVisible();
    await field(window, 'PIN').press('Enter');
    await expect(outcome(window, /^Saved/)).toBeVisible();

    await window.keyboard.press('Control+z');
    await expect(outcome(window, /^Undone/)).toBeVisible();
    await expect(window.locator('#personId')).toBeFocused();
  });
});

test('a replacement that is left goes back to its button, whatever was heard of the last enrollment meanwhile', async ({
  openReady,
  service,
  line,
}) => {
  const { window } = await openReady();
  await expect(statusButton(window, 'Reader ready')).toBeVisible();
  const harbour = { system_id: 'Harbour' };
  service.scriptStatus({ status: 'PartiallyApplied', systems_where_pending: [harbour] });
  const levels = ['Main entrance'];
  await enroll(window, { card: IDENTIFICATION, firstName: 'Cleo', lastName: 'Dahl', levels });
  await expect(outcome(window, /^Enrolled Cleo/)).toBeVisible();
  await line.write(rdm6300Frame(CSN));
  await expect(panelOf(window)).toBeVisible();

  await window.keyboard.press('Alt+Digit5');
  await expect(window.getByLabel('New card number')).toBeFocused();
  service.scriptStatus({
    status: 'Applied',
    systems_where_applied: [{ ...harbour, applied_at: '2026-01-01T00:00:00Z' }],
  });
  await expect(window.locator('.outcome')).toContainText('Ready at every door system.', { timeout: 40_000 });
  await window.keyboard.press('Escape');

  await expect(panelOf(window).getByRole('button', { name: 'Replace' })).toBeFocused();
});

test('keys of the form do nothing behind an open receipt', async ({ openLive }) => {
  const { window } = await openLive();
  await enroll(window, { card: IDENTIFICATION, firstName: 'Cleo', lastName: 'Dahl', pin: '4827' });
  await expect(outcome(window, /^Saved/)).toBeVisible();
  await button(window, 'Receipt…').press('Enter');
  const receipt = window.getByRole('alertdialog');
  await expect(receipt).toBeVisible();

  for (const key of ['Control+z', 'Alt+L', 'Alt+P']) await window.keyboard.press(key);
  await expect(receipt).toBeVisible();
  await window.keyboard.press('Escape');

  await expect(receipt).toBeHidden();
  await expect(outcome(window, /^Saved: Cleo Dahl/)).toBeVisible();
  await expect(button(window, 'Undo')).toBeVisible();
  await expect(window.getByLabel('Lend it for today')).not.toBeChecked();
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await tabTo(window, field(window, 'First name'));
});
