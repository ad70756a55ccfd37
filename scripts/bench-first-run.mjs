import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { findElectron } from './lib/electron.mjs';
import { createReporter } from './lib/reporter.mjs';
import { startPrivateKeyring } from './lib/torture-keyring.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const API_KEY = 'first-run-key-4h7Qw3ZkR9vT2mXs8LdY';
const MOST_MS = 120_000;
const reporter = createReporter(process.stdout);

/** What the set-up guide asks of a person, counted while it is gone through by keyboard alone; over two minutes is a failure. */
await runScript(async () => {
  if (typeof process.features.typescript !== 'string')
    throw new Trouble("Run it with npm, which takes the project's own Node: npm run bench:first-run");
  if (process.platform !== 'linux') throw new Trouble('It is written for Linux: its reader is a pty.');
  await findElectron(reporter);
  await reporter.step('Build', buildApp);
  const workshop = await mkdtemp(join(tmpdir(), 'tapdesk-first-run-'));
  const [display, keyring] = await Promise.all([startVirtualDisplay(), startPrivateKeyring()]);
  Object.assign(process.env, keyring.environment, { DISPLAY: display.display });
  try {
    await measure(workshop);
  } finally {
    await Promise.all([keyring.close(), display.close()]);
    await rm(workshop, { recursive: true, force: true });
  }
});

async function measure(workshop) {
  const { openAccessService } = await import('../test/support/access-service.ts');
  const { startDesk } = await import('../test/support/desk-process.ts');
  const { firstRunByKeyboard, personMs, tellFirstRun } = await import('../test/support/first-run.ts');
  const { createSerialLine } = await import('../test/support/serial-line.ts');
  const service = await openAccessService(API_KEY);
  const line = await createSerialLine();
  const desk = await startDesk({ dataDir: join(workshop, 'data'), configHome: workshop });
  try {
    const figures = await firstRunByKeyboard(desk.window, { apiKey: API_KEY, service, line });
    reporter.say(tellFirstRun(figures));
    if (personMs(figures) > MOST_MS) throw new Trouble('That is more than two minutes.');
  } finally {
    await desk.close();
    await line.close();
    await service.close();
  }
}
