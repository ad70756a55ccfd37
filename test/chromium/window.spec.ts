import { findingsOf } from '../support/looks/findings.ts';
import { openScreen } from '../support/looks/scenes.ts';
import { register } from './scene-data.ts';
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

  for (const { what, registeredKey, said } of [
    {
      what: 'is not registered any more',
      registeredKey: { ok: true, value: null },
      said: 'This key has changed or gone in the meantime. Search once more.',
    },
    {
      what: 'cannot be looked up',
      registeredKey: { ok: false, failure: 'internal-error' },
      said: 'The key could not be opened. Do it again.',
    },
  ] as const)
    test(`says of a key that ${what} just that, and stays at Register`, async ({ page, openWindow }) => {
      await openWindow({ ...emptyScene, register, registeredKey });
      await openScreen(page, 'register');
      await page
        .getByRole('button', { name: /^Change…/ })
        .first()
        .click();

      await expect(page.getByRole('alert')).toHaveText(said);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register');
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
