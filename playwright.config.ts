import { defineConfig } from '@playwright/test';

const inCi = process.env['CI'] !== undefined;

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Two Electrons at once fight for the display's focus.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: inCi,
  reporter: inCi ? 'list' : 'line',
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
