import { listSubmissions } from '../support/bridge.ts';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import {
  enroll,
  goTo,
  outcome,
  saveApiKey,
  statusButton,
  submissionRow,
  typeApiKey,
} from '../support/screens.ts';

const NEW_KEY = 'canary-new-N4vB8cXz1LkJ6hGf';
const keyRefused = /^The service refused the API key\./;

test.describe('A refused API key', () => {
  test('401 pauses everything and uses no attempt; a new key resumes it', async ({ openReady, service }) => {
    const { window } = await openReady();
    service.acceptApiKeys(NEW_KEY);

    await enroll(window, { card: '0x0102030405', firstName: 'Olle', lastName: 'One' });
    await expect(statusButton(window, /Paused: the API key was refused.*1 waiting/)).toBeVisible();
    await expect(window.getByText(keyRefused)).toBeVisible();
    await enroll(window, { card: '0x0102030406', firstName: 'Pia', lastName: 'Two' });
    await expect(statusButton(window, /2 waiting/)).toBeVisible();

    expect(service.requests('/accesskeys/add')).toHaveLength(1);
    expect(await listSubmissions(window)).toMatchObject([
      { state: 'waiting', attemptCount: 0 },
      { state: 'waiting', attemptCount: 0 },
    ]);

    await saveApiKey(window, NEW_KEY);
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Olle One')).toContainText('Delivered');
    await expect(submissionRow(window, 'Pia Two')).toContainText('Delivered');
    await expect(window.getByText(keyRefused)).toBeHidden();
    expect(service.keys()).toHaveLength(2);
  });

  test('403 pauses like 401', async ({ openReady, service }) => {
    const { window } = await openReady();
    service.misbehave('/accesskeys/add', { kind: 'status', status: 403 });

    await enroll(window, { card: '0x0102030405', firstName: 'Rut', lastName: 'Sand' });
    await expect(statusButton(window, /Paused: the API key was refused/)).toBeVisible();
    expect(await listSubmissions(window)).toMatchObject([{ state: 'waiting', attemptCount: 0 }]);

    service.behave();
    await saveApiKey(window, API_KEY);
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Rut Sand')).toContainText('Delivered');
  });

  test('a key the service refuses is not saved, and the key kept before goes on working', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();

    await typeApiKey(window, 'canary-wrong-Zz9');
    await expect(window.getByText(/^Not saved: the service refused this key \(401\)/)).toBeVisible();

    await goTo(window, 'Enroll');
    await enroll(window, { card: '0x0102030405', firstName: 'Tor', lastName: 'Ulv' });
    await expect(outcome(window, /^Enrolled Tor Ulv/)).toBeVisible();
    expect(service.keys()).toHaveLength(1);
  });

  test('with no key at all the desk keeps enrollments and says what is missing', async ({
    openLive,
    service,
  }) => {
    const { window } = await openLive();

    await enroll(window, { card: '0x0102030405', firstName: 'Vera', lastName: 'West' });
    await expect(outcome(window, /^Saved/)).toBeVisible();
    await expect(statusButton(window, /Paused: no API key.*1 waiting/)).toBeVisible();
    expect(service.requests()).toHaveLength(0);

    await saveApiKey(window, API_KEY);
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Vera West')).toContainText('Delivered');
  });
});
