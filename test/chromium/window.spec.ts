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

  test('hears the keys of the screens from the moment it is drawn', async ({ page, openWindow }) => {
    await page.addInitScript(() => {
      const press = new MutationObserver(() => {
        if (document.querySelector('nav [aria-current]') === null) return;
        press.disconnect();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '5', ctrlKey: true, bubbles: true }));
      });
      press.observe(document, { childList: true, subtree: true });
    });

    await openWindow(emptyScene);

    await expect(page.locator('main .settings')).toBeVisible();
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
