import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ReaderProfile } from '../../contract/reader.ts';
import { expect, test } from '../support/desk-test.ts';
import { button, enroll, field, goTo, statusButton } from '../support/screens.ts';
import { createSimulatedReader, type SimulatedReader } from '../support/simulated-reader.ts';
import { spokenCard } from '../support/spoken-card.ts';
import { TAP_WAIT_MS } from '../../main/reader/calibration-session.ts';
import { stretchWaits } from '../support/desk-waits.ts';

type Settings = Omit<ReaderProfile, 'path' | 'baudRate'>;

const baudRates = [9600, 19_200, 115_200, 2400, 38_400, 57_600, 4800, 14_400];
const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const dialog = (window: Page) => window.getByRole('dialog', { name: 'Find out how this reader speaks' });
const told = (window: Page) => dialog(window).getByRole('status');

async function openCalibration(window: Page): Promise<void> {
  await button(window, 'Find out how this reader speaks').click();
  await expect(dialog(window)).toBeVisible();
}

async function startListening(window: Page, port: string, card: string): Promise<void> {
  await dialog(window).getByRole('combobox', { name: 'Serial port' }).fill(port);
  await dialog(window).getByLabel('Number of the card you will tap').fill(card);
  await dialog(window).getByRole('button', { name: 'Start listening' }).click();
}

/** A tap at each speed until the reader's own; the desk says each time that it listens. */
async function tapUntilHeard(
  window: Page,
  reader: SimulatedReader,
  frame: Uint8Array,
  baudRate: number,
): Promise<void> {
  const tried = baudRates.includes(baudRate)
    ? baudRates.slice(0, baudRates.indexOf(baudRate) + 1)
    : baudRates;
  for (const [index, rate] of tried.entries()) {
    await expect(dialog(window)).toContainText(`Speed ${index + 1} of 8: ${rate} baud`);
    await reader.tap(frame, baudRate);
  }
}

async function closeDialog(window: Page): Promise<void> {
  await window.keyboard.press('Escape');
  await expect(dialog(window)).toBeHidden();
}

interface Speaking {
  readonly name: string;
  readonly settings: Settings;
  readonly baudRate: number;
  readonly csn: string;
  /** Where its frames are not those of the format's simplest reader. */
  readonly frame?: Uint8Array;
}

const speaking: readonly Speaking[] = [
  { name: 'RDM6300', settings: { format: 'stx-etx-xor' }, baudRate: 9600, csn: '62e3086ced' },
  {
    name: 'ID-12LA',
    settings: { format: 'stx-etx-xor' },
    baudRate: 9600,
    csn: '62e3086ced',
    frame: ascii('\u000262E3086CED08\r\n\u0003'),
  },
  {
    name: 'an additive checksum',
    settings: { format: 'stx-etx-xor', checksum: 'sum' },
    baudRate: 9600,
    csn: '2e00af0ec9',
  },
  { name: 'EM-18', settings: { format: 'em18-raw12' }, baudRate: 9600, csn: '4500c5d1e9' },
  { name: 'Parallax', settings: { format: 'lf10cr' }, baudRate: 2400, csn: '0f0184f07a' },
  { name: 'Gwiot, EM', settings: { format: 'gwiot-binary' }, baudRate: 9600, csn: '2e00b6d7b5' },
  {
    name: 'Gwiot, Mifare turned round',
    settings: { format: 'gwiot-binary', transform: 'reverse-bytes' },
    baudRate: 9600,
    csn: '6b3d12d6',
  },
  {
    name: 'Promag MF5',
    settings: { format: 'promag-auto', transform: 'reverse-bytes' },
    baudRate: 19_200,
    csn: 'a24045cb',
  },
  {
    name: 'Promag MF7',
    settings: { format: 'line-hex', technology: 'MC', transform: 'reverse-bytes' },
    baudRate: 19_200,
    csn: 'a24045cb',
  },
  {
    name: 'TWN4, EM',
    settings: { format: 'line-hex', technology: 'EM' },
    baudRate: 115_200,
    csn: '01026f6c3a',
  },
  { name: 'Baltech', settings: { format: 'line-dec', technology: 'MC' }, baudRate: 115_200, csn: 'a24045cb' },
  { name: '13D', settings: { format: 'line-dec', technology: 'EM' }, baudRate: 38_400, csn: '01020e9c9b' },
  {
    name: 'DESFire in decimal, turned round',
    settings: { format: 'line-dec', technology: 'MD', transform: 'reverse-bytes' },
    baudRate: 57_600,
    csn: '04c43bc21c2680',
  },
  {
    name: 'Unique',
    settings: { format: 'line-hex', technology: 'EM', transform: 'reverse-bits-per-byte' },
    baudRate: 4800,
    csn: '1122334455',
  },
  {
    name: 'DESFire with its bits reversed',
    settings: { format: 'line-hex', technology: 'MD', transform: 'reverse-bits' },
    baudRate: 9600,
    csn: '04a22b9c114480',
  },
  {
    name: 'inverted',
    settings: { format: 'line-hex', technology: 'EM', transform: 'invert' },
    baudRate: 9600,
    csn: '0102030405',
  },
  {
    name: 'DEZ 20',
    settings: { format: 'dez20', transform: 'reverse-bits-per-byte' },
    baudRate: 9600,
    csn: '1122334455',
  },
  { name: 'VD / ID', settings: { format: 'vd-id' }, baudRate: 2400, csn: '1122334455' },
  { name: 'ELECTRA', settings: { format: 'electra' }, baudRate: 9600, csn: '1122334455' },
  { name: '13D and W26', settings: { format: 'em-13d-w26' }, baudRate: 19_200, csn: '01020e9c9b' },
];

interface Asked {
  readonly name: string;
  readonly settings: Settings;
  readonly baudRate: number;
  readonly csn: string;
  readonly question: string;
  readonly noCard: Uint8Array;
}

const asked: readonly Asked[] = [
  {
    name: 'TWN4 Simple Protocol',
    settings: { format: 'twn4-simple' },
    baudRate: 9600,
    csn: '04c43bc21c2680',
    question: '050010\r',
    noCard: ascii('0000\r'),
  },
  {
    name: 'SL025',
    settings: { format: 'sl025' },
    baudRate: 9600,
    csn: 'a24045cb',
    question: '\u00ba\u0002\u0001\u00b9',
    noCard: Buffer.from('bd030101be', 'hex'),
  },
  {
    name: 'GNetPlus',
    settings: { format: 'gnetplus-ascii', transform: 'reverse-bytes' },
    baudRate: 19_200,
    csn: 'a24045cb',
    question: ':002100\r',
    noCard: ascii(':0015011F\r'),
  },
];

const failing: readonly {
  readonly name: string;
  readonly card: string;
  readonly frame: Uint8Array;
  readonly baudRate: number;
  readonly says: RegExp;
}[] = [
  {
    name: '8H10D',
    card: '0x01026f6c3a',
    frame: ascii('0040856634\r\n'),
    baudRate: 9600,
    says: /drops the top byte: it sends “0040856634” \(8H10D\), 32 of 40 bits/,
  },
  {
    name: 'four of seven bytes',
    card: '0x04c43bc21c2680',
    frame: ascii('8804C43B\r\n'),
    baudRate: 19_200,
    says: /cuts seven bytes to four: it sends 88 and the first three/,
  },
  {
    name: 'HID PACS',
    card: '0xa24045cb',
    frame: ascii('0605025240\r'),
    baudRate: 9600,
    says: /a facility and card number as HID readers do/,
  },
  {
    name: 'a speed nobody has',
    card: '0x62e3086ced',
    frame: spokenCard({ format: 'stx-etx-xor' }, '62e3086ced'),
    baudRate: 300,
    says: /Something came at every speed, and none of it could be read/,
  },
];

test.describe('Finding out how a reader speaks', () => {
  test('twenty readers that speak by themselves, three that must be asked, four that cannot work', async ({
    open,
    place,
    service,
  }) => {
    test.setTimeout(300_000);
    const policyFile = await place.writePolicy({ apiBaseUrl: service.baseUrl, locale: 'en' });
    const desk = await open({ policyFile });
    const { window } = desk;
    await stretchWaits(desk, TAP_WAIT_MS);
    await goTo(window, 'Settings');
    const reader = await createSimulatedReader();

    for (const { name, settings, baudRate, csn, frame } of speaking) {
      await test.step(name, async () => {
        await openCalibration(window);
        await startListening(window, reader.port, `0x${csn}`);
        await tapUntilHeard(window, reader, frame ?? spokenCard(settings, csn), baudRate);
        await expect(told(window)).toHaveText(
          `Found. The reader speaks at ${baudRate} baud, and reads card 0x${csn}.`,
        );
        expect(await foundProfile(window)).toEqual({ path: reader.port, baudRate, ...settings });
        await closeDialog(window);
      });
    }

    for (const { name, settings, baudRate, csn, question, noCard } of asked) {
      await test.step(name, async () => {
        let card: string | null = null;
        reader.answerWith((heard) => {
          if (!heard.includes(question)) return null;
          return card === null ? noCard : spokenCard(settings, card);
        }, baudRate);
        await openCalibration(window);
        await startListening(window, reader.port, `0x${csn}`);
        await expect(told(window)).toHaveText(`The reader answers. Tap card 0x${csn}.`, { timeout: 30_000 });
        card = csn;
        await expect(told(window)).toHaveText(/^Found\./);
        expect(await foundProfile(window)).toEqual({ path: reader.port, baudRate, ...settings });
        await closeDialog(window);
        reader.answerWith(() => null, 0);
      });
    }

    for (const { name, card, frame, baudRate, says } of failing) {
      await test.step(name, async () => {
        await openCalibration(window);
        await startListening(window, reader.port, card);
        await tapUntilHeard(window, reader, frame, baudRate);
        await expect(told(window)).toHaveText(says);
        await closeDialog(window);
      });
    }

    await goTo(window, 'Enroll');
    await expect(field(window, 'Card number')).toHaveValue('');
    await reader.close();
  });

  test('the known card is picked from the register by its holder’s name, by keyboard alone', async ({
    openReady,
  }) => {
    const { window } = await openReady();
    await enroll(window, { card: '0x62e3086ced', firstName: 'Ada', lastName: 'Berg' });
    await expect(field(window, 'First name')).toHaveValue('');
    await enroll(window, { card: '0x2e00af0ec9', firstName: 'Ada', lastName: 'Lind' });
    await goTo(window, 'Register');
    await expect(window.getByRole('row', { name: /^Ada (Berg|Lind)/ })).toHaveCount(2);

    const reader = await createSimulatedReader();
    await goTo(window, 'Settings');
    await openCalibration(window);
    await dialog(window).getByRole('combobox', { name: 'Serial port' }).fill(reader.port);
    const known = dialog(window).getByLabel('Number of the card you will tap');
    const picks = dialog(window).getByRole('list', { name: 'Cards in the register' });
    await known.focus();
    await window.keyboard.type('ada');
    await expect(picks.getByRole('button')).toHaveCount(2);
    await window.keyboard.press('Enter');
    await expect(picks.getByRole('button').first()).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(picks).toBeHidden();
    await expect(known).toBeFocused();
    await known.fill('ada');
    await window.keyboard.type(' berg');
    await expect(picks.getByRole('button')).toHaveText(['Ada Berg 0x62e3086ced']);
    await window.keyboard.press('Enter');
    await expect(known).toHaveValue('0x62e3086ced');
    await expect(dialog(window).getByText('Understood as 0x62e3086ced')).toBeVisible();
    await expect(picks).toBeHidden();

    await window.keyboard.press('Enter');
    await expect(told(window)).toHaveText('Tap card 0x62e3086ced.');
    await reader.tap(spokenCard({ format: 'stx-etx-xor' }, '62e3086ced'), 9600);
    await expect(told(window)).toHaveText(
      'Found. The reader speaks at 9600 baud, and reads card 0x62e3086ced.',
    );
    await closeDialog(window);
    await reader.close();
  });

  test('by keyboard alone: a second card decides, the setting becomes the reader, and as a policy it is a file', async ({
    open,
    place,
    service,
  }) => {
    test.setTimeout(120_000);
    const policyFile = await place.writePolicy({ apiBaseUrl: service.baseUrl, locale: 'en' });
    const { app, window } = await open({ policyFile });
    const reader = await createSimulatedReader();
    await goTo(window, 'Settings');
    await button(window, 'Find out how this reader speaks').focus();
    await window.keyboard.press('Enter');
    await dialog(window).getByRole('combobox', { name: 'Serial port' }).focus();
    await window.keyboard.type(reader.port);
    await dialog(window).getByLabel('Number of the card you will tap').focus();
    await window.keyboard.type('0x112233');
    await expect(dialog(window).getByText('Card number must be complete')).toBeVisible();
    await window.keyboard.type('2211');
    await expect(dialog(window).getByText('Understood as 0x1122332211')).toBeVisible();
    await window.keyboard.press('Enter');

    await expect(told(window)).toHaveText('Tap card 0x1122332211.');
    await expect(statusButton(window, 'Finding out how the reader speaks')).toBeAttached();
    await reader.tap(ascii('1122332211\r\n'), 9600);
    await expect(told(window)).toHaveText('Nearly there: another card is needed.');
    await expect(dialog(window)).toContainText('A card whose bytes differ in order tells which is right');
    await dialog(window).getByLabel('Number of another card').focus();
    await window.keyboard.type('0x5566776655');
    await window.keyboard.press('Enter');
    await expect(dialog(window)).toContainText('would leave the same question open');
    await window.keyboard.press('Control+a');
    await window.keyboard.type('0x0102030405');
    await window.keyboard.press('Enter');
    await expect(told(window)).toHaveText('Take the first card away. Tap card 0x0102030405.');
    await reader.tap(ascii('0504030201\r\n'), 9600);
    await expect(told(window)).toHaveText(/^Found\./);
    await expect(dialog(window)).toContainText('Bytes reversed');

    const profile = {
      path: reader.port,
      baudRate: 9600,
      format: 'line-hex',
      technology: 'EM',
      transform: 'reverse-bytes',
    };
    expect(await foundProfile(window)).toEqual(profile);
    const filePath = join(place.root, 'reader-policy.json');
    await app.evaluate(({ dialog: dialogs }, chosen) => {
      Object.assign(dialogs, {
        showSaveDialog: () => Promise.resolve({ canceled: false, filePath: chosen }),
      });
    }, filePath);
    await dialog(window).getByRole('button', { name: 'Save as file' }).press('Enter');
    await expect(dialog(window).getByText('Saved.', { exact: true })).toBeVisible();
    expect(JSON.parse(await readFile(filePath, 'utf8'))).toEqual({ reader: profile });

    await dialog(window).getByRole('button', { name: 'Use this reader setting' }).press('Enter');
    await expect(dialog(window)).toBeHidden();
    await expect(window.getByText('Saved.', { exact: true })).toBeVisible();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await expect(field(window, 'Serial port')).toHaveValue(reader.port);

    await goTo(window, 'Enroll');
    await expect(field(window, 'Card number')).toHaveValue('');
    // The first second belongs to what was left lying there.
    await expect(async () => {
      await reader.tap(ascii('0504030201\r\n'), 9600);
      await expect(field(window, 'Card number')).toHaveValue('0x0102030405', { timeout: 1200 });
    }).toPass();

    await goTo(window, 'Settings');
    await reader.tap(ascii('0504030201\r\n'), 9600);
    const printed = window.getByRole('list', { name: 'To compare with what is printed on the card' });
    for (const form of ['10H 0102030405', '13D 0004328719365', '8H10D 0033752069', 'W26 003,01029'])
      await expect(printed.getByText(form)).toBeVisible();
    await reader.close();
  });

  test('cancelled, or with the port lost, the desk has its reader back, and no tap has reached the form', async ({
    openLive,
    line,
  }) => {
    test.setTimeout(120_000);
    const { window } = await openLive();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await goTo(window, 'Settings');
    const frame = spokenCard({ format: 'stx-etx-xor' }, '62e3086ced');

    await openCalibration(window);
    await startListening(window, line.readerEnd, '0x0102030405');
    await expect(told(window)).toHaveText('Tap card 0x0102030405.');
    await line.write(frame);
    await expect(told(window)).toHaveText('This is another card: it reads as 0x62e3086ced.');
    await dialog(window).getByRole('button', { name: 'Start again' }).click();
    await dialog(window).getByRole('button', { name: 'Start listening' }).click();
    await expect(told(window)).toHaveText('Tap card 0x0102030405.');
    await closeDialog(window);
    await expect(statusButton(window, 'Reader ready')).toBeVisible();

    await openCalibration(window);
    await startListening(window, line.readerEnd, '0x0102030405');
    await expect(told(window)).toHaveText('Tap card 0x0102030405.');
    await line.unplug();
    await expect(told(window)).toHaveText('Plug the reader in again; Tapdesk connects by itself.');
    await line.replug();
    await closeDialog(window);
    await expect(statusButton(window, 'Reader ready')).toBeVisible({ timeout: 20_000 });

    await goTo(window, 'Enroll');
    await expect(field(window, 'Card number')).toHaveValue('');
    await expect(async () => {
      await line.write(frame);
      await expect(field(window, 'Card number')).toHaveValue('0x62e3086ced', { timeout: 1200 });
    }).toPass();
  });
});

/** As the policy has it, which says every field. */
async function foundProfile(window: Page): Promise<unknown> {
  await dialog(window).getByRole('button', { name: 'Copy as policy' }).press('Enter');
  const text = dialog(window).getByLabel('For the policy file');
  await expect(text).toBeFocused();
  return (JSON.parse(await text.inputValue()) as { reader: unknown }).reader;
}
