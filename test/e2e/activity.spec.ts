import type { Locator, Page } from '@playwright/test';
import { BUSY_FOR_TEN_MINUTES, type AccessService } from '../support/access-service.ts';
import { listSubmissions, type PageGlobal } from '../support/bridge.ts';
import { expect, test } from '../support/desk-test.ts';
import { pressByKeyboard, tabTo } from '../support/keyboard-only.ts';
import {
  BUSY_AND_WAITING,
  button,
  enroll,
  field,
  goTo,
  outcome,
  question,
  statusButton,
  submissionRow,
} from '../support/screens.ts';

const state = (window: Page) => window.getByLabel('State', { exact: true });
const searchBox = (window: Page) => window.getByRole('searchbox', { name: 'Search' });
const heading = (window: Page) => window.getByRole('heading', { level: 1, name: 'Activity' });

/** A card that is Elsa's at the service was enrolled for Finn, and what is to become of it left for later. */
async function putOffAlert(window: Page, service: AccessService): Promise<void> {
  service.register('0x0102030405', { first_name: 'Elsa', last_name: 'First' });
  await enroll(window, { card: '0x0102030405', firstName: 'Finn', lastName: 'Second' });
  await expect(question(window, 'This card belongs to Elsa First')).toBeVisible();
  await window.keyboard.press('Escape');
}

/** Nothing is sent of it unless somebody presses: a row that is being sent would not take the press. */
async function restingRow(window: Page, service: AccessService): Promise<Locator> {
  service.misbehave('/accesskeys/add', BUSY_FOR_TEN_MINUTES);
  await enroll(window, { card: '0x0102030405', firstName: 'Ida', lastName: 'Juhl' });
  await goTo(window, 'Activity');
  const row = submissionRow(window, 'Ida Juhl');
  await expect(row).toContainText(BUSY_AND_WAITING);
  return row;
}

test.describe('Activity, by keyboard alone', () => {
  test('what has focus keeps it while its row is sent, and its row has it after', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    const row = await restingRow(window, service);
    const sendNow = row.getByRole('button', { name: 'Send now' });
    const edit = row.getByRole('button', { name: 'Edit' });
    await tabTo(window, sendNow);

    // Tried, and still waiting.
    await window.keyboard.press('Enter');
    await expect.poll(() => listSubmissions(window)).toMatchObject([{ state: 'waiting', attemptCount: 2 }]);
    await expect(sendNow).toBeFocused();

    service.misbehave('/accesskeys/add', { kind: 'hang' });
    await window.keyboard.press('Enter');
    await expect(row).toHaveAttribute('data-state', 'sending');
    await expect(row).toContainText('Trying again now');
    await expect(sendNow).toBeFocused();
    await expect(sendNow).toHaveAttribute('aria-disabled', 'true');
    await tabTo(window, edit);
    await window.keyboard.press('Enter');
    await expect(edit).toBeFocused();
    await expect(window.getByRole('heading', { name: 'Activity' })).toBeVisible();

    // The call that hangs is cut off, and the next, which Chromium or the desk makes by itself, is told to wait.
    service.misbehave('/accesskeys/add', BUSY_FOR_TEN_MINUTES);
    await service.goOffline();
    await service.goOnline();
    await expect
      .poll(() => listSubmissions(window))
      .toMatchObject([{ state: 'waiting', reason: { kind: 'busy' } }]);
    service.behave();
    await expect(edit).toBeFocused();
    await window.keyboard.press('Shift+Tab');
    await window.keyboard.press('Enter');
    await expect(row).toHaveAttribute('data-state', 'delivered');
    await expect(row.getByRole('button', { name: 'Receipt' })).toBeFocused();
    expect(service.keys()).toHaveLength(1);
  });

  test('a row that was discarded has focus itself, and the next is a Tab away', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.misbehave('/accesskeys/add', BUSY_FOR_TEN_MINUTES);
    for (const [card, firstName] of [
      ['0x0102030405', 'Ida'],
      ['0x0102030406', 'Jan'],
    ] as const) {
      await enroll(window, { card, firstName, lastName: 'Berg' });
      await expect(field(window, 'First name')).toHaveValue('');
    }
    await goTo(window, 'Activity');
    const row = submissionRow(window, 'Jan Berg');
    await expect(row).toContainText(BUSY_AND_WAITING);
    await pressByKeyboard(window, row.getByRole('button', { name: 'Discard' }));
    await pressByKeyboard(window, question(window, /^Discard/).getByRole('button', { name: 'Discard' }));

    await expect(row).toHaveAttribute('data-state', 'discarded');
    await expect(row).toBeFocused();
    await window.keyboard.press('Tab');
    await expect(submissionRow(window, 'Ida Berg').getByRole('button').first()).toBeFocused();
  });

  test('a row that is discarded before its question is gone has focus itself', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    const row = await restingRow(window, service);
    await pressByKeyboard(window, row.getByRole('button', { name: 'Discard' }));
    await tabTo(window, question(window, /^Discard/).getByRole('button', { name: 'Discard' }));

    // A slow computer: the next frame is drawn once the row has been told of.
    await window.evaluate(() => {
      const draw = globalThis.requestAnimationFrame.bind(globalThis);
      globalThis.requestAnimationFrame = (frame) => Number(setTimeout(() => draw(frame), 1_000));
    });
    await window.keyboard.press('Enter');
    await expect(row).toHaveAttribute('data-state', 'discarded');
    await expect(row).toBeFocused();
  });

  test('what was decided about keeps focus where the decision was asked for', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await putOffAlert(window, service);
    await goTo(window, 'Activity');
    const row = submissionRow(window, 'Finn Second');
    await pressByKeyboard(window, row.getByRole('button', { name: 'Decide now' }));
    await pressByKeyboard(window, button(window, 'Keep it for Elsa First'));

    await expect(row.getByRole('button', { name: 'Decide now' })).toBeHidden();
    await expect.poll(() => row.evaluate((one) => one.contains(document.activeElement))).toBe(true);
  });

  test('what was decided from the banner leaves focus on the screen', async ({ openReady, service }) => {
    const { window } = await openReady();
    await putOffAlert(window, service);
    await goTo(window, 'Activity');
    const banner = window.getByRole('region', { name: 'Notices' });
    await pressByKeyboard(window, banner.getByRole('button', { name: 'Decide now' }));
    await pressByKeyboard(window, button(window, 'Keep it for Elsa First'));

    await expect(banner.getByRole('button', { name: 'Decide now' })).toBeHidden();
    await expect(heading(window)).toBeFocused();
    await window.keyboard.press('Tab');
    await expect(searchBox(window)).toBeFocused();
  });

  test('somebody who is erased meanwhile takes nobody’s focus along', async ({ openReady }) => {
    const { window } = await openReady();
    for (const [card, firstName] of [
      ['0x0102030405', 'Ida'],
      ['0x0102030406', 'Jan'],
    ] as const) {
      await enroll(window, { card, firstName, lastName: 'Berg' });
      await expect(outcome(window, new RegExp(`^Enrolled ${firstName}`))).toBeVisible();
    }
    await goTo(window, 'Activity');
    const receipt = submissionRow(window, 'Ida Berg').getByRole('button', { name: 'Receipt' });
    await tabTo(window, receipt);

    await window.evaluate(async () => {
      const { desk } = globalThis as unknown as PageGlobal;
      const found = await desk.listRegister({ search: 'Jan', limit: 1 });
      if (found.ok) await desk.erasePerson({ entryId: found.value.entries[0]?.id ?? '' });
    });
    await expect(submissionRow(window, 'Jan Berg')).toHaveCount(0);
    await expect(receipt).toBeFocused();
  });

  test('“Show all” leaves focus in the filter it cleared', async ({ openReady }) => {
    const { window } = await openReady();
    await goTo(window, 'Activity');
    await state(window).selectOption('Waiting');
    await pressByKeyboard(window, button(window, 'Show all'));

    await expect(state(window)).toBeFocused();
    await expect(state(window)).toHaveValue('all');
  });
});

test.describe('Activity, as it was left', () => {
  test('hides nothing a button leads to: what needs attention, and what is shown from Register', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await enroll(window, { card: '0x0102030406', firstName: 'Ida', lastName: 'Juhl' });
    await expect(outcome(window, /^Enrolled Ida/)).toBeVisible();
    await putOffAlert(window, service);
    await goTo(window, 'Activity');
    await state(window).selectOption('Discarded');
    await searchBox(window).fill('nobody');
    await expect(window.getByText('Nothing matches what is chosen.')).toBeVisible();

    await goTo(window, 'Enroll');
    await statusButton(window, '1 needs attention').press('Enter');
    await expect(submissionRow(window, 'Finn Second')).toBeVisible();
    await expect(submissionRow(window, 'Ida Juhl')).toHaveCount(0);
    await expect(state(window)).toHaveValue('attention');

    await state(window).selectOption('Discarded');
    await goTo(window, 'Register');
    await button(window, 'Show in Activity').first().press('Enter');
    await expect(submissionRow(window, /Finn Second|Ida Juhl/)).toHaveCount(1);
    await expect(state(window)).toHaveValue('all');

    await goTo(window, 'Enroll');
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Finn Second')).toBeVisible();
    await expect(submissionRow(window, 'Ida Juhl')).toBeVisible();
  });

  test('and narrowed, gets a row that matches only now', async ({ openReady, service }) => {
    const { window } = await openReady();
    await enroll(window, { card: '0x0102030405', firstName: 'Ida', lastName: 'Juhl' });
    await expect(outcome(window, /^Enrolled Ida/)).toBeVisible();
    await service.goOffline();
    await enroll(window, { card: '0x0102030406', firstName: 'Jan', lastName: 'Berg' });
    await goTo(window, 'Activity');
    await state(window).selectOption('Delivered');
    await expect(submissionRow(window, 'Ida Juhl')).toBeVisible();
    await expect(submissionRow(window, 'Jan Berg')).toHaveCount(0);

    await service.goOnline();
    await expect(submissionRow(window, 'Jan Berg')).toHaveAttribute('data-state', 'delivered', {
      timeout: 20_000,
    });
  });
});
