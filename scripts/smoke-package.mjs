import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkFuses } from './lib/fuse-check.mjs';
import { isListening, unusedPort } from './lib/loopback-port.mjs';
import { packagedApp, startPackagedApp } from './lib/packaged-app.mjs';
import { inProject } from './lib/places.mjs';
import { takePracticeSteps } from './lib/practice-enrollment.mjs';
import { hasDisplay } from './lib/system-packages.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const executable = packagedApp();
const folder = dirname(executable);

/** Whatever else is in the archive was packed by mistake. */
const expectedInArchive =
  /^\/(package\.json|LICENSE|out(\/(main|preload|renderer)(\/.*)?)?|node_modules(\/(@serialport|@photostructure|serialport|debug|ms|node-gyp-build|node-addon-api)(\/.*)?)?)$/;
const neverInArchive = /\.(ts|tsx|map|c|cc|cpp|h|hpp|gyp)$|(?<!\/(license|LICENSE))\.md$|\/(test|tests)\//;
/** Licences that ask to go along with what they are of. */
const alwaysInArchive = ['/LICENSE', '/out/main/licenses.txt', '/out/renderer/licenses.txt'];

let passed = 0;
async function check(title, work) {
  const found = await work();
  passed += 1;
  console.log(`ok ${title}: ${found}`);
}

await runScript(async () => {
  await check('Fuses', () => checkFuses(executable));
  await check('Archive', checkArchive);
  await checkRunningApp();
  console.log(`${passed} passed, 0 failed`);
});

async function checkArchive() {
  const { listPackage } = await import('@electron/asar');
  const entries = listPackage(join(folder, 'resources', 'app.asar'));
  const strangers = entries.filter((entry) => !expectedInArchive.test(entry) || neverInArchive.test(entry));
  if (strangers.length > 0) throw new Trouble(`Packed by mistake:\n${strangers.slice(0, 20).join('\n')}`);
  const missing = alwaysInArchive.filter((entry) => !entries.includes(entry));
  if (missing.length > 0) throw new Trouble(`Not packed: ${missing.join(', ')}`);
  if (existsSync(join(folder, 'resources', 'default_app.asar')))
    throw new Trouble('The default app of the development Electron was packed, too.');
  return `${entries.length} entries, all of them needed to run`;
}

async function checkRunningApp() {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tapdesk-packaged-'));
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  const inspectorPort = await unusedPort();
  // What would turn the desk into a Node for whoever starts it, or open it to a debugger, is asked for and refused.
  const environment = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-such-option' };
  if (display) environment.DISPLAY = display.display;
  try {
    const app = await startPackagedApp({
      executable,
      args: ['--practice', `--inspect=127.0.0.1:${inspectorPort}`],
      dataFolder,
      environment,
    });
    try {
      await check('Practice', () => enrollOneCard(app.window));
      await check('Node', () => 'ELECTRON_RUN_AS_NODE and NODE_OPTIONS are ignored: this is the desk');
      await check('Inspector', () => checkNoInspector(inspectorPort));
      await check('Serial ports', () => askForPorts(app.window));
    } finally {
      await app.close();
    }
    await check('Database', () => checkDatabase(join(dataFolder, 'practice', 'tapdesk.db')));
  } finally {
    await display?.close();
    // A process of the desk that ends last may still write.
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function enrollOneCard(window) {
  await takePracticeSteps(window, console.log, inProject('dist', 'packaged-app.png'));
  return 'a card was enrolled in the packaged app';
}

async function checkNoInspector(port) {
  if (await isListening(port)) throw new Trouble(`--inspect opened the packaged app on port ${port}.`);
  return '--inspect opens nothing';
}

/** The answer comes from the compiled serial port module, unpacked beside the archive. */
async function askForPorts(window) {
  const reply = await window.evaluate(() => window.desk.listPorts());
  if (!reply.ok || reply.value.kind !== 'ports')
    throw new Trouble(`The packaged app cannot list serial ports: ${JSON.stringify(reply)}`);
  return `${reply.value.ports.length} listed`;
}

async function checkDatabase(path) {
  if (!existsSync(path)) throw new Trouble(`The packaged app wrote no database at ${path}.`);
  // Another driver than the app's own reads what it wrote.
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(path, { readOnly: true });
  const { count } = database.prepare('SELECT count(*) AS count FROM submissions').get();
  database.close();
  if (count !== 1) throw new Trouble(`The packaged app's database holds ${count} submissions, not 1.`);
  return 'opened by another SQLite, the submission is in it';
}
