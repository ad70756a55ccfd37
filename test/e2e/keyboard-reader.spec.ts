import { listSubmissions } from '../support/bridge.ts';
import type { Desk } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
import { keysOf, pressKeys } from '../support/key-presses.ts';
import { button, field, goTo, outcome, statusButton } from '../support/screens.ts';

const ENTER = { key: 'Return', waitMs: 0 };
const SCAN_MS = 0;
const FINGER_MS = 90;
/** Slower than a scan that nothing announces may be, and far from the 200 ms of one that is. */
const SLOW_READER_MS = 55;

const decimalReader = { path: 'keyboard', baudRate: 9600, format: 'line-dec', technology: 'EM' };

test.describe('A reader that types', () => {
  const openWith = async (openLive: (options: { policy: object }) => Promise<Desk>, reader: object) => {
    const desk = await openLive({ policy: { reader } });
    await expect(statusButton(desk.window, 'Reader ready')).toBeVisible();
    return desk;
  };

  test('fills the card whatever has focus, leaves no character in a field and submits nothing', async ({
    openLive,
  }) => {
    const desk = await openWith(openLive, decimalReader);
    const { window } = desk;
    await field(window, 'First name').focus();
    await pressKeys(desk, [...keysOf('Vera', FINGER_MS), ...keysOf('0004335823930', SCAN_MS), ENTER]);

    await expect(field(window, 'Card number')).toHaveValue('0x01026f6c3a');
    await expect(field(window, 'First name')).toHaveValue('Vera');
    await expect(field(window, 'First name')).toBeFocused();
    await expect(outcome(window, /Enrolled|Saved/)).toHaveCount(0);
    expect(await listSubmissions(window)).toEqual([]);
    await expect(window.getByRole('alert').filter({ hasText: 'There is a problem' })).toHaveCount(0);
  });

  test('leaves typing alone, digits and all', async ({ openLive }) => {
    const desk = await openWith(openLive, decimalReader);
    const { window } = desk;
    await field(window, 'PIN').focus();
    await pressKeys(desk, keysOf('0471', FINGER_MS));

    await expect(field(window, 'PIN')).toHaveValue('0471');
    await field(window, 'Last name').focus();
    await pressKeys(desk, keysOf('ek2 bo77', 60));
    await expect(field(window, 'Last name')).toHaveValue('ek2 bo77');
    await pressKeys(desk, keysOf('3 4/B', 35));
    await expect(field(window, 'Last name')).toHaveValue('ek2 bo773 4/B');
    await expect(field(window, 'Card number')).toHaveValue('');
  });

  test('may send letters, and the names typed around it keep theirs', async ({ openLive }) => {
    const desk = await openWith(openLive, { ...decimalReader, format: 'line-hex', technology: 'MC' });
    const { window } = desk;
    await field(window, 'First name').focus();
    await pressKeys(desk, [
      ...keysOf('adebef', FINGER_MS),
      ...keysOf('0042B7C9', SCAN_MS).map((key, at) => (at === 0 ? { ...key, waitMs: 120 } : key)),
      ENTER,
      ...keysOf('ace', FINGER_MS).map((key, at) => (at === 0 ? { ...key, waitMs: 300 } : key)),
    ]);

    await expect(field(window, 'Card number')).toHaveValue('0x0042b7c9');
    await expect(field(window, 'First name')).toHaveValue('adebeface');
  });

  test('may send blanks and a slash: none of it presses what has focus', async ({ openLive }) => {
    const desk = await openWith(openLive, { path: 'keyboard', baudRate: 9600, format: 'vd-id' });
    const { window } = desk;
    await statusButton(window, 'Reader ready').focus();
    await pressKeys(desk, [...keysOf('017 / 0573785173', SCAN_MS), ENTER]);

    await expect(field(window, 'Card number')).toHaveValue('0x1122334455');
    await expect(statusButton(window, 'Reader ready')).toBeFocused();
  });

  test('that leaves bits out is refused with the reason', async ({ openLive }) => {
    const desk = await openWith(openLive, decimalReader);
    await pressKeys(desk, [...keysOf('0040856634', SCAN_MS), ENTER]);

    await expect(
      desk.window.getByRole('alert').filter({ hasText: /leaves out|only part|part of/ }),
    ).toBeVisible();
    await expect(field(desk.window, 'Card number')).toHaveValue('');
  });

  test('told to send a key of its own first is known at once, however slow it is', async ({ openLive }) => {
    const desk = await openWith(openLive, { ...decimalReader, prefixKey: 'F13' });
    const { window } = desk;
    await field(window, 'First name').focus();
    await pressKeys(desk, [
      { key: 'F13', waitMs: 20 },
      ...keysOf('0004335823930', SLOW_READER_MS),
      { ...ENTER, waitMs: SLOW_READER_MS },
    ]);

    await expect(field(window, 'Card number')).toHaveValue('0x01026f6c3a');
    await expect(field(window, 'First name')).toHaveValue('');
  });

  test('is chosen in Settings beside the serial ports, with what it sends and its first key', async ({
    open,
    place,
    service,
  }) => {
    const policyFile = await place.writePolicy({ apiBaseUrl: service.baseUrl, locale: 'en' });
    const desk = await open({ policyFile });
    const { window } = desk;
    await goTo(window, 'Settings');
    await button(window, 'Show ports').click();
    await window.getByRole('option', { name: 'keyboard' }).click();
    const presets = window.getByLabel('Reader', { exact: true });
    await presets.selectOption({ label: 'DEC + CR/LF (EM)' });
    await expect(presets.getByRole('option', { name: 'EM-18' })).toHaveCount(0);
    await window.getByLabel('First key', { exact: true }).selectOption('F14');
    await button(window, 'Save reader').click();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();

    await pressKeys(desk, [
      { key: 'F14', waitMs: 20 },
      ...keysOf('0004335823930', SLOW_READER_MS),
      { ...ENTER, waitMs: SLOW_READER_MS },
    ]);

    await goTo(window, 'Enroll');
    await expect(field(window, 'Card number')).toHaveValue('0x01026f6c3a');
  });
});
