import type { Page } from '@playwright/test';
import { askedFormats, startAskedReader, type AskedFormat } from '../support/asked-reader.ts';
import { expect, test } from '../support/desk-test.ts';
import { readerFrames } from '../support/reader-bytes.ts';
import type { SerialLine } from '../support/serial-line.ts';
import { spokenCard } from '../support/spoken-card.ts';
import { button, enroll, field, goTo, statusButton } from '../support/screens.ts';

interface Spoken {
  readonly format: Exclude<keyof typeof readerFrames, 'pcsc-uid'>;
  /** As Settings offers it. */
  readonly label: string;
  readonly technology?: 'EM 125 kHz' | 'Mifare Classic' | 'Mifare DESFire';
  readonly csn: string;
}

const em = '62e3086ced';
const spoken: readonly Spoken[] = [
  { format: 'stx-etx-xor', label: 'STX, 10 hexadecimal digits, checksum, ETX', csn: em },
  { format: 'em18-raw12', label: '12 hexadecimal digits without an end', csn: em },
  { format: 'lf10cr', label: 'LF, 10 hexadecimal digits, CR', csn: em },
  { format: 'gwiot-binary', label: 'Gwiot binary', csn: '6b3d12d6' },
  { format: 'promag-auto', label: 'STX, 8 hexadecimal digits, CR, ETX', csn: 'a24045cb' },
  {
    format: 'line-hex',
    label: 'A line of hexadecimal digits',
    technology: 'Mifare Classic',
    csn: '66cf4dc2',
  },
  {
    format: 'line-dec',
    label: 'A line of decimal digits',
    technology: 'Mifare DESFire',
    csn: '04c43bc21c2680',
  },
  { format: 'dez20', label: 'A line: DEZ 20 (ZK)', csn: em },
  { format: 'vd-id', label: 'A line: VD / ID', csn: em },
  { format: 'electra', label: 'A line: ELECTRA', csn: em },
  { format: 'em-13d-w26', label: 'A line: 13 digits and W26', csn: em },
  { format: 'twn4-simple', label: 'Elatec Simple Protocol', csn: '04c43bc21c2680' },
  { format: 'gnetplus-ascii', label: 'GNetPlus, ASCII', csn: 'a24045cb' },
  { format: 'gnetplus-binary', label: 'GNetPlus, binary', csn: 'a24045cb' },
  { format: 'sl025', label: 'StrongLink SL025', csn: 'a24045cb' },
];

const readerTest = (window: Page) => window.getByRole('region', { name: 'Reader test' });
const isAsked = (format: Spoken['format']): format is AskedFormat =>
  askedFormats.some((asked) => asked === format);

async function choose(window: Page, label: string, option: string): Promise<void> {
  await window.getByLabel(label, { exact: true }).selectOption({ label: option });
}

/** Formats that leave the technology open ask for it. */
async function chooseCardType(window: Page, technology: Spoken['technology']): Promise<void> {
  if (technology !== undefined) await choose(window, 'Card type', technology);
}

/** Puts a reader at the line, so that one that is asked answers from the first question on; returned is how a card is laid on it. */
async function attach(
  line: SerialLine,
  format: Spoken['format'],
): Promise<(csn: string) => Promise<void> | void> {
  return isAsked(format)
    ? (await startAskedReader(line, format)).lay
    : (csn) => line.write(spokenCard({ format }, csn));
}

test.describe('Readers of every format', () => {
  for (const { format, label, technology, csn } of spoken) {
    test(`${label}: set by hand, saved, and a card is read`, async ({ open, place, service, line }) => {
      const policyFile = await place.writePolicy({ apiBaseUrl: service.baseUrl, locale: 'en' });
      const { window } = await open({ policyFile });
      const lay = await attach(line, format);
      await goTo(window, 'Settings');
      await field(window, 'Serial port').fill(line.readerEnd);
      await choose(window, 'Reader', 'Reader set by hand');
      await choose(window, 'What it sends', label);
      await chooseCardType(window, technology);
      await button(window, 'Save reader').click();
      await expect(statusButton(window, 'Reader ready')).toBeVisible();

      await lay(csn);

      await expect(readerTest(window)).toContainText(`A card: 0x${csn}`);
      await goTo(window, 'Enroll');
      await expect(field(window, 'Card number')).toHaveValue(`0x${csn}`);
    });
  }

  test('a format that leaves out a part is refused with what to do, before and after a card', async ({
    open,
    place,
    service,
    line,
  }) => {
    const policyFile = await place.writePolicy({ apiBaseUrl: service.baseUrl, locale: 'en' });
    const { window } = await open({ policyFile });
    await goTo(window, 'Settings');
    await field(window, 'Serial port').fill(line.readerEnd);
    await choose(window, 'Reader', 'Reader set by hand');
    await choose(window, 'What it sends', 'A line: W26 (always refused)');
    await expect(window.getByText('This leaves out a part of every number.')).toBeVisible();
    await button(window, 'Save reader').click();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();

    await line.write(readerFrames['w26-text'](em));

    await expect(readerTest(window)).toContainText('The reader leaves out a part of the number.');
    await goTo(window, 'Enroll');
    await expect(field(window, 'Card number')).toHaveValue('');
  });

  test('a line of digits is not saved before somebody says whose digits they are', async ({
    open,
    place,
    service,
    line,
  }) => {
    const policyFile = await place.writePolicy({ apiBaseUrl: service.baseUrl, locale: 'en' });
    const { window } = await open({ policyFile });
    await goTo(window, 'Settings');
    await field(window, 'Serial port').fill(line.readerEnd);
    await choose(window, 'Reader', 'Reader set by hand');

    await button(window, 'Save reader').click();

    await expect(window.getByText('Choose which cards it reads')).toBeVisible();
    await expect(statusButton(window, 'No reader chosen')).toBeVisible();
  });

  test('a preset says what to set on the reader, and is shown again after a restart', async ({
    open,
    place,
    service,
    line,
  }) => {
    const policyFile = await place.writePolicy({ apiBaseUrl: service.baseUrl, locale: 'en' });
    const first = await open({ policyFile });
    await goTo(first.window, 'Settings');
    await field(first.window, 'Serial port').fill(line.readerEnd);
    await choose(first.window, 'Reader', 'ID-Innovations ID-12LA / ID-20LA');
    await expect(first.window.getByText('On the reader: choose ASCII output')).toBeVisible();
    await button(first.window, 'Save reader').click();
    await expect(statusButton(first.window, 'Reader ready')).toBeVisible();
    await first.close();

    const { window } = await open({ policyFile });
    await goTo(window, 'Settings');

    await expect(window.getByLabel('Reader', { exact: true }).locator('option:checked')).toHaveText(
      'ID-Innovations ID-12LA / ID-20LA',
    );
  });

  test('a reader that is asked and does not answer is named as silent until it speaks', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady({
      policy: { reader: { path: line.readerEnd, baudRate: 115_200, format: 'sl025' } },
    });
    await expect(statusButton(window, 'The reader does not answer')).toBeVisible();

    await startAskedReader(line, 'sl025');

    await expect(statusButton(window, 'Reader ready')).toBeVisible();
  });

  test('a card that is known the other way round is pointed out before it is enrolled twice', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady({
      policy: { reader: { path: line.readerEnd, baudRate: 9600, format: 'line-hex', technology: 'MC' } },
    });
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await enroll(window, { card: '0xA24045CB', firstName: 'Hedda', lastName: 'Isak' });
    await expect(window.getByRole('status').filter({ hasText: 'Enrolled' })).toBeVisible();

    await line.write(readerFrames['line-hex']('cb4540a2'));

    await expect(
      window.getByText('Looks like a card already registered, read the other way round.'),
    ).toBeVisible();
  });
});
