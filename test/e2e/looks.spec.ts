import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from '../support/desk-process.ts';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { visitDialogs } from '../support/looks/dialog-scenes.ts';
import { findingsOf } from '../support/looks/findings.ts';
import { openScreen, visitScenes } from '../support/looks/scenes.ts';

/** Where a picture of each goes; `npm run screens` names the place. */
const pictures = process.env['SCREENS'];

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

      await desk.app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 900);
      });
      const findings = findingsOf(window, {
        zoom: (factor) => zoom(desk, factor),
        // What goes with any key is not walked through. Both languages have one order: each is walked at another size.
        walkAt: (scene) => (scene === 'enroll-large-pin' ? null : locale === 'en' ? 1 : 2),
        drawn: async (scene, theme) => {
          if (pictures === undefined) return;
          await window.screenshot({ path: join(pictures, locale, theme, `${scene}.png`), fullPage: true });
        },
      });
      await tour.visit({ desk, service, line }, (scene) => findings.look(scene));

      expect(findings.all()).toEqual([]);
    });

async function zoom({ app, window }: Desk, factor: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
  }, factor);
  await expect.poll(() => window.evaluate(() => innerWidth), { intervals: [10, 20, 50] }).toBe(1280 / factor);
}
