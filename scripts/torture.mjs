import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packagedApp } from './lib/packaged-app.mjs';
import { createReporter } from './lib/reporter.mjs';
import { killRunningDesks } from './lib/torture-desk.mjs';
import { startPrivateKeyring } from './lib/torture-keyring.mjs';
import { createRandom } from './lib/torture-random.mjs';
import { tell } from './lib/torture-table.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const reporter = createReporter(process.stdout);

/** Kills the packaged app at random moments and counts afterwards what was lost, doubled or out of order: nothing may be. */
await runScript(async () => {
  if (typeof process.features.typescript !== 'string')
    throw new Trouble("Run it with npm, which takes the project's own Node: npm run torture");
  const { runLane } = await import('./lib/torture-lane.mjs');
  const { kills, seed, lanes, executable } = readArguments();
  reporter.say(
    `${kills} kills, seed ${seed} (again with: npm run torture -- --kills ${kills} --seed ${seed})`,
  );
  const workshop = await mkdtemp(join(tmpdir(), 'tapdesk-torture-'));
  const [display, keyring] = await Promise.all([startVirtualDisplay(), startPrivateKeyring()]);
  const environment = {
    ...process.env,
    ...keyring.environment,
    ...{ DISPLAY: display.display, TZ: 'UTC', XDG_CONFIG_HOME: workshop },
  };
  const killsByPhase = new Map();
  const startedAtMs = performance.now();
  let takenCount = 0;
  let doneCount = 0;
  const onKill = (phase) => {
    killsByPhase.set(phase, (killsByPhase.get(phase) ?? 0) + 1);
    doneCount += 1;
    reporter.progress(`${doneCount} of ${kills} kills`);
  };
  let turn = Promise.resolve();
  const inTurn = (work) => (turn = turn.then(work));
  const takeKill = () => (takenCount += 1) <= kills;
  const clearUp = async () => {
    killRunningDesks();
    await Promise.all([keyring.close(), display.close()]);
    await rm(workshop, { recursive: true, force: true });
  };
  const breakOff = () => void clearUp().then(() => process.exit(1));
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff);
  try {
    const random = createRandom(seed);
    const played = await Promise.all(
      Array.from({ length: Math.min(lanes, kills) }, () =>
        runLane({ executable, workshop, environment, inTurn, takeKill, random: random.fork(), onKill }),
      ),
    );
    tell(reporter, { played, killsByPhase, elapsedMs: performance.now() - startedAtMs });
  } finally {
    await clearUp();
  }
});

function readArguments() {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '100' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
      lanes: { type: 'string', default: '2' },
      app: { type: 'string' },
    },
  });
  const executable = values.app === undefined ? packagedApp() : resolve(values.app);
  if (!existsSync(executable))
    throw new Trouble(`There is no file ${executable}. Leave --app out, or name the packaged app.`);
  const [kills, seed, lanes] = ['kills', 'seed', 'lanes'].map((name) => wholeNumber(name, values[name]));
  if (kills < 1 || lanes < 1) throw new Trouble('--kills and --lanes are at least 1.');
  return { kills, seed, lanes, executable };
}

function wholeNumber(name, text) {
  if (!/^\d{1,10}$/.test(text)) throw new Trouble(`--${name} needs a whole number behind it, not “${text}”.`);
  return Number(text);
}
