import type { Page } from '@playwright/test';
import { expect, test } from '../support/desk-test.ts';
import { readerFrames } from '../support/reader-bytes.ts';
import { button, field, goTo, outcome, statusButton } from '../support/screens.ts';

const frame = readerFrames['gwiot-binary'];
const EM = '62e3086ced';
const MC = 'a24045cb';
const cardZone = (window: Page) => window.getByRole('region', { name: 'Card', exact: true });

test.describe('A card with two technologies', () => {
  test('is read in two taps, each told, and registered under both numbers; the next tap shows whose it is', async ({
    openReady,
    line,
    service,
  }) => {
    const { window } = await openReady({ policy: { reader: readerOf(line.readerEnd) } });
    await expect(statusButton(window, 'Reader ready')).toBeVisible();

    await line.write(frame(MC));
    await expect(cardZone(window)).toContainText('Now the EM 125 kHz number');
    await expect(cardZone(window)).toContainText(`Mifare Classic is read: 0x${MC}`);
    await expect(statusButton(window, 'Half of a card is read')).toBeVisible();
    await expect(field(window, 'Card number')).toHaveValue('');
    await line.write(frame(EM));
    await expect(field(window, 'Card number')).toHaveValue(`0x${EM}|0x${MC}`);
    await expect(statusButton(window, 'Reader ready')).toBeVisible();

    await field(window, 'First name').fill('Hedda');
    await field(window, 'Last name').fill('Isak');
    await field(window, 'Last name').press('Enter');
    await expect(outcome(window, 'Enrolled')).toBeVisible();
    expect(service.keys().map(({ identification }) => identification)).toEqual(['0424715775213|2722121163']);

    await expect(async () => {
      await line.write(Buffer.concat([frame(EM), frame(MC)]));
      await expect(cardZone(window)).toContainText('Belongs to', { timeout: 2000 });
    }).toPass();
  });

  test('of which only one was read: Escape and Cancel forget it, and what was typed stays', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady({ policy: { reader: readerOf(line.readerEnd) } });
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await field(window, 'First name').fill('Hedda');

    await line.write(frame(EM));
    await expect(cardZone(window)).toContainText('Now the Mifare Classic number');
    await field(window, 'First name').press('Escape');
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await expect(field(window, 'First name')).toHaveValue('Hedda');

    await line.write(frame(MC));
    await expect(cardZone(window)).toContainText('Now the EM 125 kHz number');
    await cardZone(window).getByRole('button', { name: 'Cancel' }).click();

    await expect(cardZone(window)).toContainText('Tap a card');
    await expect(field(window, 'Card number')).toBeFocused();
    await expect(field(window, 'Card number')).toHaveValue('');
  });

  test('is read in the set-up guide as well, half by half', async ({ openReady, line }) => {
    const { window } = await openReady({ policy: { reader: readerOf(line.readerEnd) } });
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await window.keyboard.press('F1');
    await button(window, 'Open the set-up guide').press('Enter');
    const step = window.getByRole('region', { name: 'A test card' });
    await expect(step).toContainText('Waiting for a card.');

    await line.write(frame(MC));
    await expect(step).toContainText('Now the EM 125 kHz number');
    await expect(step).not.toContainText('No reader is ready');
    await line.write(frame(EM));
    await expect(step).toContainText(`The card 0x${EM}|0x${MC} was read.`);
  });

  test('is chosen in Settings, for a reader that says which number it has read', async ({
    open,
    place,
    service,
    line,
  }) => {
    const policyFile = await place.writePolicy({ apiBaseUrl: service.baseUrl, locale: 'en' });
    const { window } = await open({ policyFile });
    await goTo(window, 'Settings');
    await field(window, 'Serial port').fill(line.readerEnd);
    const choice = (label: string) => window.getByLabel(label, { exact: true });
    await choice('Reader').selectOption({ label: 'EM-18' });
    await expect(choice('A card is')).toHaveCount(0);
    await choice('Reader').selectOption({ label: 'Gwiot 7941E' });
    await choice('A card is').selectOption({ label: 'Two numbers: Mifare Classic, then EM 125 kHz' });
    await button(window, 'Save reader').click();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();

    await line.write(Buffer.concat([frame(EM), frame(MC)]));

    await goTo(window, 'Enroll');
    await expect(field(window, 'Card number')).toHaveValue(`0x${MC}|0x${EM}`);
  });
});

function readerOf(path: string): object {
  return { path, baudRate: 9600, format: 'gwiot-binary', parts: ['EM', 'MC'] };
}
