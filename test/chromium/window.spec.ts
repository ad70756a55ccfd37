import { findingsOf } from '../support/looks/findings.ts';
import { emptyScene, scenes } from './scenes.ts';
import { expect, test } from './window-test.ts';

// What ships runs on a newer Chromium than the Electron that is driven here.
test.describe('On a current Chromium', () => {
  for (const locale of ['en', 'sv'] as const)
    test(`is clean for axe, and nothing is cut off, covered or hard to hit: ${locale}`, async ({
      page,
      openWindow,
    }) => {
      test.setTimeout(120_000);
      const findings = findingsOf(page, {
        zoom: (factor) => page.setViewportSize({ width: 1280 / factor, height: 900 / factor }),
      });
      for (const { name, stands, lead } of scenes) {
        const scene = { ...emptyScene, ...stands };
        const desk = await openWindow({ ...scene, desk: { ...scene.desk, locale } });
        await lead(page, desk);
        await findings.look(name);
      }

      expect(findings.all()).toEqual([]);
    });

  test.describe('under the policy of the app', () => {
    test.use({ expectedPageProblems: /Content Security Policy/ });

    test('refuses what no policy of the app allows', async ({ page, openWindow }) => {
      await openWindow(emptyScene);
      const refusal = page.waitForEvent('console', (message) => message.text().includes('style-src'));

      await page.evaluate(() => {
        document.body.append(document.createElement('style'));
        document.querySelector('style')?.append('body { color: red }');
      });

      expect((await refusal).type()).toBe('error');
    });
  });
});
