import type { Locator, Page } from '@playwright/test';
import type { PageGlobal } from '../support/bridge.ts';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { filesHolding, holds } from '../support/leaks.ts';
import { button, enroll, field, fillForm, goTo, outcome, question, saveApiKey } from '../support/screens.ts';

const tapRow = (window: Page, words: string | RegExp): Locator =>
  window.getByRole('table', { name: 'Denied taps' }).getByRole('row').filter({ hasText: words });
const tapRows = (window: Page): Locator =>
  window.getByRole('table', { name: 'Denied taps' }).locator('tbody').getByRole('row');
const said = (window: Page, words: string | RegExp): Locator =>
  window.getByRole('status').filter({ hasText: words });

/** As the doors write it, and as the desk does. */
const atDoor = '0001234567890';
const card = '0x00499602d2';
const TURNED_AWAY = 'Kanariefågelsson';
const unknownTap = { type: 201, key: { identification: atDoor, type: 'proximity' }, person: null };

const isRegistered = (window: Page, keyId: string): Promise<boolean> =>
  window.evaluate(async (asked) => {
    const reply = await (globalThis as unknown as PageGlobal).desk.getRegisteredKey({ keyId: asked });
    return !reply.ok || reply.value !== null;
  }, keyId);

async function tabTo(window: Page, wanted: Locator): Promise<void> {
  await expect(async () => {
    await window.keyboard.press('Tab');
    await expect(wanted).toBeFocused({ timeout: 100 });
  }).toPass({ intervals: [0] });
}

test.describe('Doors', () => {
  test('an unknown card at a door is enrolled by keyboard alone, and the door is told of it', async ({
    openReady,
    service,
  }) => {
    service.doors.happen({ ...unknownTap, door_name: 'Garage' });
    const { window } = await openReady();

    await window.keyboard.press('Control+4');
    await expect(window.getByRole('heading', { level: 1, name: 'Doors' })).toBeVisible();
    await expect(tapRow(window, 'Unknown card')).toContainText(`Garage${card}`);
    await tabTo(window, button(window, 'Enroll this card'));
    await window.keyboard.press('Enter');
    await expect(field(window, 'Card number')).toHaveValue(card);
    await expect(field(window, 'First name')).toBeFocused();
    await window.keyboard.type('Vilma');
    await window.keyboard.press('Tab');
    await window.keyboard.type('Keys');
    await window.keyboard.press('Enter');
    await expect(outcome(window, /^Enrolled Vilma Keys/)).toBeVisible();

    expect(service.keys()).toMatchObject([{ identification: atDoor, person: { first_name: 'Vilma' } }]);
    await window.keyboard.press('Control+4');
    await expect(tapRow(window, 'Registered here by now')).toContainText('Vilma Keys');
    await expect(button(window, 'Show the card')).toBeVisible();
  });

  test('a form that holds another card asks before it takes the one from the door', async ({
    openReady,
    service,
  }) => {
    service.doors.happen(unknownTap);
    const { window } = await openReady();
    await fillForm(window, { card: '0x0102030405', firstName: 'Bo' });

    await goTo(window, 'Doors');
    await button(window, 'Enroll this card').click();
    await expect(question(window, /./)).toBeVisible();
    await window.keyboard.press('Escape');

    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
    await expect(field(window, 'First name')).toHaveValue('Bo');
    await expect(field(window, 'First name')).toBeFocused();
  });

  test('each reason is told in words, with what helps a card that is registered here', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await enroll(window, { card, firstName: 'Bo', lastName: 'Dahl' });
    await expect(outcome(window, /^Enrolled Bo Dahl/)).toBeVisible();
    const key = { identification: atDoor, type: 'proximity' };
    for (const type of [202, 203, 204, 205, 206, 207]) service.doors.happen({ type, key });
    const elsewhere = { identification: '0x0102030405', type: 'proximity' };
    service.doors.happen({ type: 206, key: elsewhere, person: { first_name: 'Cia', last_name: 'Ek' } });

    await goTo(window, 'Doors');
    await expect(tapRows(window)).toHaveText([
      /^No access to this door.*This desk does not know the card.*Cia Ek/,
      /^Not at this hour.*Bo Dahl.*Change access levels$/,
      /^No access to this door.*Bo Dahl.*Change access levels$/,
      /^No PIN set, and the door asks for one.*Set a PIN$/,
      /^DisabledThis cannot be changed here\./,
      /^On the blacklistThis cannot be changed here\./,
      /^Outside its validity.*Extend validity$/,
    ]);
    await button(window, 'Extend validity').click();
    await expect(field(window, 'Card number')).toHaveValue(card);
    await expect(window.getByText('Belongs to Bo Dahl', { exact: true })).toBeVisible();
    await expect(window.getByLabel('New end of validity')).toBeFocused();
  });

  test('a key is known by its id, however its number is told; of one nothing is told of, the desk claims nothing', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await enroll(window, { card, firstName: 'Bo', lastName: 'Dahl' });
    await button(window, 'A code in place of a card…').press('Enter');
    await window.keyboard.type('83910');
    await field(window, 'First name').fill('Cora');
    await field(window, 'First name').press('Enter');
    await expect(outcome(window, /^Enrolled Cora/)).toBeVisible();
    const [ofCard, ofCode] = service.keys().map(({ id }) => id);
    const key = { identification: 'W26 00123', type: 'proximity' };
    service.doors.happen(
      { type: 202, key_id: ofCode, key: { identification: '83910', type: 'code' } },
      { type: 206, key_id: ofCard, key },
      { type: 206, key },
      { type: 202, key: { identification: '4711', type: 'code' } },
      { type: 205 },
      {
        type: 202,
        key_id: 'c0a8f3d1-5b7e-4a52-9d33-1e6b7f20aa41',
        key: { identification: atDoor, type: 'proximity' },
        person: { first_name: 'Lisa', last_name: 'Berg' },
      },
    );

    await goTo(window, 'Doors');
    await expect(tapRows(window)).toHaveText([
      /^Outside its validity.*This card has another key by now\. Tap it.*Lisa Berg0x00499602d2$/,
      /^No PIN set.*Not known here which key it was\. Tap the card/,
      /^Outside its validity.*Not known here whose code it was\. Ask the holder/,
      /^No access to this door.*Tap the card on the reader at this desk/,
      /^No access to this door.*Bo Dahl.*Change access levels$/,
      /^Outside its validity.*Cora.*A code, typed at the door.*Extend validity$/,
    ]);
    await button(window, 'Extend validity').press('Enter');
    await expect(window.getByRole('region', { name: 'Cora Up’s key' })).toBeVisible();
    const end = window.getByLabel('New end of validity');
    await expect(end).toBeFocused();
    await end.fill('2031-05-06T12:00');
    await window.keyboard.press('Enter');
    await expect.poll(() => service.keys().find(({ id }) => id === ofCode)?.validTo).toMatch(/^2031-05-06/);
  });

  test('a key that went while its row was looked at is said to be gone, and so is the connection', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await button(window, 'A code in place of a card…').press('Enter');
    await window.keyboard.type('83910');
    await field(window, 'First name').fill('Cora');
    await field(window, 'First name').press('Enter');
    await expect(outcome(window, /^Enrolled Cora/)).toBeVisible();
    const keyId = service.keys()[0]?.id ?? '';
    service.doors.happen({ type: 201, key_id: keyId, key: { identification: '83910', type: 'code' } });
    await goTo(window, 'Doors');
    const open = button(window, 'Open the key');
    await expect(open).toBeVisible();

    service.misbehave('/events/list', { kind: 'hang' });
    const key = { kind: 'registered', keyId } as const;
    await window.evaluate(async (removed) => {
      const { desk } = globalThis as unknown as PageGlobal;
      await desk.actOnCard({ key: removed, askedHolder: 'Cora Up', act: { kind: 'remove' } });
    }, key);
    await expect.poll(() => isRegistered(window, keyId)).toBe(false);
    await open.press('Enter');

    await expect(said(window, 'This key has changed or gone in the meantime.')).toBeVisible();
    await expect(window.getByRole('heading', { level: 1, name: 'Doors' })).toBeVisible();
    await service.goOffline();
    await expect(said(window, 'The doors cannot be asked: there is no connection')).toBeVisible({
      timeout: 15_000,
    });
    await expect(said(window, 'This key has changed or gone in the meantime.')).toBeVisible();
  });

  test('focus stays in its row when the next report takes the button', async ({ openReady, service }) => {
    const { window } = await openReady();
    await enroll(window, { card, firstName: 'Bo', lastName: 'Dahl' });
    await expect(outcome(window, /^Enrolled Bo Dahl/)).toBeVisible();
    const keyId = service.keys()[0]?.id ?? '';
    service.doors.happen({ type: 206, door_name: 'Gym' });
    service.doors.happen({ type: 202, key_id: keyId, key: { identification: atDoor, type: 'proximity' } });
    await goTo(window, 'Doors');
    await button(window, 'Extend validity').focus();
    await window.evaluate(async (removed) => {
      const { desk } = globalThis as unknown as PageGlobal;
      const key = { kind: 'registered', keyId: removed } as const;
      await desk.actOnCard({ key, askedHolder: 'Bo Dahl', act: { kind: 'remove' } });
    }, keyId);
    await expect(button(window, 'Extend validity')).toBeHidden({ timeout: 15_000 });
    await expect(tapRow(window, 'Outside its validity')).toBeFocused();
  });

  test('what no documentation tells of is shown as it is, and a door that opened is not', async ({
    openReady,
    service,
  }) => {
    service.doors.happen(
      { type: 311, category: 'tamper' },
      { type: 'tailgating', door_name: null, key: null, person: null, event_time: 'soon' },
      { type: 102, category: 'accessgranted', door_name: 'Open sesame' },
      { type: 201, key: { identification: '4711', type: 'code' } },
      { type: 201, key: { identification: 'W26 00123', type: 'proximity' } },
    );
    const { window } = await openReady();

    await goTo(window, 'Doors');
    await expect(tapRows(window)).toHaveCount(4);
    await expect(tapRow(window, 'Not opened: type 311, tamper')).toBeVisible();
    await expect(tapRow(window, 'type tailgating')).toContainText('Time not known');
    await expect(tapRow(window, 'A code, typed at the door')).toBeVisible();
    await expect(tapRow(window, 'W26 00123')).toContainText('Tap the card on the reader at this desk');
    await expect(window.getByText('4711')).toHaveCount(0);
    await expect(button(window, 'Enroll this card')).toHaveCount(0);
  });

  test('page after page is read, the newest hundred are shown, and nothing is asked before the tray is opened', async ({
    openReady,
    service,
  }) => {
    for (let tap = 1; tap <= 120; tap += 1) service.doors.happen({ type: 206, door_name: `Door ${tap}` });
    service.doors.pageSize(50);
    const { window } = await openReady();
    expect(service.requests('/events/list')).toHaveLength(0);

    await goTo(window, 'Doors');
    await expect(tapRow(window, 'Door 120')).toBeVisible();
    await expect(tapRows(window)).toHaveCount(100);
    await expect(tapRow(window, /Door 20\D/)).toHaveCount(0);

    const bodies = service.requests('/events/list').map(({ body }) => JSON.parse(body) as object);
    expect(bodies.slice(0, 3)).toMatchObject([
      { include_access_granted: false, include_access_denied: true },
      { continuation_key: 'page-1' },
      { continuation_key: 'page-2' },
    ]);
  });

  test('a new denied tap is said once; without a connection what is known stays, and it goes on by itself', async ({
    openReady,
    service,
  }) => {
    service.doors.happen({ type: 206, door_name: 'Gym' });
    const { window } = await openReady();
    await goTo(window, 'Doors');
    await expect(window.getByText(/^Doors last reported /)).toBeVisible();
    await expect(said(window, 'Denied tap')).toHaveCount(0);

    service.doors.happen({ ...unknownTap, door_name: 'Warehouse' });
    await expect(said(window, 'Denied tap: Unknown card, Warehouse.')).toHaveCount(1, { timeout: 15_000 });

    await service.goOffline();
    await expect(said(window, 'The doors cannot be asked: there is no connection')).toBeVisible({
      timeout: 15_000,
    });
    await expect(tapRows(window)).toHaveCount(2);
    await service.goOnline();
    service.doors.happen({ type: 205, door_name: 'Vault' });
    await expect(tapRow(window, 'Vault')).toBeVisible({ timeout: 30_000 });
    await expect(said(window, 'cannot be asked')).toHaveCount(0);
  });

  test('a refused key pauses the tray with the desk, until another one is saved', async ({
    openReady,
    service,
  }) => {
    service.doors.happen({ type: 206, door_name: 'Gym' });
    const { window } = await openReady();
    service.acceptApiKeys('another-key');

    await goTo(window, 'Doors');
    await expect(said(window, 'The doors are not asked: the service refused the API key.')).toBeVisible();
    await expect(window.getByText('What happened at the doors is not known yet.')).toBeVisible();
    expect(service.requests('/events/list')).toHaveLength(1);

    service.acceptApiKeys(API_KEY);
    await saveApiKey(window, API_KEY);
    await goTo(window, 'Doors');
    await expect(tapRow(window, 'Gym')).toBeVisible();
  });

  test('who was turned away is in no file of this desk, and forgotten when it is closed', async ({
    openReady,
    openLive,
    place,
    service,
  }) => {
    service.doors.happen({ type: 206, person: { first_name: 'Sam', last_name: TURNED_AWAY }, key: null });
    const first = await openReady();
    await goTo(first.window, 'Doors');
    await expect(tapRow(first.window, TURNED_AWAY)).toBeVisible();
    await first.close();
    expect(await filesHolding(place.dataDir, TURNED_AWAY)).toEqual([]);
    expect(holds(Buffer.from(first.output()), TURNED_AWAY)).toBe(false);

    await service.goOffline();
    const second = await openLive();
    await goTo(second.window, 'Doors');
    await expect(said(second.window, 'The doors cannot be asked')).toBeVisible();
    await expect(second.window.getByText('What happened at the doors is not known yet.')).toBeVisible();
  });

  test('practice has people before closed doors', async ({ open }) => {
    const { window } = await open();

    await goTo(window, 'Doors');
    await expect(tapRow(window, 'Outside its validity')).toBeVisible();
    // Another unknown card is tapped twenty seconds after practice began.
    await button(window, 'Enroll this card').first().click();
    await field(window, 'First name').fill('Nils');
    await field(window, 'First name').press('Enter');
    await expect(outcome(window, /^Enrolled Nils/)).toBeVisible();
  });
});
