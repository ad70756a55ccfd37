import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listSubmissions } from '../support/bridge.ts';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { filesHolding } from '../support/leaks.ts';
import {
  button,
  enroll,
  goTo,
  outcome,
  question,
  statusButton,
  submissionRow,
  typeApiKey,
} from '../support/screens.ts';
import { END_LIMIT_MS } from '../../main/end-limit.ts';
import { stretchWaits } from '../support/desk-waits.ts';

test.describe('The API key', () => {
  test('a key that is forgotten while another is checked is not followed by that one', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.misbehave('/accesslevels/list', { kind: 'hang' });
    await typeApiKey(window, API_KEY);
    await expect(window.getByText('Checking the key…')).toBeVisible();

    await button(window, 'Forget key').click();
    await expect(window.getByText(/^The key is forgotten/)).toBeVisible();
    await service.goOffline();

    await expect(window.getByText(/^Not saved: the address was changed/)).toBeVisible();
    await expect(statusButton(window, 'Paused')).toBeVisible();
    await expect(button(window, 'Forget key')).toBeHidden();
  });

  test('with a keychain it survives a restart, and stands nowhere in plain text', async ({
    openReady,
    openLive,
    place,
    service,
  }) => {
    const first = await openReady();
    await first.close();
    expect(await readdir(join(place.dataDir, 'secrets'))).toContain('api-key.sealed');
    expect(await filesHolding(place.dataDir, API_KEY)).toEqual([]);

    const second = await openLive();
    await enroll(second.window, { card: '0x0102030405', firstName: 'Jon', lastName: 'Kept' });

    await expect(outcome(second.window, /^Enrolled Jon Kept/)).toBeVisible();
    expect(service.keys()).toHaveLength(1);
    await goTo(second.window, 'Settings');
    await expect(second.window.getByText('A key is saved. It is never shown again')).toBeVisible();
  });

  test('without a keychain the desk says so, keeps nothing on disk, and has forgotten the key after a restart', async ({
    openLive,
    place,
    service,
  }) => {
    const first = await openLive({ keychain: 'none' });
    await typeApiKey(first.window, API_KEY);
    await expect(first.window.getByText(/^Key saved until Tapdesk is closed\./)).toBeVisible();
    await expect(first.window.getByText(/^This computer has no keychain Tapdesk may use/)).toBeVisible();
    await goTo(first.window, 'Enroll');
    await enroll(first.window, { card: '0x0102030405', firstName: 'Liv', lastName: 'Now' });
    await expect(outcome(first.window, /^Enrolled Liv Now/)).toBeVisible();
    await first.close();
    expect(await filesHolding(place.dataDir, API_KEY)).toEqual([]);
    expect(await readdir(place.dataDir)).not.toContain('secrets');

    const second = await openLive({ keychain: 'none' });
    await expect(statusButton(second.window, /Paused: no API key/)).toBeVisible();
    expect(service.keys()).toHaveLength(1);
  });

  test('without a keychain, closing asks before it loses what has not been sent, and may be called off', async ({
    openLive,
  }) => {
    const { app, window, exitCode } = await openLive({ keychain: 'none' });
    await enroll(window, { card: '0x0102030405', firstName: 'Mai', lastName: 'Unsent' });
    await expect(outcome(window, /^Saved: .*Keep Tapdesk open/)).toBeVisible();
    await stretchWaits({ app }, END_LIMIT_MS);
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
    const pressClose = (): Promise<void> =>
      app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close();
      });

    await pressClose();
    await expect
      .poll(() => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked))
      .toEqual(['One submission has not been sent yet']);
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Mai Unsent')).toContainText('Waiting');

    await pressClose();
    expect(await exitCode).toBe(0);
  });
});

test.describe('A keychain that is lost', () => {
  test('is said, costs nothing that can still be read, and a fresh start keeps the old files', async ({
    openReady,
    openLive,
    place,
    service,
  }) => {
    const before = await openReady();
    await service.goOffline();
    await enroll(before.window, { card: '0x0102030405', firstName: 'Lo', lastName: 'Sealed', pin: '0471' });
    await expect(outcome(before.window, /^Saved/)).toBeVisible();
    await before.close();

    const { app, window } = await openLive({ keychain: 'none' });
    await expect(
      window.getByText(
        /1 submission cannot be read or sent here\. The API key has to be entered again\. Nothing/,
      ),
    ).toBeVisible();
    await enroll(window, { card: '0x0102030406', firstName: '=Ny', lastName: 'Read', pin: '0472' });
    await expect(outcome(window, /^Saved/)).toBeVisible();

    const file = join(place.root, 'export.csv');
    // The operating system's own dialog cannot be used from here, so it is answered in its place.
    await app.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
    }, file);
    await button(window, 'See what can be done').click();
    await expect(window.getByRole('heading', { name: 'What cannot be read here' })).toBeFocused();
    await button(window, 'Export submissions').click();
    await expect(window.getByText('Exported: 2 submissions, 1 of them not readable.')).toBeVisible();
    const rows = (await readFile(file, 'utf8')).trim().split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/,Yes,Enroll,Waiting,.*,'=Ny,Read,0x0102030406,/);
    expect(rows[2]).toMatch(/,No,,Waiting,.*,,,,,$/);
    // An id, which stands first, may have the digits of a PIN in it.
    const withoutIds = rows.map((row) => row.slice(row.indexOf(',')));
    expect(withoutIds.join()).not.toMatch(/047[12]|Sealed/);

    const old = await readdir(join(place.dataDir, 'secrets'));
    await button(window, 'Start afresh').click();
    await expect(question(window, 'Start afresh?')).toContainText(
      '1 submission still waiting here will not be sent.',
    );
    await question(window, 'Start afresh?').getByRole('button', { name: 'Start afresh' }).click();
    await expect(
      window.getByText(/^Started afresh\. What was here before is kept as tapdesk-/),
    ).toBeVisible();
    await goTo(window, 'Activity');
    await expect(window.getByText(/cannot be read or sent here/)).toBeHidden();
    expect(await listSubmissions(window)).toEqual([]);

    const names = await readdir(place.dataDir);
    const aside = names.find((name) => name.startsWith('secrets-')) ?? '';
    expect(await readdir(join(place.dataDir, aside))).toEqual(old);
    expect(names).toEqual(
      expect.arrayContaining(['tapdesk.db', expect.stringMatching(/^tapdesk-\d{4}-.*\.db$/)]),
    );
  });
});
