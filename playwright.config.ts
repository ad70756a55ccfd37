import { defineConfig } from '@playwright/test';
import { testDisplays } from './test/support/test-displays.ts';

const inCi = process.env['CI'] !== undefined;

export default defineConfig({
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Two Electrons at once fight for a display's focus: as many at a time as have one each.
  workers: testDisplays().length || 1,
  // A machine that stalls stops nobody's work. What passes only then is named as flaky, with its trace, and looked into.
  retries: inCi ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: inCi,
  reporter: inCi ? 'list' : 'line',
  projects: [
    { name: 'desk', testDir: 'test/e2e' },
    // What its findings say is enough; a trace would double its time.
    { name: 'chromium', testDir: 'test/chromium', fullyParallel: true, use: { trace: 'off' } },
  ],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
