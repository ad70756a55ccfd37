import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/desk-test.ts';
import type { Desk } from '../support/desk-process.ts';
import { filesHolding } from '../support/leaks.ts';
import { answerOpenDialog, drillFile, playDrill, startList } from '../support/people-drill.ts';
import { rdm6300Frame, readerFrames } from '../support/reader-bytes.ts';
import {
  button,
  enroll,
  field,
  goTo,
  noteNetwork,
  outcome,
  question,
  statusButton,
  submissionRow,
} from '../support/screens.ts';
import type { SerialLine } from '../support/serial-line.ts';
import { END_LIMIT_MS } from '../../main/end-limit.ts';
import { stretchWaits } from '../support/desk-waits.ts';

const card = (number: number): string => `01020304${String(number).padStart(2, '0')}`;
const tap = (line: SerialLine, number: number): Promise<void> => line.write(rdm6300Frame(card(number)));
/** A card that was read a moment ago is taken for lying there still, until nothing was read for a second. */
const tapUntil = (line: SerialLine, number: number, comes: Locator): Promise<void> =>
  expect(async () => {
    await tap(line, number);
    await expect(comes).toBeVisible({ timeout: 1_500 });
  }).toPass();
const next = ({ window }: Desk) => window.getByRole('region', { name: 'Next' });
const told = ({ window }: Desk, words: string | RegExp) =>
  window.getByRole('main').getByRole('status').filter({ hasText: words });

async function startTyped(desk: Desk, lines: readonly string[]): Promise<void> {
  const { window } = desk;
  await expect(statusButton(window, 'Reader ready')).toBeVisible();
  await window.keyboard.press('Control+l');
  await window.getByLabel('Or type or paste the people').fill(lines.join('\n'));
  await button(window, 'Read the lines').press('Enter');
  await button(window, new RegExp(`^Start with ${lines.length}`)).press('Enter');
  await expect(next(desk)).toBeVisible();
}

test.describe('A list of people', () => {
  test('of ten is enrolled by ten taps: the network gone, the reader unplugged, the app killed, a card given twice', async ({
    openReady,
    openLive,
    service,
    line,
    place,
  }) => {
    test.slow();
    const file = join(place.root, 'people.csv');
    await writeFile(file, drillFile(10));
    const desk = await openReady();
    await expect(statusButton(desk.window, 'Reader ready')).toBeVisible();
    await startList(desk, file);

    const figures = await playDrill(desk, {
      plan: {
        count: 10,
        offlineAt: [2],
        onlineAt: [8],
        lostReplyAt: [1],
        unplugAt: [4],
        killAt: new Map([[6, 20]]),
        mistakeAt: [3],
      },
      service,
      line,
      openDesk: () => openLive(),
    });

    expect(figures).toMatchObject({ killCount: 1, networkGapCount: 1, unplugCount: 1, mistakeCount: 1 });
    expect([figures.wrong, figures.lost, figures.doubled]).toEqual([[], [], []]);
    expect(figures.keyCount).toBe(10);
  });

  test('is read with a preview: encoding, columns to correct, a reason for each row left out, and those exported', async ({
    openReady,
    place,
  }) => {
    const desk = await openReady();
    const { window, app } = desk;
    const file = join(place.root, 'lista.csv');
    const rows = ['Förnamn;Efternamn;Kod', 'Åsa;Öberg;0471', 'Bo;Ek;42', '=1+1;Roth;99999', ';;'];
    await writeFile(file, Buffer.from(rows.join('\r\n'), 'latin1'));
    await answerOpenDialog(desk, file);

    await window.keyboard.press('Control+l');
    await button(window, 'Choose a file…').press('Enter');

    await expect(told(desk, '3 people can be enrolled. 1 row is left out.')).toBeVisible();
    await expect(window.getByRole('heading', { name: 'lista.csv as it is read' })).toBeFocused();
    await expect(window.getByLabel('Encoding')).toHaveValue('windows-1252');
    await expect(window.getByLabel('Between columns')).toHaveValue(';');
    await expect(window.getByRole('cell', { name: 'Öberg' })).toBeVisible();

    await window.getByLabel('Column 3, Kod, is').selectOption('PIN');
    await expect(told(desk, '1 person can be enrolled. 3 rows are left out.')).toBeVisible();
    await expect(window.getByText('It may have been 0042.')).toBeVisible();
    await window.getByLabel('Give short PINs the zeros back that a spreadsheet dropped').press('Space');
    await expect(told(desk, '2 people can be enrolled. 2 rows are left out.')).toBeVisible();

    await expect(button(window, 'Export the rows left out…')).toHaveAccessibleDescription(
      /has their PINs, too/,
    );
    const left = join(place.root, 'left-out.csv');
    await app.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
    }, left);
    await button(window, 'Export the rows left out…').press('Enter');
    await expect(told(desk, 'Exported.')).toBeVisible();
    expect(await readFile(left, 'utf8')).toBe(
      '\uFEFFFörnamn;Efternamn;Kod;Reason\r\n' +
        '\'=1+1;Roth;99999;"A PIN is four digits, not “99999”."\r\n' +
        ';;;The row is empty.\r\n',
    );
  });

  test('stays as it was typed, read and corrected, wherever somebody goes, until it has started', async ({
    openReady,
    place,
  }) => {
    const desk = await openReady();
    const { window } = desk;
    const lines = window.getByLabel('Or type or paste the people');
    const typed = 'Anna Berg\nBo Ek\nAnna Berg';
    await window.keyboard.press('Control+l');
    await lines.fill(typed);
    await window.keyboard.press('Control+5');
    await window.keyboard.press('Control+l');
    await expect(lines).toHaveValue(typed);
    await statusButton(window, /^Reader/).press('Enter');
    await expect(window.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await window.keyboard.press('Control+l');

    await button(window, 'Read the lines').press('Enter');
    await expect(told(desk, '2 people can be enrolled. 1 row is left out.')).toBeVisible();
    await window.getByLabel('Column 1 is').selectOption('Last name');
    await expect(window.getByLabel('Column 1 is')).toHaveValue('lastName');
    await field(window, 'Valid to').fill('2031-08-31T17:00');
    await window.getByLabel('PIN').selectOption('A new one for each');
    await window.keyboard.press('Control+1');
    await expect(field(window, 'Card number')).toBeVisible();
    await window.keyboard.press('Control+l');
    await expect(window.getByLabel('Column 1 is')).toHaveValue('lastName');
    await expect(field(window, 'Valid to')).toHaveValue('2031-08-31T17:00');
    await expect(window.getByLabel('PIN')).toHaveValue('generated');

    await button(window, 'Choose another list').press('Enter');
    await expect(lines).toHaveValue(typed);
    const file = join(place.root, 'people.csv');
    await writeFile(file, 'Siv Dahl\nIvo Roth\n');
    await answerOpenDialog(desk, file);
    await button(window, 'Choose a file…').press('Enter');
    await expect(window.getByRole('heading', { name: 'people.csv as it is read' })).toBeFocused();
    await button(window, 'Choose another list').press('Enter');
    await expect(lines).toHaveValue(typed);
    expect(await filesHolding(place.dataDir, 'Anna Berg')).toEqual([]);

    await lines.press('Control+End');
    await window.keyboard.type(' Lind');
    await button(window, 'Read the lines').press('Enter');
    await expect(field(window, 'Valid to')).toHaveValue('2031-08-31T17:00');
    await button(window, /^Start with 3/).press('Enter');
    await expect(next(desk)).toContainText('Anna Berg');
    await button(window, 'Finish the list…').press('Enter');
    await button(window, 'Finish and erase the list').press('Enter');
    await expect(lines).toHaveValue('');
  });

  test('gives no card away while something is asked about another list that is typed', async ({
    openReady,
    place,
    line,
  }) => {
    const file = join(place.root, 'people.csv');
    await writeFile(file, 'Siv Dahl\nIvo Roth\n');
    const desk = await openReady();
    const { window } = desk;
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await window.keyboard.press('Control+l');
    await window.getByLabel('Or type or paste the people').fill('Anna Berg');
    await startList(desk, file);
    await goTo(window, 'Settings');
    await button(window, 'Practice').press('Enter');
    await expect(question(window, 'Clear the list?')).toBeVisible();

    await tap(line, 1);
    await expect(window.getByText(`Card 0x${card(1)} was not enrolled: answer the question`)).toBeAttached();
    await window.keyboard.press('Escape');
    await expect(next(desk)).toContainText('Siv Dahl');
  });

  test('of three quick taps leaves each PIN to be shown large, until the list is left; no file holds one', async ({
    openReady,
    service,
    line,
    place,
  }) => {
    const desk = await openReady();
    const { window } = desk;
    const names = ['Anna Berg', 'Bo Ek', 'Siv Dahl'] as const;
    const sheet = window.getByRole('dialog', { name: /^PIN( \d){4}$/ });
    const showPin = (name: string) =>
      window.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Show PIN' });
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await window.keyboard.press('Control+l');
    await window.getByLabel('Or type or paste the people').fill([...names, 'Ivo Roth'].join('\n'));
    await button(window, 'Read the lines').press('Enter');
    await window.getByLabel('PIN').selectOption('A new one for each');
    await expect(window.getByLabel('PIN')).toHaveAccessibleDescription(/until you leave the list/);
    await button(window, /^Start with 4/).press('Enter');
    await expect(next(desk)).toContainText('Anna Berg');

    for (const number of [1, 2, 3]) await tap(line, number);
    await expect(next(desk)).toContainText('Ivo Roth');
    await expect.poll(() => service.keys()).toHaveLength(3);
    const pins = new Map(
      service.keys().map(({ person, pin }) => [`${person.first_name} ${person.last_name}`, pin ?? '']),
    );
    for (const name of names) {
      const pin = pins.get(name) ?? 'no PIN';
      await showPin(name).press('Enter');
      await expect(sheet).toHaveAccessibleName(`PIN ${[...pin].join(' ')}`);
      await expect(sheet).toContainText(`PIN of ${name}`);
      // It hides the PIN, and undoes nothing.
      await window.keyboard.press('Control+z');
      await expect(sheet).toBeHidden();
      await expect(showPin(name)).toBeFocused();
      await expect(window.getByText(pin, { exact: true })).toHaveCount(0);
    }
    await window.keyboard.press('Alt+KeyP');
    await expect(sheet).toContainText('PIN of Siv Dahl');
    await tap(line, 1);
    await expect(question(window, 'This card was given out already')).toBeVisible();
    await expect(sheet).toBeHidden();
    await window.keyboard.press('Escape');
    for (const pin of pins.values()) expect(await filesHolding(place.dataDir, `"pin":"${pin}"`)).toEqual([]);

    await window.keyboard.press('Escape');
    await button(window, /^Go on with the list/).press('Enter');
    await expect(window.getByRole('listitem').filter({ hasText: 'Siv Dahl' })).toBeVisible();
    await expect(button(window, /^Show PIN/)).toHaveCount(0);
    await window.keyboard.press('Alt+KeyP');
    await expect(sheet).toBeHidden();
  });

  test('asks about a card somebody has, skips, takes back and reads back, all by keyboard; its progress is on the task bar', async ({
    openReady,
    service,
    line,
  }) => {
    const desk = await openReady();
    const { window, app } = desk;
    await enroll(window, { card: `0x${card(9)}`, firstName: 'Old', lastName: 'Holder' });
    await expect(outcome(window, /^Enrolled Old Holder/)).toBeVisible();
    await app.evaluate(({ BrowserWindow }) => {
      const progress: number[] = [];
      Object.assign(globalThis, { progress });
      Object.assign(BrowserWindow.getAllWindows()[0] ?? {}, {
        setProgressBar: (share: number) => progress.push(share),
      });
    });
    await startTyped(desk, ['Anna Berg', 'Bo Ek', 'Siv Dahl', 'Ivo Roth']);
    await expect(next(desk)).toContainText('Anna Berg');

    await tap(line, 9);
    await expect(question(window, 'This card belongs to somebody')).toContainText('Old Holder');
    await tap(line, 1);
    await expect(window.getByText(/was not enrolled: answer the question first/)).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(question(window, 'This card belongs to somebody')).toBeHidden();
    await expect(next(desk)).toContainText('Anna Berg');

    await window.keyboard.press('F7');
    await expect(next(desk)).toContainText('Bo Ek');
    await service.goOffline();
    await tap(line, 2);
    await expect(told(desk, `Bo Ek has card 0x${card(2)}.`)).toBeVisible();
    await expect(next(desk)).toContainText('Siv Dahl');
    await window.keyboard.press('F8');
    await tap(line, 9);
    await expect(told(desk, `Card 0x${card(9)}: Old Holder.`)).toBeVisible();
    await tap(line, 2);
    await expect(told(desk, `Card 0x${card(2)}: Bo Ek.`)).toBeVisible();
    await window.keyboard.press('F8');
    await tap(line, 3);
    await expect(told(desk, `Siv Dahl has card 0x${card(3)}.`)).toBeVisible();

    await window.keyboard.press('Escape');
    await expect(button(window, /^Go on with the list \(1 left\)/)).toBeVisible();
    await tap(line, 4);
    await expect(field(window, 'Card number')).toHaveValue(`0x${card(4)}`);
    await button(window, /^Go on with the list/).press('Enter');
    await button(window, 'Bring back 1 skipped').press('Enter');
    await expect(next(desk)).toContainText('Anna Berg');
    await tap(line, 5);
    await expect(told(desk, 'Anna Berg has card')).toBeVisible();
    await tap(line, 6);
    await expect(next(desk)).toContainText('The list is done');
    await button(window, 'Finish the list…').press('Enter');
    await button(window, 'Finish and erase the list').press('Enter');
    await expect(button(window, 'Choose a file…')).toBeVisible();

    await service.goOnline();
    await noteNetwork(window);
    const given = () =>
      service
        .keys()
        .map(({ identification, person }) => `${Number(identification).toString(16)} ${person.first_name}`)
        .sort();
    await expect
      .poll(given, { timeout: 30_000 })
      .toEqual(['2 Bo', '3 Siv', '5 Anna', '6 Ivo', '9 Old'].map((one) => `10203040${one}`));
    const progress = await app.evaluate(() => (globalThis as unknown as { progress: number[] }).progress);
    expect(progress).toEqual(expect.arrayContaining([0, 0.25, 0.5, 0.75, -1]));
  });

  test('keeps focus among its buttons where the one that was pressed goes, by keyboard', async ({
    openReady,
  }) => {
    const desk = await openReady();
    const { window } = desk;
    const focused = window.locator(':focus');
    await startTyped(desk, ['Anna Berg', 'Bo Ek']);
    await window.keyboard.press('Tab');
    await expect(button(window, /^Skip/)).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(next(desk)).toContainText('Bo Ek');
    await expect(button(window, /^Skip/)).toBeFocused();

    await window.keyboard.press('Enter');
    await expect(next(desk)).toContainText('The list is done');
    await expect(focused.getByRole('button')).toHaveText([
      /^Read back/,
      /^Pause/,
      /^Bring back 2/,
      /^Ex/,
      /^Fi/,
    ]);
    await window.keyboard.press('Enter');
    await expect(button(window, 'Bring back 2 skipped')).toBeVisible();

    for (let tabs = 0; tabs < 3; tabs += 1) await window.keyboard.press('Tab');
    await expect(button(window, 'Bring back 2 skipped')).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(next(desk)).toContainText('Anna Berg');
    await expect(focused.getByRole('button')).toHaveText([/^Skip/, /^Read back/, /^Pause/, /^Ex/, /^Fi/]);
    await window.keyboard.press('Tab');
    await expect(button(window, /^Skip/)).toBeFocused();
  });

  test('gives the next person no second number of the card before: it is asked about, by keyboard', async ({
    openReady,
    service,
    line,
  }) => {
    const frame = readerFrames['gwiot-binary'];
    const reader = { path: line.readerEnd, baudRate: 9600, format: 'gwiot-binary' };
    const desk = await openReady({ policy: { reader } });
    const { window } = desk;
    await startTyped(desk, ['Anna Berg', 'Bo Ek', 'Siv Dahl']);
    const asked = question(window, 'Is this number right?');

    await line.write(Buffer.concat([frame('62e3086ced'), frame('a24045cb'), frame('62e3086ced')]));
    await expect(asked).toContainText('Another number was read with it');
    await expect(asked.getByRole('button', { name: 'It is right' })).toHaveAccessibleDescription(/Bo Ek/);
    await window.keyboard.press('Escape');
    await expect(asked).toBeHidden();
    await expect(next(desk)).toContainText('Bo Ek');
    await expect.poll(() => service.keys().map(({ person }) => person.first_name)).toEqual(['Anna']);

    // Alone this time.
    await expect(async () => {
      await line.write(frame('a24045cb'));
      await expect(asked).toBeVisible({ timeout: 1_500 });
    }).toPass();
    await asked.getByRole('button', { name: 'It is right' }).press('Enter');
    await expect(next(desk)).toContainText('Siv Dahl');
  });

  test('takes the last card back however it stands: never sent, perhaps sent, and delivered, by keyboard', async ({
    openReady,
    service,
    line,
  }) => {
    const desk = await openReady();
    const { window } = desk;
    const holders = () => service.keys().map(({ person }) => person.first_name);
    const refused = window.getByRole('main').getByRole('alert');
    await startTyped(desk, ['Anna Berg', 'Bo Ek', 'Siv Dahl', 'Ivo Roth']);

    await tap(line, 1);
    await expect.poll(holders).toEqual(['Anna']);
    const asked = question(window, 'Take the card back from Anna Berg?');
    // The service has the card a moment before the desk has its answer.
    await expect(async () => {
      await window.keyboard.press('Control+z');
      await expect(asked).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(asked).toContainText(`The service has card 0x${card(1)} already. Its key is removed`);
    await window.keyboard.press('Escape');
    await expect(asked).toBeHidden();
    await expect(next(desk)).toContainText('Bo Ek');
    await window.keyboard.press('Control+z');
    await button(window, 'Remove the key, and enroll again').press('Enter');
    await expect(told(desk, 'Taken back: Anna Berg is on the list again')).toBeVisible();
    await expect(next(desk).locator('.people-name')).toHaveText('Anna Berg');
    await expect.poll(holders).toEqual([]);
    await tapUntil(line, 1, next(desk).getByText('Bo Ek', { exact: true }));
    await expect.poll(holders).toEqual(['Anna']);

    const undoIsRefused = (words: string): Promise<void> =>
      expect(async () => {
        await window.keyboard.press('Control+z');
        await expect(refused).toContainText(words, { timeout: 500 });
      }).toPass();
    // Asked to slow down, the desk sends one at a time; while that one hangs, the next is not even tried.
    service.misbehaveOnce('/accesskeys/add', {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '600' },
    });
    await tap(line, 2);
    await expect(next(desk).locator('.people-name')).toHaveText('Siv Dahl');
    await undoIsRefused('the card of Bo Ek was tried, and it may have reached the service');
    service.misbehave('/accesskeys/add', { kind: 'hang' });
    await tap(line, 3);
    await expect(next(desk).locator('.people-name')).toHaveText('Ivo Roth');
    await undoIsRefused('the card of Siv Dahl is being sent right now');
    await tap(line, 4);
    await expect(next(desk)).toContainText('The list is done');
    await window.keyboard.press('Control+z');
    await expect(told(desk, 'Taken back: Ivo Roth is on the list again.')).toBeVisible();
    await expect(next(desk).locator('.people-name')).toHaveText('Ivo Roth');

    await window.keyboard.press('Escape');
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Remove the key of Anna Berg')).toContainText('Delivered');
  });

  test('puts back whose key was removed meanwhile, and gives the freed card to the next', async ({
    openReady,
    service,
    line,
  }) => {
    const desk = await openReady();
    const { window } = desk;
    const holders = () => service.keys().map(({ person }) => person.first_name);
    await startTyped(desk, ['Anna Berg', 'Bo Ek', 'Siv Dahl']);
    await tap(line, 1);
    await expect.poll(holders).toEqual(['Anna']);

    await window.keyboard.press('Escape');
    await expect(button(window, /^Go on with the list/)).toBeVisible();
    await tapUntil(line, 1, button(window, 'Remove card…'));
    await button(window, 'Remove card…').press('Enter');
    await button(window, 'Remove the card').press('Enter');
    await expect.poll(holders).toEqual([]);

    await window.keyboard.press('Control+l');
    await expect(next(desk).locator('.people-name')).toHaveText('Bo Ek');
    await tapUntil(line, 1, next(desk).getByText('Siv Dahl', { exact: true }));
    await expect.poll(holders).toEqual(['Bo']);
    await expect(window.getByText('Not their card any more')).toBeVisible();
    await button(window, 'Put back on the list: Anna Berg').press('Enter');
    await expect(window.getByRole('heading', { name: 'Enrolled last' })).toBeFocused();
    await expect(told(desk, 'Anna Berg is on the list again')).toBeVisible();
    await tap(line, 2);
    await expect(told(desk, `Anna Berg has card 0x${card(2)}.`)).toBeVisible();
    await expect(next(desk).locator('.people-name')).toHaveText('Siv Dahl');
    await expect.poll(holders).toEqual(['Bo', 'Anna']);
  });

  test('is asked about before closing loses it, where no keychain keeps it', async ({ openLive }) => {
    const desk = await openLive({ keychain: 'none' });
    const { app, window, exitCode } = desk;
    await startTyped(desk, ['Anna Berg', 'Bo Ek']);
    await expect(window.getByText(/^Keep Tapdesk open until the list is done/)).toBeVisible();
    // The operating system's own dialog cannot be pressed from here, so it is answered in its place.
    await app.evaluate(({ dialog }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      Object.assign(dialog, {
        showMessageBox: (_window: unknown, { message }: { message: string }) => {
          asked.push(message);
          return Promise.resolve({ response: asked.length === 1 ? 0 : 1, checkboxChecked: false });
        },
      });
    });
    await stretchWaits(desk, END_LIMIT_MS);
    const pressClose = (): Promise<void> =>
      app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close();
      });

    await pressClose();
    await expect
      .poll(() => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked))
      .toEqual(['2 people on the list have no card yet']);
    await expect(next(desk)).toContainText('Anna Berg');
    await pressClose();
    expect(await exitCode).toBe(0);
  });

  test('takes its terms from a template by one key, and refuses one that cannot hold for it, by keyboard', async ({
    openReady,
    service,
    line,
  }) => {
    const [entrance, garage] = [
      { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01', name: 'Main entrance' },
      { id: '00000000-0000-4000-8000-00000000dead', name: 'Old garage' },
    ];
    const today = { accessLevels: [entrance], validity: { kind: 'today' } };
    const templates = [
      { name: 'Visitor', ...today, pin: 'generate' },
      { name: 'Builder', ...today, accessLevels: [entrance, garage], pin: 'none' },
      { name: 'Cleaner', ...today, pin: 'none', key: 'code' },
      { name: 'Employee', ...today, pin: 'typed' },
    ];
    const desk = await openReady({ policy: { templates } });
    const { window } = desk;
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await window.keyboard.press('Control+l');
    await window.getByLabel('Or type or paste the people').fill('Anna Berg\nBo Ek');
    await button(window, 'Read the lines').press('Enter');
    await expect(window.getByRole('group', { name: 'Template' })).toBeVisible();

    for (const [key, reason] of [
      ['F2', '“Builder” was not chosen: Old garage is gone from the service.'],
      ['F3', '“Cleaner” was not chosen: it gives codes'],
      ['F4', '“Employee” was not chosen: it asks for a PIN typed for each'],
    ] as const) {
      await window.keyboard.press(key);
      await expect(window.getByRole('alert').filter({ hasText: reason })).toBeVisible();
    }
    await window.keyboard.press('F1');
    await expect(button(window, /^Visitor/)).toHaveAttribute('aria-pressed', 'true');
    await expect(field(window, 'Valid to')).toHaveValue(/T23:59$/);
    await expect(window.getByLabel('PIN')).toHaveValue('generated');
    await expect(window.getByRole('checkbox', { name: 'Main entrance' })).toBeChecked();

    await window.getByLabel('PIN').selectOption('No PIN');
    await button(window, /^Start with 2/).press('Enter');
    const missing = window.getByRole('alert').filter({ hasText: '2 people would have none' });
    await expect(missing).toBeFocused();
    await window.getByLabel('PIN').selectOption('A new one for each');
    await button(window, /^Start with 2/).press('Enter');
    await expect(next(desk)).toContainText('Anna Berg');
    await tap(line, 1);
    await expect(next(desk)).toContainText('Bo Ek');
    await expect
      .poll(() => service.keys())
      .toMatchObject([{ accessLevels: [entrance.id], pin: expect.stringMatching(/^\d{4}$/) as unknown }]);
    expect(Date.parse(service.keys()[0]?.validTo ?? '')).toBeGreaterThan(Date.now());
  });

  test('in Swedish is read by its headings, exported for another day, and goes on from that file', async ({
    openReady,
    openLive,
    service,
    line,
    place,
  }) => {
    const file = join(place.root, 'besökare.csv');
    const rows = ['Förnamn;Efternamn;Giltig t.o.m.;Behörighet', 'Åsa;Öberg;2031-08-31;Main entrance'];
    await writeFile(
      file,
      Buffer.from([...rows, '=Bo;Ek;;', 'Siv;Dahl;31.8.2031 17:30;'].join('\r\n'), 'latin1'),
    );
    await (await openReady()).close();
    const desk = await openLive({ policy: { locale: 'sv' } });
    const { window, app } = desk;
    const nextPerson = window.getByRole('region', { name: 'Nästa' });
    await expect(window.getByRole('button', { name: /Läsaren är klar/ })).toBeVisible();
    await answerOpenDialog(desk, file);
    await window.keyboard.press('Control+l');
    await button(window, 'Välj en fil…').press('Enter');
    await expect(window.getByLabel('Kolumn 3, Giltig t.o.m., är')).toHaveValue('validTo');
    await button(window, /^Börja med 3/).press('Enter');
    await expect(nextPerson).toContainText('Åsa Öberg');
    await tap(line, 1);
    // Who comes after is named there, too.
    await expect(nextPerson).not.toContainText('Åsa');
    await expect(nextPerson).toContainText('=Bo Ek');

    const left = join(place.root, 'kvar.csv');
    await app.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
    }, left);
    await button(window, 'Exportera dem som är kvar…').press('Enter');
    await expect(told(desk, 'Exporterat.')).toBeVisible();
    expect(await readFile(left, 'utf8')).toBe(
      '\uFEFFFörnamn;Efternamn;Gäller från;Gäller till;Behörigheter;Person-id\r\n' +
        "'=Bo;Ek;;;;\r\nSiv;Dahl;;2031-08-31 17:30;;\r\n",
    );
    await button(window, 'Avsluta listan…').press('Enter');
    await button(window, 'Avsluta och radera listan').press('Enter');

    await answerOpenDialog(desk, left);
    await button(window, 'Välj en fil…').press('Enter');
    await button(window, /^Börja med 2/).press('Enter');
    await expect(nextPerson).toContainText('=Bo Ek');
    await tap(line, 2);
    await expect(nextPerson).toContainText('Siv Dahl');
    await tap(line, 3);
    await expect
      .poll(() => service.keys().map(({ person }) => person.first_name))
      .toEqual(['Åsa', '=Bo', 'Siv']);
    expect(service.keys()[2]).toMatchObject({ validTo: '2031-08-31T15:30:00Z' });
  });
});
