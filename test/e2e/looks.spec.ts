import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from '../support/desk-process.ts';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { axeFindings } from '../support/looks/axe.ts';
import { inLongerWords, layoutFindings } from '../support/looks/layout.ts';
import { openScreen, visitScenes } from '../support/looks/scenes.ts';

/** Where a picture of each goes; `npm run screens` names the place. */
const pictures = process.env['SCREENS'];

const themes = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;

test.describe('Every screen, in every state', () => {
  for (const locale of ['en', 'sv'] as const)
    test(`is clean for axe, and nothing is cut off, covered or hard to hit: ${locale}`, async ({
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
      const findings = new Map<string, string[]>();
      await visitScenes({ desk, service, line }, async (name) => {
        const note = (found: readonly string[], look: string): void => {
          for (const finding of found)
            findings.set(finding, [...(findings.get(finding) ?? []), `${name} ${look}`]);
        };
        const layout = (): Promise<readonly string[]> => layoutFindings(window);
        for (const factor of [1, 2, 4]) {
          await zoom(desk, factor);
          note(await layout(), `at ${factor * 100} %`);
          // A longer language is held to the sizes people work at.
          if (factor === 1) note(await inLongerWords(window, layout), `40 % longer at ${factor * 100} %`);
        }
        await zoom(desk, 1);
        // Where 400 % left it, a control may stand half below what stays at the top.
        await window.evaluate(() => {
          scrollTo(0, 0);
        });
        for (const { name: theme, media } of themes) {
          await window.emulateMedia({ ...media, reducedMotion: 'reduce' });
          if (pictures !== undefined)
            await window.screenshot({ path: join(pictures, locale, theme, `${name}.png`), fullPage: true });
          note(await axeFindings(window, theme === 'light' ? 'all' : 'colours'), theme);
        }
      });

      expect([...findings].map(([finding, where]) => `${finding} (${where.join(', ')})`)).toEqual([]);
    });
});

/** 400 % of a window of 1280 leaves 320 to lay out in. */
async function zoom({ app, window }: Desk, factor: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
  }, factor);
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(1280 / factor);
}
