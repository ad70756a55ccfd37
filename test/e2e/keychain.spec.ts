import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { filesHolding } from '../support/leaks.ts';
import { enroll, goTo, outcome, statusButton, typeApiKey } from '../support/screens.ts';

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
    await enroll(second.window, { card: '0x0102030406', firstName: 'Mai', lastName: 'Later' });
    await expect(outcome(second.window, /^Saved\..*Keep Tapdesk open/)).toBeVisible();
    expect(service.keys()).toHaveLength(1);
  });
});
