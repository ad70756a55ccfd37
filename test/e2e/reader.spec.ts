import { randomBytes } from 'node:crypto';
import { expect, test } from '../support/desk-test.ts';
import { holdPort } from '../support/port-hog.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import { button, field, fillForm, goTo, statusButton } from '../support/screens.ts';

test.describe('The reader', () => {
  test('unplugged while the form is filled: said at once, nothing typed is lost, and it comes back by itself', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await fillForm(window, { card: '', firstName: 'Hedda', lastName: 'Isak', pin: '0815' });

    await line.unplug();
    await expect(statusButton(window, /^Reader not connected: (unplugged|port not found)$/)).toBeVisible();
    await expect(window.getByText('The reader is not ready.')).toBeVisible();

    await line.replug();
    await expect(statusButton(window, 'Reader ready')).toBeVisible({ timeout: 20_000 });
    await line.write(rdm6300Frame('0102030405'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
    await expect(field(window, 'First name')).toHaveValue('Hedda');
    await expect(field(window, 'Last name')).toHaveValue('Isak');
    await expect(field(window, 'PIN')).toHaveValue('0815');
  });

  test('garbage on the line is named as wrong data, fills nothing, and does not hide the next card', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();

    await line.write(randomBytes(300).map((byte) => byte | 0x80));
    await expect(statusButton(window, 'Wrong data from the reader')).toBeVisible();
    await expect(field(window, 'Card number')).toHaveValue('');

    await line.write(rdm6300Frame('0102030405'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
  });

  test('a frame with a wrong checksum is refused with what to do, and the form stays as it was', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    const damaged = rdm6300Frame('0102030405');
    damaged[4] = '7'.charCodeAt(0);

    await line.write(damaged);

    await expect(window.getByRole('alert').filter({ hasText: 'The number was garbled' })).toBeVisible();
    await expect(field(window, 'Card number')).toHaveValue('');
  });

  test('a port that is not there is named, with what to do', async ({ openLive }) => {
    const { window } = await openLive({
      policy: { reader: { path: '/dev/tapdesk-nowhere', baudRate: 9600, format: 'stx-etx-xor' } },
    });

    await statusButton(window, 'Reader not connected: port not found').click();

    await expect(window.getByText('There is no port /dev/tapdesk-nowhere.')).toBeVisible();
  });

  test('a port that another program holds is named with its holder, and opens when that one lets go', async ({
    openLive,
    line,
  }) => {
    const hog = await holdPort(line.readerEnd);
    const { window } = await openLive();
    await expect(
      statusButton(window, new RegExp(`^Reader not connected: port in use by .*node \\(${hog.pid}\\)`)),
    ).toBeVisible();

    await hog.letGo();

    await expect(statusButton(window, 'Reader ready')).toBeVisible({ timeout: 20_000 });
  });

  test('the reader test in Settings shows the bytes and what they mean; a typed port and a preset are enough', async ({
    open,
    place,
    service,
    line,
  }) => {
    const policyFile = await place.writePolicy({ apiBaseUrl: service.baseUrl, locale: 'en' });
    const { window } = await open({ policyFile });
    await goTo(window, 'Settings');
    await field(window, 'Serial port').fill(line.readerEnd);
    await window.getByLabel('Reader', { exact: true }).selectOption({ label: 'RDM630 / RDM6300' });
    await button(window, 'Save reader').click();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();

    await line.write(rdm6300Frame('0102030405'));

    const readerTest = window.getByRole('region', { name: 'Reader test' });
    await expect(readerTest).toContainText('A card: 0x0102030405, EM 125 kHz.');
    await expect(readerTest).toContainText(/02 ?30 ?31 ?30 ?32/);
  });

  test('the status line leads to it each time, and forgetting it, or the key, leaves focus where it was', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady({ policy: { reader: undefined } });
    const heading = window.getByRole('heading', { name: 'Card reader', exact: true });
    const hasFocus = (name: string): Promise<void> =>
      expect(window.getByRole('region', { name, exact: true }).locator(':focus')).toHaveCount(1);
    await statusButton(window, 'No reader chosen').press('Enter');
    await expect(heading).toBeFocused();
    await window.getByRole('combobox', { name: 'Serial port' }).fill(line.readerEnd);
    await window.getByLabel('Reader', { exact: true }).selectOption({ index: 1 });
    await button(window, 'Save reader').press('Enter');

    await button(window, 'Forget key').press('Enter');
    await expect(button(window, 'Forget key')).toBeHidden();
    await hasFocus('Service');
    await statusButton(window, 'Reader ready').press('Enter');
    await expect(heading).toBeFocused();
    await button(window, 'Use no reader').press('Enter');
    await expect(button(window, 'Use no reader')).toBeHidden();
    await hasFocus('Card reader');
  });
});
