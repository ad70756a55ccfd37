import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { filesHolding } from '../support/leaks.ts';
import { enroll, goTo, outcome, statusButton, submissionRow, typeApiKey } from '../support/screens.ts';

test.describe('The API key', () => {
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
    await expect(outcome(window, /^Saved\..*Keep Tapdesk open/)).toBeVisible();
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
