import { BUSY_FOR_TEN_MINUTES } from '../support/access-service.ts';
import { listSubmissions } from '../support/bridge.ts';
import { expect, test } from '../support/desk-test.ts';
import { pressByKeyboard, tabTo } from '../support/keyboard-only.ts';
import { BUSY_AND_WAITING, enroll, field, goTo, question, submissionRow } from '../support/screens.ts';

test.describe('Activity, by keyboard alone', () => {
  test('what has focus keeps it while its row is sent, and its row has it after', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    // Nothing is sent unless somebody presses: a row that is being sent would not take the press.
    service.misbehave('/accesskeys/add', BUSY_FOR_TEN_MINUTES);
    await enroll(window, { card: '0x0102030405', firstName: 'Ida', lastName: 'Juhl' });
    await goTo(window, 'Activity');
    const row = submissionRow(window, 'Ida Juhl');
    const sendNow = row.getByRole('button', { name: 'Send now' });
    const edit = row.getByRole('button', { name: 'Edit' });
    await expect(row).toContainText(BUSY_AND_WAITING);
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
});
