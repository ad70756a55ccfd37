import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { runDeskToItsEnd } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
import { enroll, outcome, statusButton } from '../support/screens.ts';
import { END_LIMIT_MS } from '../../main/end-limit.ts';
import { stretchWaits } from '../support/desk-waits.ts';

test('a second desk on the same data folder ends at once, and what waits is sent by the first, once', async ({
  openReady,
  place,
  service,
}) => {
  const first = await openReady();
  await service.goOffline();
  await enroll(first.window, { card: '0x0102030405', firstName: 'Liv', lastName: 'Moe' });
  await expect(outcome(first.window, /^Saved/)).toBeVisible();

  const second = await runDeskToItsEnd({ dataDir: place.dataDir, configHome: place.root });

  expect(second.exitCode).toBe(0);
  await expect(statusButton(first.window, '1 waiting')).toBeVisible();
  await service.goOnline();
  await expect(outcome(first.window, /^Enrolled Liv Moe/)).toBeVisible({ timeout: 30_000 });
  expect(service.requests('/accesskeys/add')).toHaveLength(1);
});

test('a desk that hangs while it ends is ended all the same, and the next start has the folder and what waits', async ({
  openReady,
  openLive,
  place,
  service,
}) => {
  const { app, window, exitCode } = await openReady();
  await service.goOffline();
  await enroll(window, { card: '0x0102030405', firstName: 'Liv', lastName: 'Moe' });
  await expect(outcome(window, /^Saved/)).toBeVisible();

  await app.evaluate((electron) => {
    const quit = electron.app.quit.bind(electron.app);
    let count = 0;
    electron.app.quit = () => {
      count += 1;
      if (count === 1) quit();
    };
    electron.BrowserWindow.getAllWindows()[0]?.close();
  });
  expect(await exitCode).toBeNull();
  expect(await readFile(join(place.dataDir, 'logs', 'tapdesk.log'), 'utf8')).toContain('"ended-by-limit"');

  const next = await openLive();
  await expect(statusButton(next.window, '1 waiting')).toBeVisible();
});

test('a desk that waits for a file that never answers ends all the same', async ({ openReady, place }) => {
  const { app, exitCode } = await openReady();
  await leaveOpening(app, join(place.root, 'never'));

  await app.evaluate((electron) => {
    electron.BrowserWindow.getAllWindows()[0]?.close();
  });

  expect(await exitCode).toBeNull();
  expect(await readFile(join(place.dataDir, 'logs', 'tapdesk.log'), 'utf8')).toContain('"ended-by-limit"');
});

test('a desk that is asked for again while it ends starts once more, and nothing stops its end', async ({
  openReady,
  place,
}) => {
  const { app, exitCode } = await openReady();
  const [never, asked] = [join(place.root, 'never'), join(place.root, 'asked')];
  await stretchWaits({ app }, END_LIMIT_MS);
  await leaveOpening(app, never);
  await app.evaluate((electron, path) => {
    electron.app.relaunch = () => {
      process.getBuiltinModule('node:fs').writeFileSync(path, '');
    };
    electron.app.prependOnceListener('second-instance', () => {
      electron.BrowserWindow.getAllWindows()[0]?.destroy();
    });
  }, asked);

  const second = await runDeskToItsEnd({ dataDir: place.dataDir, configHome: place.root });
  expect(second.exitCode).toBe(0);
  await writeFile(never, '');

  expect(await exitCode).toBe(0);
  expect(existsSync(asked)).toBe(true);
  expect(await readFile(join(place.dataDir, 'logs', 'tapdesk.log'), 'utf8')).not.toContain(
    'unexpected-error',
  );
});

test('an error nobody caught is logged by its name, and stops neither the desk nor its end', async ({
  openReady,
  place,
}) => {
  const { app, window, exitCode } = await openReady();
  await stretchWaits({ app }, END_LIMIT_MS);
  await app.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('Anna Andersson');
    }, 0);
  });
  const log = () => readFile(join(place.dataDir, 'logs', 'tapdesk.log'), 'utf8');
  await expect.poll(log).toContain('"event":"unexpected-error","error":"RangeError"');
  expect(await log()).not.toContain('Anna');

  await enroll(window, { card: '0x0102030405', firstName: 'Liv', lastName: 'Moe' });
  await expect(outcome(window, /^Enrolled Liv Moe/)).toBeVisible();
  await app.evaluate((electron) => {
    electron.BrowserWindow.getAllWindows()[0]?.close();
  });
  expect(await exitCode).toBe(0);
});

/** Opening a pipe takes until somebody opens its other end. */
async function leaveOpening(app: ElectronApplication, path: string): Promise<void> {
  execFileSync('mkfifo', [path]);
  await app.evaluate((_electron, pipe) => {
    process.getBuiltinModule('node:fs').open(pipe, 'r', () => undefined);
  }, path);
}
