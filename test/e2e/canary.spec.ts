import { API_KEY, expect, test } from '../support/desk-test.ts';
import { heapOf } from '../support/heap.ts';
import { filesBelow, filesHolding, holds } from '../support/leaks.ts';
import { button, enroll, field, goTo, outcome } from '../support/screens.ts';

const PERSON = 'Kanariefågelsson';
const PIN = '0815';
const TYPED_NAME = 'canary-name-Vb5Nm2';

test.describe('Secrets', () => {
  test('after a day’s work no file and no output holds the key, a waiting person, or a PIN', async ({
    openReady,
    place,
    service,
  }) => {
    const desk = await openReady();
    await enroll(desk.window, { card: '0x0102030405', firstName: 'Sent', lastName: PERSON, pin: PIN });
    await expect(outcome(desk.window, /^Enrolled/)).toBeVisible();
    service.misbehaveOnce('/accesskeys/add', { kind: 'status', status: 400, body: `${PERSON} is refused` });
    await enroll(desk.window, { card: '0x0102030406', firstName: 'Refused', lastName: PERSON, pin: PIN });
    await expect(outcome(desk.window, /^Not enrolled/)).toBeVisible();
    await service.goOffline();
    await enroll(desk.window, { card: '0x0102030407', firstName: 'Waiting', lastName: PERSON, pin: PIN });
    await expect(outcome(desk.window, /^Saved/)).toBeVisible();
    await desk.kill();

    const files = await filesBelow(place.dataDir);
    expect(files.filter((file) => /tapdesk\.(db|db-wal|log)$/.test(file))).toHaveLength(3);
    for (const secret of [API_KEY, PERSON, `"pin":"${PIN}"`]) {
      expect(await filesHolding(place.dataDir, secret)).toEqual([]);
      expect(holds(Buffer.from(desk.output()), secret)).toBe(false);
    }
  });

  test('the window’s heap does not hold the key once it is saved', async ({ openLive }) => {
    const { app, window } = await openLive();
    await field(window, 'First name').focus();
    await window.keyboard.insertText(TYPED_NAME);
    await goTo(window, 'Settings');
    await field(window, 'Integration API key').focus();
    await window.keyboard.insertText(API_KEY);
    await button(window, 'Save key').click();
    await expect(window.getByText(/^Key saved/)).toBeVisible();

    const heap = await heapOf(app, window);

    // The search does find what is there.
    expect(heap.includes(TYPED_NAME)).toBe(true);
    expect(heap.includes(API_KEY)).toBe(false);
  });
});
