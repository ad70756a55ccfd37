import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackExists, findFallback, installFallback } from './electron-fallback.mjs';
import { inProject } from './places.mjs';
import { projectNode } from './project-node.mjs';
import { runQuietly, tailOf } from './run.mjs';
import { Trouble } from './trouble.mjs';

/**
 * @typedef {object} Electron
 * @property {string} executable
 * @property {string} folder the distribution it stands in
 * @property {string} version
 * @property {string} origin in words
 * @property {boolean} isFallback it may be driven, and not shipped
 */

const electronPackage = inProject('node_modules', 'electron');

/**
 * Which Electron runs here: the one the user names, the package's own, or the fallback; what is missing is fetched.
 *
 * @param {import('./reporter.mjs').Reporter} reporter
 * @returns {Promise<Electron>}
 */
export async function findElectron(reporter) {
  const found = fromOverride() ?? fromPackage() ?? fromFallback();
  if (found !== undefined) return found;

  if (!existsSync(electronPackage))
    throw new Trouble('The dependencies are not installed yet. Run: npm run setup');

  reporter.say(`Downloading Electron ${packageVersion()} …`);
  const download = await runQuietly(projectNode, [join(electronPackage, 'install.js')]);
  const downloaded = fromPackage();
  if (downloaded !== undefined) return downloaded;

  reporter.say(
    `Electron ${packageVersion()} could not be downloaded (${tailOf(download.output).split('\n')[0]}).`,
  );
  if (!fallbackExists) throw new Trouble(waysOut(download.output));
  await installFallback(reporter);
  return fromFallback();
}

function fromOverride() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  const executable = join(folder, executableName());
  if (!existsSync(executable))
    throw new Trouble(
      `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no ${executableName()} in it.\n` +
        'Set it to the folder of an unpacked Electron, or unset it.',
    );
  return describe(folder, executable, 'from ELECTRON_OVERRIDE_DIST_PATH');
}

function fromPackage() {
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const folder = join(electronPackage, 'dist');
  const executable = join(folder, readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? describe(folder, executable, 'of the electron package') : undefined;
}

function fromFallback() {
  const folder = fallbackExists ? findFallback() : undefined;
  if (folder === undefined) return undefined;
  const origin = 'from the npm registry, kept for this user';
  return { ...describe(folder, join(folder, 'electron'), origin), isFallback: true };
}

function describe(folder, executable, origin) {
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : packageVersion();
  return { executable, folder, version, origin, isFallback: false };
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

const packageVersion = () => JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version;

const waysOut = (output) =>
  `Electron could not be downloaded:\n${tailOf(output)}\n` +
  'One of these helps: let this machine reach github.com; set ELECTRON_MIRROR to a mirror of its releases; ' +
  'or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.';
