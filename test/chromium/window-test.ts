import { expect, test as base } from '@playwright/test';
import { chromiumExecutable } from '../support/chromium-executable.ts';
import { createDeskStandIn, type DeskStandIn, type StandInScene } from '../support/desk-stand-in.ts';
import { giveBridge } from '../support/page-bridge.ts';
import { collectPageProblems } from '../support/page-problems.ts';
import { openWindowServer, type WindowServer } from '../support/window-server.ts';

interface WindowFixtures {
  /** What the page's console may complain about: a test that provokes a refusal names it. */
  readonly expectedPageProblems: RegExp | null;
  /** Opens the built window on a desk that stands as the scene says. It may have had no error when the test ends. */
  readonly openWindow: (scene: StandInScene) => Promise<DeskStandIn>;
}

interface WorkerFixtures {
  readonly server: WindowServer;
  readonly versionTold: null;
}

export const test = base.extend<WindowFixtures, WorkerFixtures>({
  launchOptions: [
    async ({}, use) => {
      // Chromium refuses to sandbox for root; containers often are root.
      await use({ executablePath: chromiumExecutable(), chromiumSandbox: process.getuid?.() !== 0 });
    },
    { scope: 'worker' },
  ],
  versionTold: [
    async ({ browser }, use, { parallelIndex }) => {
      if (parallelIndex === 0) console.log(`Chromium ${browser.version()}`);
      await use(null);
    },
    { scope: 'worker', auto: true },
  ],
  server: [
    async ({}, use) => {
      const server = await openWindowServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  viewport: { width: 1280, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/Stockholm',

  expectedPageProblems: [null, { option: true }],
  openWindow: async ({ page, server, expectedPageProblems }, use) => {
    const problems = collectPageProblems(page.context());
    const answerWith = await giveBridge(page);
    await use(async (scene) => {
      const desk = createDeskStandIn(scene);
      answerWith(desk.api);
      await page.goto(server.url);
      return desk;
    });
    expect(problems().filter((problem) => !expectedPageProblems?.test(problem))).toEqual([]);
  },
});

export { expect };
