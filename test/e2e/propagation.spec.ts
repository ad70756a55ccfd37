import type { Page } from '@playwright/test';
import { listSubmissions } from '../support/bridge.ts';
import { expect, test } from '../support/desk-test.ts';
import {
  button,
  enroll,
  field,
  goTo,
  outcome,
  saveApiKey,
  statusButton,
  submissionRow,
} from '../support/screens.ts';

const headOffice = { system_id: 'Head office', applied_at: '2026-01-01T00:00:00Z' };
const harbour = { system_id: 'Harbour', applied_at: '2026-01-01T00:00:00Z' };
const partly = {
  status: 'PartiallyApplied',
  systems_where_applied: [headOffice],
  systems_where_pending: [{ system_id: 'Harbour' }],
};
const everywhere = { status: 'Applied', systems_where_applied: [headOffice, harbour] };

const card = '0x0102030405';
const NEW_KEY = 'canary-new-H6tR2pWq9ZsXc4Vb';
const levels = ['Main entrance', 'Warehouse'];
/** Looks come two, seven and twenty-two seconds after the delivery. */
const AT_A_LATER_LOOK = { timeout: 40_000 };

/** What is said beside the outcome of the last "Enroll". */
const besideOutcome = (window: Page, words: string | RegExp) =>
  window.locator('.outcome').filter({ hasText: words });

test.describe('A delivered key on its way to the doors', () => {
  test('the outcome says at how many systems it is ready, then that it is ready everywhere', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.scriptStatus(partly);
    await enroll(window, { card, firstName: 'Ada', lastName: 'Berg', levels });
    await expect(outcome(window, /^Enrolled Ada Berg/)).toBeVisible();

    await expect(besideOutcome(window, 'Ready at 1 of 2 systems.')).toBeVisible();
    service.scriptStatus(everywhere);
    await expect(besideOutcome(window, 'Ready at every door system.')).toBeVisible(AT_A_LATER_LOOK);

    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Ada Berg')).toContainText('Ready at every door system.');
    const keyId = service.keys()[0]?.id;
    const asked = service.requests('/accesskeys/status').map(({ body }) => JSON.parse(body) as unknown);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked).toEqual(asked.map(() => ({ id: keyId })));
    expect(await listSubmissions(window)).toMatchObject([{ isFollowed: false }]);
  });

  test('a failure names the access system by its levels, and the error as the service calls it', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.scriptStatus({
      status: 'Failed',
      systems_where_applied: [harbour],
      systems_where_failed: [{ system_id: 'Head office', error_type: 'CodeNotEnabled' }],
    });
    await enroll(window, { card, firstName: 'Bo', lastName: 'Cederlund', levels });
    await expect(besideOutcome(window, 'Failed at Main entrance')).toHaveAttribute('data-tone', 'bad');
    await goTo(window, 'Activity');

    await expect(submissionRow(window, 'Bo Cederlund')).toContainText(
      'Ready at 1 of 2 systems. Failed at Main entrance, Garage (system Head office): CodeNotEnabled. Ask who looks after the access system.',
    );
    expect(await listSubmissions(window)).toMatchObject([{ state: 'delivered', isFollowed: false }]);
  });

  test('without an access level it opens no door, and the desk says so', async ({ openReady }) => {
    const { window } = await openReady();
    await enroll(window, { card, firstName: 'Cleo', lastName: 'Dahl' });

    await expect(besideOutcome(window, 'No access level chosen: opens no door.')).toBeVisible();
  });

  test('a status and an error nobody knows are shown as they are, and asked about again', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.scriptStatus({
      status: 'Teleported<b>',
      systems_where_applied: null,
      systems_where_failed: [{ system_id: 'Moon base', error_type: 'OutOfAir' }],
    });
    await enroll(window, { card, firstName: 'Dag', lastName: 'Ek', levels });
    await goTo(window, 'Activity');

    await expect(submissionRow(window, 'Dag Ek')).toContainText(
      'The service says: Teleported<b>. Failed at system Moon base: OutOfAir.',
    );
    service.scriptStatus(everywhere);
    await expect(submissionRow(window, 'Dag Ek')).toContainText(
      'Ready at every door system.',
      AT_A_LATER_LOOK,
    );
  });

  test('a restart goes on where it was', async ({ openReady, openLive, service }) => {
    const before = await openReady();
    service.scriptStatus(partly);
    await enroll(before.window, { card, firstName: 'Eva', lastName: 'Falk', levels });
    await expect(besideOutcome(before.window, 'Ready at 1 of 2 systems.')).toBeVisible();
    await before.kill();

    service.scriptStatus(everywhere);
    const { window } = await openLive();
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Eva Falk')).toContainText(
      'Ready at every door system.',
      AT_A_LATER_LOOK,
    );
    expect(service.requests('/accesskeys/add')).toHaveLength(1);
  });

  test('a service that refuses to say ends it with its words; the delivery stands', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.misbehave('/accesskeys/status', { kind: 'status', status: 400, body: 'no such access key' });
    await enroll(window, { card, firstName: 'Filip', lastName: 'Grahn', levels });
    await goTo(window, 'Activity');

    const row = submissionRow(window, 'Filip Grahn');
    await expect(row).toContainText('Not known whether it opens doors. The service says: no such access key');
    await expect(row).toContainText('Delivered');
  });

  test('a refused API key pauses the desk as it does for sending, and a new one goes on asking', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.misbehave('/accesskeys/status', { kind: 'status', status: 401 });
    await enroll(window, { card, firstName: 'Gerd', lastName: 'Holm', levels });
    await expect(outcome(window, /^Enrolled Gerd Holm/)).toBeVisible();
    service.acceptApiKeys(NEW_KEY);

    await expect(statusButton(window, /Paused: the API key was refused/)).toBeVisible();
    service.behave();
    await saveApiKey(window, NEW_KEY);
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Gerd Holm')).toContainText('Ready at every door system.');
  });

  test('in practice a card is on its way for a few seconds, and then ready', async ({ open }) => {
    const { window } = await open();
    await button(window, 'Tap a practice card').click();
    await expect(field(window, 'Card number')).not.toHaveValue('');
    const ivar = { firstName: 'Ivar', lastName: 'Juhl', levels: ['Main entrance'] };
    await enroll(window, { ...ivar, card: await field(window, 'Card number').inputValue() });

    await expect(besideOutcome(window, 'Not ready at any door yet.')).toBeVisible();
    await expect(besideOutcome(window, 'Ready at every door system.')).toBeVisible(AT_A_LATER_LOOK);
  });
});
