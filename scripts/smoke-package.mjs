import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFuses } from './lib/fuse-check.mjs';
import { startPackagedApp } from './lib/packaged-app.mjs';
import { inProject } from './lib/places.mjs';
import { takePracticeSteps } from './lib/practice-enrollment.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const folder = inProject('dist', 'linux-unpacked');
const executable = join(folder, 'tapdesk');

/** Whatever else is in the archive was packed by mistake. */
const expectedInArchive =
  /^\/(package\.json|out(\/(main|preload|renderer)(\/.*)?)?|node_modules(\/(@serialport|@photostructure|serialport|debug|ms|node-gyp-build|node-addon-api)(\/.*)?)?)$/;
const neverInArchive = /\.(ts|map|md|c|cc|cpp|h|hpp|gyp)$|\/(test|tests)\//;

await runScript(async () => {
  if (process.platform !== 'linux')
    throw new Trouble('The test of the packaged app is written for the unpacked Linux app.');
  if (!existsSync(executable)) throw new Trouble('There is no packaged app yet. Run: npm run package');

  console.log(`Fuses: ${await checkFuses(executable)} as promised`);
  console.log(`Archive: ${await checkArchive()} entries, all of them needed to run`);
  await enrollInPackagedApp();
});

async function checkArchive() {
  const { listPackage } = await import('@electron/asar');
  const entries = listPackage(join(folder, 'resources', 'app.asar'));
  const strangers = entries.filter((entry) => !expectedInArchive.test(entry) || neverInArchive.test(entry));
  if (strangers.length > 0) throw new Trouble(`Packed by mistake:\n${strangers.slice(0, 20).join('\n')}`);
  if (existsSync(join(folder, 'resources', 'default_app.asar')))
    throw new Trouble('The default app of the development Electron was packed, too.');
  return entries.length;
}

async function enrollInPackagedApp() {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tapdesk-packaged-'));
  const display = await startVirtualDisplay();
  try {
    const app = await startPackagedApp({
      executable,
      args: ['--practice'],
      dataFolder,
      display: display.display,
    });
    try {
      await takePracticeSteps(app.window, console.log, inProject('dist', 'packaged-app.png'));
      console.log(`Serial ports: ${await askForPorts(app.window)}`);
    } finally {
      await app.close();
    }
    console.log(`Database: ${findDatabase(dataFolder)} was opened and written`);
  } finally {
    await display.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** The answer comes from the compiled serial port module, unpacked beside the archive. */
async function askForPorts(window) {
  const reply = await window.evaluate(() => window.desk.listPorts());
  if (!reply.ok || reply.value.kind !== 'ports')
    throw new Trouble(`The packaged app cannot list serial ports: ${JSON.stringify(reply)}`);
  return `${reply.value.ports.length} listed`;
}

function findDatabase(dataFolder) {
  const name = readdirSync(dataFolder, { recursive: true })
    .filter((path) => path.endsWith('.db'))
    .find((path) => readFileSync(join(dataFolder, path), 'latin1').startsWith('SQLite format 3\0'));
  if (name === undefined) throw new Trouble('The packaged app wrote no database.');
  return name;
}
