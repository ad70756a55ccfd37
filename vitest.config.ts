import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts'],
    testTimeout: 20_000,
    // Left to itself it leaves one core of two idle.
    maxWorkers: 2,
    // Local-time promises are tested in the zone the desk is used in; tests that need another set it themselves.
    env: { TZ: 'Europe/Stockholm' },
  },
});
