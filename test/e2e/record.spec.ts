import type { ElectronApplication, Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BUSY_FOR_TEN_MINUTES } from '../support/access-service.ts';
import { expect, test } from '../support/desk-test.ts';
import {
  BUSY_AND_WAITING,
  button,
  enroll,
  field,
  fillForm,
  goTo,
  outcome,
  submissionRow,
} from '../support/screens.ts';

/** The system's own dialog cannot be pressed from here, so it is answered in its place. */
async function answerSaving(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath: chosen }) });
  }, filePath);
}

const receipt = (window: Page) => window.getByRole('alertdialog', { name: /^Receipt for / });
const inReceipt = (window: Page, name: string) => receipt(window).getByRole('button', { name, exact: true });

async function enrolled(window: Page, card: string, firstName: string, lastName: string): Promise<void> {
  await goTo(window, 'Enroll');
  await enroll(window, { card, firstName, lastName });
  await expect(outcome(window, new RegExp(`^Enrolled ${firstName} ${lastName}`))).toBeVisible();
}

test.describe('Activity', () => {
  test('is narrowed by state, task and day, and exported as it is narrowed, without a PIN', async ({
    openReady,
    service,
    place,
  }) => {
    const { app, window } = await openReady();
    await fillForm(window, { card: '0x0102030405', firstName: '=Åsa', lastName: 'Öberg', pin: '7391' });
    await field(window, 'Last name').press('Enter');
    await expect(outcome(window, /^Enrolled =Åsa Öberg/)).toBeVisible();
    // It stays at waiting: offline it would be tried again and again, and be on its way at times.
    service.misbehave('/accesskeys/add', BUSY_FOR_TEN_MINUTES);
    await enroll(window, { card: '0x0102030406', firstName: 'Bo', lastName: 'Dahl' });
    await expect(outcome(window, /^Saved/)).toBeVisible();

    await window.keyboard.press('Control+2');
    await expect(submissionRow(window, 'Bo Dahl')).toContainText(BUSY_AND_WAITING);
    await window.getByLabel('State', { exact: true }).selectOption('Waiting');
    await expect(submissionRow(window, '=Åsa')).toHaveCount(0);
    await expect(submissionRow(window, 'Bo Dahl')).toBeVisible();
    await window.getByLabel('Task', { exact: true }).selectOption('Remove a key');
    await expect(window.getByText('Nothing matches what is chosen.')).toBeVisible();
    await button(window, 'Show all').press('Enter');
    await window.getByLabel('To day', { exact: true }).fill('2020-01-01');
    await expect(window.getByText('Nothing matches what is chosen.')).toBeVisible();
    await window.getByLabel('From day', { exact: true }).fill('2020-01-01');
    await window.getByLabel('To day', { exact: true }).fill('2090-01-01');
    await expect(window.getByText('2 shown')).toBeVisible();

    const all = join(place.root, 'all.csv');
    await answerSaving(app, all);
    await button(window, 'Export…').press('Enter');
    await expect(outcome(window, /^Exported: 2 rows\./)).toBeVisible();
    const lines = (await readFile(all, 'utf8')).split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFTime,Task,First name,Last name,Card number,State,Finished,Valid from,Valid to,Access levels,Has a PIN',
    );
    expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d,Enroll,Bo,Dahl,0x0102030406,Waiting,,,,,No$/);
    expect(lines[2]).toMatch(/,Enroll,'=Åsa,Öberg,0x0102030405,Delivered,.*,Yes$/);
    expect(lines.join()).not.toContain('7391');

    await window.getByLabel('State', { exact: true }).selectOption('Delivered');
    await expect(submissionRow(window, 'Bo Dahl')).toHaveCount(0);
    await button(window, 'Export…').press('Enter');
    await expect(outcome(window, /^Exported: 1 row\./)).toBeVisible();

    await answerSaving(app, join(place.root, 'no-such-folder', 'all.csv'));
    await button(window, 'Export…').press('Enter');
    await expect(outcome(window, /^Not exported: .* Choose another folder\.$/)).toBeVisible();
  });
});

test.describe('A receipt', () => {
  test('is saved as PDF from the outcome of an enrollment, offline, by keyboard alone', async ({
    openReady,
    service,
    place,
  }) => {
    const { app, window } = await openReady({ policy: { organisation: 'Hamnkontoret' } });
    await service.goOffline();
    await fillForm(window, {
      card: '0x0102030405',
      firstName: 'Åsa',
      lastName: 'Öberg',
      pin: '7391',
      validTo: '2031-08-31T23:59',
      levels: ['Main entrance'],
    });
    await field(window, 'Last name').press('Enter');
    await expect(outcome(window, /^Saved/)).toBeVisible();
    const file = join(place.root, 'receipt.pdf');
    await answerSaving(app, file);

    const open = button(window, 'Receipt…');
    await expect(async () => {
      await window.keyboard.press('Tab');
      await expect(open).toBeFocused({ timeout: 50 });
    }).toPass({ intervals: [0] });
    await window.keyboard.press('Enter');
    await expect(receipt(window)).toBeFocused();
    await window.keyboard.press('Tab');
    await window.keyboard.press('Tab');
    await expect(inReceipt(window, 'Save as PDF')).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(receipt(window).getByText('Saved.', { exact: true })).toBeVisible();
    const pdf = await readFile(file);
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.toString('latin1')).not.toContain('7391');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

    await answerSaving(app, join(place.root, 'no-such-folder', 'receipt.pdf'));
    await window.keyboard.press('Enter');
    await expect(receipt(window).getByText(/^Not saved: .* Choose another folder\.$/)).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(receipt(window)).toBeHidden();
    await expect(open).toBeFocused();
  });

  test('is printed from Activity and from Register, and says what to do where no printer is', async ({
    openReady,
  }) => {
    const { app, window } = await openReady();
    await enrolled(window, '0x0102030405', 'Bo', 'Dahl');
    await goTo(window, 'Activity');
    await submissionRow(window, 'Bo Dahl').getByRole('button', { name: 'Receipt…' }).press('Enter');
    await inReceipt(window, 'Print').press('Enter');
    await expect(receipt(window).getByText(/^Not printed: this computer knows no printer\./)).toBeVisible();
    await inReceipt(window, 'Close').press('Enter');

    // There is no printer where tests run: one is put in its place that tells what page it was given.
    await app.evaluate(({ app: desk }) => {
      const given: string[] = [];
      const answers = [
        [false, 'Print job failed'],
        [true, ''],
      ];
      Object.assign(globalThis, { given });
      desk.on('web-contents-created', (_event, contents) => {
        Object.assign(contents, {
          getPrintersAsync: () => Promise.resolve([{ name: 'reception' }]),
          print: (_options: unknown, done: (success: unknown, reason: unknown) => void) => {
            given.push(contents.getTitle());
            done(...(answers[given.length - 1] as [unknown, unknown]));
          },
        });
      });
    });
    await goTo(window, 'Register');
    await window.getByRole('button', { name: 'Receipt…' }).press('Enter');
    await inReceipt(window, 'Print').press('Enter');
    await expect(receipt(window).getByText(/^Not printed: the printer did not take it\./)).toBeVisible();
    await receipt(window).getByLabel('Language of the receipt').selectOption('Svenska');
    await inReceipt(window, 'Print').press('Enter');
    await expect(receipt(window).getByText('Sent to the printer.')).toBeVisible();
    expect(await app.evaluate(() => (globalThis as unknown as { given: string[] }).given)).toEqual([
      'Receipt for an access card',
      'Kvittens för passerkort',
    ]);
  });
});

test.describe('The change log', () => {
  test('is checked in Settings and by the command, exported, and an entry that was changed is named', async ({
    openReady,
    openLive,
    place,
  }) => {
    const first = await openReady();
    await enrolled(first.window, '0x0102030405', 'Bo', 'Dahl');
    await goTo(first.window, 'Settings');
    await first.window.getByLabel('Organisation', { exact: true }).fill('Hamnkontoret');
    await first.window.keyboard.press('Enter');
    await button(first.window, 'Check the change log').press('Enter');
    // Begun, the key, saved, delivered, the name.
    await expect(outcome(first.window, /^The change log is whole: 5 entries/)).toBeVisible();
    await expect(outcome(first.window, /Write this down elsewhere.*[0-9a-f]{64}$/)).toBeVisible();

    const exported = join(place.root, 'log.csv');
    await answerSaving(first.app, exported);
    await button(first.window, 'Export the change log…').press('Enter');
    await expect(outcome(first.window, /^Exported: 5 rows/)).toBeVisible();
    const lines = (await readFile(exported, 'utf8')).split('\r\n').slice(0, -1);
    expect(lines[0]).toBe('\uFEFFEntry,Time,What,Person,Card number,Details,Submission,Hash');
    expect(lines.slice(1).map((line) => line.split(',')[2])).toEqual([
      ...['The log begins', 'API key saved', 'Enrollment saved', 'Delivered', 'Setting changed'],
    ]);
    expect(lines[3]).toContain('Bo Dahl,0x0102030405');
    await first.close();

    const path = join(place.dataDir, 'tapdesk.db');
    const command = () => spawnSync('node', ['scripts/check-log.mjs', path], { encoding: 'utf8' });
    expect(command().stdout).toContain('The change log is whole: 6 entries');
    const file = new DatabaseSync(path);
    file.exec('DROP TRIGGER change_log_stays; UPDATE change_log SET at_ms = at_ms - 60000 WHERE seq = 3');
    file.close();
    expect(command().stderr).toContain('Entry 3 was changed after it was written.');

    const second = await openLive();
    await goTo(second.window, 'Settings');
    await button(second.window, 'Check the change log').press('Enter');
    await expect(
      outcome(second.window, /^The change log is not whole\. Entry 3 was changed after it was written\./),
    ).toBeVisible();
  });
});
