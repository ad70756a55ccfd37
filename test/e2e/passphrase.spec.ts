import type { Page } from '@playwright/test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { keysOf, pressKeys } from '../support/key-presses.ts';
import { filesHolding } from '../support/leaks.ts';
import {
  button,
  enroll,
  field,
  goTo,
  noteNetwork,
  outcome,
  saveApiKey,
  setPassphrase,
  statusButton,
  submissionRow,
} from '../support/screens.ts';
import { END_LIMIT_MS } from '../../main/end-limit.ts';
import { stretchWaits } from '../support/desk-waits.ts';

const PASSPHRASE = 'blåbär and seven horses';

async function giveIn(window: Page, passphrase: string): Promise<void> {
  await window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await window.getByLabel('Passphrase', { exact: true }).press('Enter');
}

test.describe('Without a keychain, a passphrase', () => {
  test('keeps what was enrolled offline: closing asks nothing, a wrong one is said, the right one delivers it', async ({
    openLive,
    place,
    service,
  }) => {
    const first = await openLive({ keychain: 'none' });
    await saveApiKey(first.window, API_KEY);
    await service.goOffline();
    await enroll(first.window, { card: '0x0102030405', firstName: 'Åke', lastName: 'Kept', pin: '0471' });
    await expect(outcome(first.window, /^Saved: .*Keep Tapdesk open/)).toBeVisible();

    await button(first.window, 'Set a passphrase').click();
    await expect(first.window.getByRole('heading', { name: 'Passphrase' })).toBeFocused();
    await setPassphrase(first.window, 'short');
    await expect(first.window.getByText('Not set: use at least 8 characters.')).toBeVisible();
    await setPassphrase(first.window, PASSPHRASE, 'something else');
    await expect(first.window.getByText('The two differ. Type the passphrase again.')).toBeVisible();
    await setPassphrase(first.window, PASSPHRASE);
    await expect(first.window.getByText('Passphrase set. It is asked for at the next start.')).toBeVisible();
    await expect(first.window.getByText(/^Without a keychain or a passphrase/)).toBeHidden();
    await stretchWaits(first, END_LIMIT_MS);
    // A question would keep it open.
    await first.app.evaluate(({ app }) => {
      app.quit();
    });
    expect(await first.exitCode).toBe(0);
    for (const secret of [API_KEY, PASSPHRASE]) expect(await filesHolding(place.dataDir, secret)).toEqual([]);

    await service.goOnline();
    const { window } = await openLive({ keychain: 'none' });
    await expect(window.getByRole('heading', { name: 'Open Tapdesk' })).toBeVisible();
    await expect(window.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await giveIn(window, 'blåbär and six horses');
    const problem = window.getByRole('alert');
    await expect(problem).toHaveText('That is not the passphrase. Type it again.');
    await expect(problem).toBeFocused();
    expect(service.requests('/accesskeys/add')).toEqual([]);

    await giveIn(window, PASSPHRASE);
    await goTo(window, 'Activity');
    await noteNetwork(window);
    await expect(submissionRow(window, 'Åke Kept')).toContainText('Delivered');
    expect(service.keys()).toMatchObject([{ pin: '0471', person: { first_name: 'Åke', last_name: 'Kept' } }]);
  });

  test('that is forgotten costs nobody the desk: it starts without it, and a new one is set beside the old', async ({
    openLive,
    place,
    service,
  }) => {
    const first = await openLive({ keychain: 'none' });
    await service.goOffline();
    await enroll(first.window, { card: '0x0102030405', firstName: 'Bo', lastName: 'Sealed' });
    await setPassphrase(first.window, PASSPHRASE);
    await expect(first.window.getByText('Passphrase set. It is asked for at the next start.')).toBeVisible();
    await first.close();

    const second = await openLive({ keychain: 'none' });
    await button(second.window, 'Start without the passphrase').click();
    await expect(
      second.window.getByText(
        /^Tapdesk was started without its passphrase\. 1 submission cannot be read or sent here\./,
      ),
    ).toBeVisible();
    await expect(statusButton(second.window, /1 needs attention/)).toBeVisible();
    await setPassphrase(second.window, 'the one after that');
    await expect(second.window.getByText('Passphrase set. It is asked for at the next start.')).toBeVisible();
    await second.close();
    expect(await readdir(join(place.dataDir, 'secrets'))).toEqual(
      expect.arrayContaining(['passphrase.sealed', expect.stringMatching(/^passphrase-\d{4}-.*\.sealed$/)]),
    );

    const third = await openLive({ keychain: 'none' });
    await giveIn(third.window, 'the one after that');
    await goTo(third.window, 'Activity');
    await expect(third.window.getByRole('table', { name: 'Submissions' })).toContainText('Needs attention');
  });

  test('is asked for when practice is left, and whoever closes the window instead has changed nothing', async ({
    openLive,
    place,
  }) => {
    const first = await openLive({ keychain: 'none' });
    await saveApiKey(first.window, API_KEY);
    await setPassphrase(first.window, PASSPHRASE);
    await expect(first.window.getByText('Passphrase set. It is asked for at the next start.')).toBeVisible();
    await first.close();
    const secrets = await readdir(join(place.dataDir, 'secrets'));

    const second = await openLive({ keychain: 'none', practice: true });
    await button(second.window, 'Set up the live desk').click();
    await giveIn(second.window, PASSPHRASE);
    await goTo(second.window, 'Settings');
    await expect(second.window.getByText('A key is saved. It is never shown again')).toBeVisible();
    await second.close();

    const third = await openLive({ keychain: 'none' });
    await expect(third.window.getByRole('heading', { name: 'Open Tapdesk' })).toBeVisible();
    // It may be gone before it has answered.
    await third.app
      .evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close();
      })
      .catch(() => undefined);
    expect(await third.exitCode).toBe(0);
    expect(await readdir(join(place.dataDir, 'secrets'))).toEqual(secrets);
  });

  test('is asked for while a reader types: a tap leaves no character in the field and tries nothing', async ({
    openLive,
  }) => {
    const policy = { reader: { path: 'keyboard', baudRate: 9600, format: 'line-dec', technology: 'EM' } };
    const tap = [...keysOf('0004335823930', 0), { key: 'Return', waitMs: 0 }];
    const first = await openLive({ keychain: 'none', policy });
    await setPassphrase(first.window, PASSPHRASE);
    await expect(first.window.getByText('Passphrase set. It is asked for at the next start.')).toBeVisible();
    await first.close();

    const second = await openLive({ keychain: 'none', policy });
    const { window } = second;
    const passphrase = window.getByLabel('Passphrase', { exact: true });
    await passphrase.fill(PASSPHRASE.slice(0, -1));
    await pressKeys(second, [...tap, ...keysOf(PASSPHRASE.slice(-1), 90)]);
    await expect(passphrase).toHaveValue(PASSPHRASE);
    // With a try of the tap's Enter under way, this one would be none.
    await passphrase.press('Enter');
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await pressKeys(second, tap);
    await expect(field(window, 'Card number')).toHaveValue('0x01026f6c3a');
  });

  test('is asked for in Swedish where the desk speaks it', async ({ openLive }) => {
    const policy = { locale: 'sv' };
    const first = await openLive({ keychain: 'none', policy });
    await first.window.getByRole('link', { name: 'Inställningar' }).click();
    await first.window.getByLabel('Ny lösenfras').fill(PASSPHRASE);
    await first.window.getByLabel('Upprepa lösenfrasen').fill(PASSPHRASE);
    await button(first.window, 'Välj lösenfras').click();
    await expect(first.window.getByText(/^Lösenfrasen gäller\./)).toBeVisible();
    await first.close();

    const { window } = await openLive({ keychain: 'none', policy });
    await window.getByLabel('Lösenfras', { exact: true }).fill('fel fras');
    await button(window, 'Öppna').click();
    await expect(window.getByRole('alert')).toHaveText('Det är inte lösenfrasen. Skriv den igen.');
    await expect(window.locator('html')).toHaveAttribute('lang', 'sv');
  });
});
