import { listSubmissions } from '../support/bridge.ts';
import { expect, test } from '../support/desk-test.ts';
import { enroll, goTo, outcome, statusButton, submissionRow } from '../support/screens.ts';

test.describe('Enrolling without the service', () => {
  test('what was saved offline survives a killed process and is delivered exactly once', async ({
    openReady,
    openLive,
    service,
  }) => {
    const first = await openReady();
    await service.goOffline();
    await enroll(first.window, { card: '0x0102030405', firstName: 'Gun', lastName: 'Holm', pin: '0007' });
    await expect(outcome(first.window, /^Saved/)).toBeVisible();
    await expect(statusButton(first.window, '1 waiting')).toBeVisible();
    await first.kill();

    await service.goOnline();
    const second = await openLive();

    await goTo(second.window, 'Activity');
    await expect(submissionRow(second.window, 'Gun Holm')).toContainText('Delivered');
    expect(service.keys()).toMatchObject([{ pin: '0007', person: { first_name: 'Gun', last_name: 'Holm' } }]);
    expect(service.requests('/accesskeys/add')).toHaveLength(1);
  });

  test('with the service back, a waiting submission goes out without a restart', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await service.goOffline();
    await enroll(window, { card: '0x0102030405', firstName: 'Ida', lastName: 'Juhl' });
    await expect(outcome(window, /^Saved/)).toBeVisible();

    await service.goOnline();

    await expect(outcome(window, /^Enrolled Ida Juhl/)).toBeVisible({ timeout: 30_000 });
    expect(service.keys()).toHaveLength(1);
  });

  test('a process killed while the service is thinking sends again, and there is still one key', async ({
    openReady,
    openLive,
    service,
  }) => {
    const first = await openReady();
    service.misbehaveOnce('/accesskeys/add', { kind: 'hang' });
    await enroll(first.window, { card: '0x0102030405', firstName: 'Kai', lastName: 'Lund' });
    await expect.poll(() => service.requests('/accesskeys/add').length).toBe(1);
    await first.kill();

    const second = await openLive();

    await goTo(second.window, 'Activity');
    await expect(submissionRow(second.window, 'Kai Lund')).toContainText('Delivered');
    expect(service.keys()).toHaveLength(1);
  });

  test('a reply lost after the service had done the work makes no second key', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.misbehaveOnce('/accesskeys/add', { kind: 'lost-reply' });

    await enroll(window, { card: '0x0102030405', firstName: 'Mia', lastName: 'Nord' });

    await expect(outcome(window, /^Enrolled Mia Nord/)).toBeVisible({ timeout: 30_000 });
    expect(service.requests('/accesskeys/add').length).toBeGreaterThanOrEqual(2);
    expect(service.keys()).toHaveLength(1);
    expect(await listSubmissions(window)).toHaveLength(1);
  });
});
