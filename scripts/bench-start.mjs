import { constants, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { findElectron } from './lib/electron.mjs';
import { measureStart } from './lib/measure-start.mjs';
import { inProject, projectFolder } from './lib/places.mjs';
import { createReporter } from './lib/reporter.mjs';
import { hasDisplay } from './lib/system-packages.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const RUNS = Number(process.argv[2] ?? 15);
const HIGHEST_RATIO = 1.25;

const reporter = createReporter(process.stdout);

// Both apps on the same Electron, in turns, so that what else this computer does meets both alike.
await runScript(async () => {
  if (!Number.isInteger(RUNS) || RUNS < 1)
    throw new Trouble('Give the number of runs behind the name, such as: npm run bench:start -- 15');
  if (typeof WebSocket === 'undefined')
    throw new Trouble("Run it with npm, which takes the project's own Node: npm run bench:start");
  const electron = await findElectron(reporter);
  await reporter.step('Build', buildApp);

  const workshop = await mkdtemp(join(tmpdir(), 'tapdesk-bench-'));
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  const environment = { ...process.env, ...(display && { DISPLAY: display.display }) };
  try {
    const executable = await copyElectron(electron, join(workshop, 'electron'));
    const apps = await describeApps(workshop);
    for (const { args } of apps) await measureStart({ executable, args, environment });
    for (let run = 1; run <= RUNS; run += 1) {
      for (const { args, seen } of apps) seen.push(await measureStart({ executable, args, environment }));
      reporter.progress(`Run ${run} of ${RUNS}`);
    }
    reporter.say(
      `Electron ${electron.version}, ${RUNS} runs each in turns, medians; the desk live, without a key`,
    );
    compare(apps);
  } finally {
    await display?.close();
    await rm(workshop, { recursive: true, force: true });
  }
});

/** Files shared with whatever else runs on the same Electron would be counted in part only. */
async function copyElectron({ executable, folder }, copy) {
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  return join(copy, relative(folder, executable));
}

/** A data folder each, kept from run to run: a desk is installed once and opened every morning. */
async function describeApps(workshop) {
  // A policy makes the desk a live one, as a site has it; without a key it sends nothing.
  const policy = join(workshop, 'policy.json');
  await writeFile(policy, '{}');
  const forRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  // No keychain may ask the person at this computer in the middle of a run.
  const shared = (name) => ['--data-dir', join(workshop, name), '--password-store=basic', ...forRoot];
  const emptyWindow = inProject('test', 'bench', 'empty-window');
  return [
    { name: 'empty window', args: [emptyWindow, ...shared('empty')], seen: [] },
    { name: 'desk', args: [projectFolder, '--policy', policy, ...shared('desk')], seen: [] },
  ];
}

function compare(apps) {
  const ratios = [
    tell(
      'start to usable form',
      'ms',
      apps.map(({ name, seen }) => [name, seen.map(({ startMs }) => startMs)]),
    ),
  ];
  if (process.platform === 'linux')
    ratios.push(
      tell(
        'memory of all processes',
        'MB',
        apps.map(({ name, seen }) => [name, seen.map(({ memoryMb }) => memoryMb)]),
      ),
    );
  else reporter.say('Memory is measured on Linux only.');
  if (Math.max(...ratios) > HIGHEST_RATIO)
    throw new Trouble(`The desk takes more than ${HIGHEST_RATIO} × an empty window.`);
}

function tell(title, unit, [[baseName, base], [name, ours]]) {
  const ratio = median(ours) / median(base);
  reporter.say(
    `${title}: ${baseName} ${median(base).toFixed(0)} ${unit}, ${name} ${median(ours).toFixed(0)} ${unit}, ` +
      `ratio ${ratio.toFixed(3)} (target: at most ${HIGHEST_RATIO})`,
  );
  return ratio;
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
