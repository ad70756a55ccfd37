import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '../../contract/settings.ts';
import type { Desk } from '../support/desk-process.ts';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { visitDialogs } from '../support/looks/dialog-scenes.ts';
import { findingsOf, type Findings } from '../support/looks/findings.ts';
import { openScreen, visitScenes } from '../support/looks/scenes.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import { field, fillForm, setPassphrase, statusButton } from '../support/screens.ts';

/** Where a picture of each goes; `npm run screens` names the place. */
const pictures = process.env['SCREENS'];

/** What the documents show: from the scene of that name, all of the window or a part of it. */
const documented: Readonly<Record<string, { readonly file: string; readonly part?: string }>> = {
  'enroll-known': { file: 'known-card' },
  'activity-offline': { file: 'activity' },
  'guide-card': { file: 'guide' },
  'calibration-found': { file: 'reader-found', part: '[role=dialog]' },
  'settings-template-and-change-log': { file: 'change-log', part: 'section[aria-labelledby=record]' },
};

const PASSPHRASE = 'blåbär and seven horses';

const tours = [
  { name: 'every screen, in every state', visit: visitScenes },
  { name: 'what opens over a screen, or in its place', visit: visitDialogs },
] as const;

for (const tour of tours)
  for (const locale of ['en', 'sv'] as const)
    test(`${tour.name}, is clean for axe, nothing is cut off, covered or hard to hit, and Tab leads through: ${locale}`, async ({
      open,
      service,
      line,
      place,
    }) => {
      test.setTimeout(180_000);
      await mkdir(place.dataDir);
      const reader = { path: line.readerEnd, baudRate: 9600, format: 'stx-etx-xor' };
      await writeFile(
        join(place.dataDir, 'settings.json'),
        JSON.stringify({ apiBaseUrl: service.baseUrl, reader, locale }),
      );
      const desk = await open({ policyFile: await place.writePolicy({ retentionDays: 30 }) });
      const { window } = desk;
      await openScreen(window, 'settings');
      await window.locator('input[type=password]').first().fill(API_KEY);
      await window.locator('input[type=password]').first().press('Enter');
      await expect.poll(() => service.requests('/accesslevels/list').length).toBeGreaterThan(0);

      const findings = await findingsAt(desk, locale);
      await tour.visit({ desk, service, line }, (scene) => findings.look(scene));

      expect(findings.all()).toEqual([]);
    });

for (const locale of ['en', 'sv'] as const)
  test(`the question for the passphrase is clean in all of these ways: ${locale}`, async ({ openLive }) => {
    const first = await openLive({ keychain: 'none' });
    await setPassphrase(first.window, PASSPHRASE);
    await expect(first.window.getByText('Passphrase set. It is asked for at the next start.')).toBeVisible();
    await first.close();

    const desk = await openLive({ keychain: 'none', policy: { locale } });
    await expect(desk.window.locator('html')).toHaveAttribute('lang', locale);
    const findings = await findingsAt(desk, locale);
    await findings.look('unlock');
    await desk.window.locator('input').fill('not this one');
    await desk.window.locator('input').press('Enter');
    await expect(desk.window.getByRole('alert')).toBeFocused();
    await findings.look('unlock-refused');

    expect(findings.all()).toEqual([]);
  });

for (const locale of ['en', 'sv'] as const)
  test(`the page that says why the desk did not start is clean in all of these ways: ${locale}`, async ({
    open,
    place,
  }) => {
    const desk = await open({
      policyFile: await place.writePolicy({ locale: 'fi', retentionDays: 0 }),
      language: locale,
    });
    await expect(desk.window.getByRole('alert')).toBeVisible();
    await expect(desk.window.locator('html')).toHaveAttribute('lang', locale);

    const findings = await findingsAt(desk, locale);
    await findings.look('stopped');

    expect(findings.all()).toEqual([]);
  });

test('looks like the picture in the README', async ({ openReady, line }) => {
  const kinds = ['Visitor today', 'Contractor 3 months', 'Employee'];
  const templates = kinds.map((name) => ({
    name,
    accessLevels: [],
    validity: { kind: 'today' },
    pin: 'none',
  }));
  const { app, window } = await openReady({ policy: { templates } });
  await app.evaluate(({ BrowserWindow, nativeTheme }) => {
    nativeTheme.themeSource = 'light';
    BrowserWindow.getAllWindows()[0]?.setContentSize(1180, 1250);
  });
  await expect(statusButton(window, 'Reader ready')).toBeVisible();
  await line.write(rdm6300Frame('62E3086CED'));
  await expect(field(window, 'Card number')).toHaveValue('0x62e3086ced');
  await fillForm(window, {
    card: '0x62e3086ced',
    validFrom: '2031-03-30T08:00',
    validTo: '2031-10-26T17:00',
    pin: '4827',
    firstName: 'Astrid',
    lastName: 'Lindqvist',
    levels: ['Main entrance', 'Garage'],
  });

  await field(window, 'Last name').focus();
  const picture = await window.screenshot({ animations: 'disabled' });

  expect(picture.length).toBeGreaterThan(20_000);
  expect(picture.length).toBeLessThanOrEqual(200_000);
  await keepForDocuments('enroll', picture);
});

async function keepForDocuments(file: string, picture: Uint8Array): Promise<void> {
  if (pictures !== undefined) await writeFile(join(pictures, `${file}.png`), picture);
}

async function findingsAt(desk: Desk, locale: Locale): Promise<Findings> {
  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 900);
  });
  return findingsOf(desk.window, {
    zoom: (factor) => zoom(desk, factor),
    // What goes with any key is not walked through. Both languages have one order: each is walked at another size.
    walkAt: (scene) => (scene === 'enroll-large-pin' ? null : locale === 'en' ? 1 : 2),
    drawn: async (scene, theme) => {
      if (pictures === undefined) return;
      await desk.window.screenshot({ path: join(pictures, locale, theme, `${scene}.png`), fullPage: true });
      const shown = locale === 'en' && theme === 'light' ? documented[scene] : undefined;
      if (shown === undefined) return;
      const part = shown.part === undefined ? desk.window : desk.window.locator(shown.part);
      await keepForDocuments(shown.file, await part.screenshot());
    },
  });
}

async function zoom({ app, window }: Desk, factor: number): Promise<void> {
  // Of the hundreds of these, the answer of one in a while is collected as garbage before it is sent (Playwright #33737).
  await expect(() =>
    app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
    }, factor),
  ).toPass();
  await expect.poll(() => window.evaluate(() => innerWidth), { intervals: [10, 20, 50] }).toBe(1280 / factor);
}
