import { listSubmissions } from '../support/bridge.ts';
import { BUSY_FOR_TEN_MINUTES, openAccessService } from '../support/access-service.ts';
import { API_KEY, expect, test } from '../support/desk-test.ts';
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

test.describe('What the service answers', () => {
  test('400 needs attention in the service’s own words, holds no other card back, and can be edited and resent', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.misbehaveOnce('/accesskeys/add', {
      kind: 'status',
      status: 400,
      body: 'The card is on the blacklist',
    });
    await enroll(window, { card: '0x0102030405', firstName: 'Adam', lastName: 'Refused', pin: '0815' });
    await expect(outcome(window, 'The card is on the blacklist')).toBeVisible();
    await enroll(window, { card: '0x0102030406', firstName: 'Britt', lastName: 'Accepted' });
    await expect(outcome(window, /^Enrolled Britt Accepted/)).toBeVisible();

    await statusButton(window, '1 needs attention').click();
    const refused = submissionRow(window, 'Adam Refused');
    await expect(refused).toContainText('Needs attention');
    await expect(refused).toContainText('The service says: The card is on the blacklist');
    await refused.getByRole('button', { name: /^Edit/ }).click();
    await expect(field(window, 'First name')).toHaveValue('Adam');
    await expect(field(window, 'PIN')).toHaveValue('0815');
    await enroll(window, { card: '0x0102030407', lastName: 'Corrected' });

    await expect(outcome(window, /^Enrolled Adam Corrected/)).toBeVisible();
    expect(service.keys().map(({ person, pin }) => [person.first_name, pin])).toEqual([
      ['Britt', null],
      ['Adam', '0815'],
    ]);
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Adam Refused')).toContainText('Discarded');
    await expect(statusButton(window, 'Nothing waiting')).toBeVisible();
  });

  test('a sign-in page in place of the service delivers nothing, and what waits goes out when it is gone', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.misbehave('/accesskeys/add', { kind: 'portal-page' });
    await enroll(window, { card: '0x0102030405', firstName: 'Cia', lastName: 'Portal' });
    await expect(statusButton(window, 'Unexpected answer')).toBeVisible();
    await expect(outcome(window, /^Saved: .*sign-in page/)).toBeVisible();

    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Cia Portal')).toContainText('Waiting');
    service.behave();
    await expect(submissionRow(window, 'Cia Portal')).toContainText('Delivered', { timeout: 20_000 });
    expect(service.keys()).toHaveLength(1);
  });

  test('a redirect is never followed with the key', async ({ openReady, service }) => {
    const elsewhere = await openAccessService(API_KEY);
    const { window } = await openReady();
    service.misbehave('/accesskeys/add', { kind: 'redirect', to: `${elsewhere.baseUrl}/accesskeys/add` });

    await enroll(window, { card: '0x0102030405', firstName: 'Dan', lastName: 'Redirected' });

    await expect(statusButton(window, 'Unexpected answer')).toBeVisible();
    await expect
      .poll(() => listSubmissions(window))
      .toMatchObject([{ state: 'waiting', reason: { kind: 'unexpected-answer' } }]);
    expect(elsewhere.requests()).toHaveLength(0);
    await elsewhere.close();
  });

  test('429 waits as long as the service asks for, unless somebody presses “Send now”', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.misbehave('/accesskeys/add', { kind: 'status', status: 429, headers: { 'retry-after': '90' } });

    await enroll(window, { card: '0x0102030405', firstName: 'Eva', lastName: 'Patient' });

    await expect(statusButton(window, 'Service busy')).toBeVisible();
    const [waiting] = await listSubmissions(window);
    expect(waiting).toMatchObject({ state: 'waiting', reason: { kind: 'busy', status: 429 } });
    const waitMs = (waiting?.nextAttemptAtMs ?? 0) - Date.now();
    expect(waitMs).toBeGreaterThan(60_000);
    expect(waitMs).toBeLessThanOrEqual(95_000);
    expect(service.requests('/accesskeys/add')).toHaveLength(1);

    service.behave();
    await goTo(window, 'Activity');
    await submissionRow(window, 'Eva Patient')
      .getByRole('button', { name: /^Send now/ })
      .click();
    await expect(submissionRow(window, 'Eva Patient')).toContainText('Delivered');
  });

  test('a computer that wakes up sends at once what waits, however long it was to wait', async ({
    openReady,
    service,
  }) => {
    const { app, window } = await openReady();
    service.misbehaveOnce('/accesskeys/add', BUSY_FOR_TEN_MINUTES);
    await enroll(window, { card: '0x0102030405', firstName: 'Hed', lastName: 'Asleep' });
    await expect(statusButton(window, 'Service busy')).toBeVisible();

    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('resume');
    });

    await expect(outcome(window, /^Enrolled Hed Asleep/)).toBeVisible();
  });

  test('discarding asks first, and what is discarded is never sent', async ({ openReady, service }) => {
    const { window } = await openReady();
    // Offline it would be tried again and again, and a row that is being sent takes no press.
    service.misbehave('/accesskeys/add', BUSY_FOR_TEN_MINUTES);
    await enroll(window, { card: '0x0102030405', firstName: 'Fia', lastName: 'Mistake' });
    await expect(outcome(window, /^Saved/)).toBeVisible();
    await goTo(window, 'Activity');
    const row = submissionRow(window, 'Fia Mistake');
    await expect(row).toContainText(BUSY_AND_WAITING);

    await row.getByRole('button', { name: /^Discard/ }).click();
    await expect(question(window, /Discard the submission of Fia Mistake/)).toBeVisible();
    await button(window, 'Keep it').click();
    await expect(row).toContainText('Waiting');

    await row.getByRole('button', { name: /^Discard/ }).click();
    await question(window, /Discard/)
      .getByRole('button', { name: 'Discard', exact: true })
      .click();
    await expect(row).toContainText('Discarded');

    service.behave();
    await goTo(window, 'Enroll');
    await enroll(window, { card: '0x0102030406', firstName: 'Gro', lastName: 'Meant' });
    await expect(outcome(window, /^Enrolled Gro Meant/)).toBeVisible();
    expect(service.keys().map(({ person }) => person.first_name)).toEqual(['Gro']);
    // Fia once before she was discarded, and Gro.
    expect(service.requests('/accesskeys/add')).toHaveLength(2);
  });
});
