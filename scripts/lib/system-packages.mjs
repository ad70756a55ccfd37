import { findChromium } from './chromium.mjs';
import { findProgram } from './find-program.mjs';
import { runQuietly, tailOf } from './run.mjs';
import { Trouble } from './trouble.mjs';

/**
 * What the operating system must bring, by Debian package. Newer releases renamed some of them to …t64.
 * `needed` false: the desk opens without it, and says what it lacks.
 */
const electronLibraries = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const portList = { program: 'udevadm', package: 'udev', needed: false };
const virtualDisplay = { program: 'Xvfb', package: 'xvfb', needed: true };
const testPrograms = [
  { program: 'socat', package: 'socat', needed: true },
  { program: 'dbus-run-session', package: 'dbus', needed: true },
  { program: 'gnome-keyring-daemon', package: 'gnome-keyring', needed: true },
];

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * Sees to it that this computer has what running (or testing) the desk needs, and installs it where it may.
 *
 * @param {string} electron the executable
 * @param {'run' | 'test'} purpose
 * @param {import('./reporter.mjs').Reporter} reporter
 */
export async function checkSystem(electron, purpose, reporter) {
  if (process.platform !== 'linux') return 'nothing needed';
  const missing = await findMissing(electron, purpose);
  if (missing.length === 0) return 'all there';

  const names = missing.map(({ name }) => name).join(', ');
  const mayInstall = process.getuid() === 0 && hasProgram('apt-get');
  if (mayInstall) {
    reporter.say(`Installing what is missing on this system (${names}) …`);
    const failure = await installWithApt(missing);
    const still = await findMissing(electron, purpose);
    const needed = still.filter((one) => one.needed);
    if (failure !== null && needed.length > 0) throw new Trouble(failure);
    if (needed.length > 0)
      throw new Trouble(`Still missing after the installation: ${needed.map(({ name }) => name).join(', ')}`);
    if (still.length === 0) return 'installed';
    reporter.say(`Not there, but not needed to start: ${still.map(({ name }) => name).join(', ')}.`);
    return 'what is needed is there';
  }
  const wayOut = await describeWayOut(missing);
  if (missing.some(({ needed }) => needed))
    throw new Trouble(`This system lacks what is needed: ${names}.\n${wayOut}\nThen run this again.`);
  reporter.say(`Not there, but not needed to start: ${names}. ${wayOut}`);
  return 'what is needed is there';
}

async function findMissing(electron, purpose) {
  const missing = (await missingLibraries(electron)).map((name) => ({
    name,
    packages: electronLibraries,
    needed: true,
  }));
  const programs = [portList];
  if (purpose === 'test' || !hasDisplay()) programs.push(virtualDisplay);
  if (purpose === 'test') programs.push(...testPrograms);
  for (const { program, package: name, needed } of programs)
    if (!hasProgram(program)) missing.push({ name: program, packages: [name], needed });
  if (purpose === 'test' && !(await hasLibrary('libsecret-1.so.0')))
    missing.push({ name: 'libsecret-1.so.0', packages: ['libsecret-1-0'], needed: true });
  if (purpose === 'test' && findChromium() === undefined)
    missing.push({ name: 'chromium', packages: ['chromium'], needed: true });
  return missing;
}

async function missingLibraries(executable) {
  const { output } = await runQuietly('ldd', [executable]);
  return [...output.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name);
}

const hasProgram = (name) => findProgram(name) !== undefined;

async function hasLibrary(name) {
  const { output } = await runQuietly('/sbin/ldconfig', ['-p']);
  return output.includes(name);
}

/** What went wrong, in words; null for nothing. */
async function installWithApt(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    (await apt(['update'], env)) ??
    (await apt(['install', '-y', '--no-install-recommends', ...(await packageNames(missing))], env))
  );
}

async function apt(args, env) {
  const { code, output } = await runQuietly('apt-get', args, { env });
  if (code === 0) return null;
  // Ubuntu has Chromium as a snap only.
  const orChrome = args.includes('chromium') ? ', or name a Chrome in CHROME_PATH' : '';
  return `apt-get ${args.join(' ')} failed:\n${tailOf(output)}\nCheck the network and /etc/apt${orChrome}, and run this again.`;
}

async function describeWayOut(missing) {
  const names = (await packageNames(missing)).join(' ');
  return hasProgram('apt-get')
    ? `Run: sudo apt-get install --no-install-recommends ${names}`
    : `Install them with this system's package manager; on Debian the packages are called: ${names}`;
}

/** The names this release knows the packages by. */
async function packageNames(missing) {
  const names = [...new Set(missing.flatMap(({ packages }) => packages))];
  return Promise.all(
    names.map(async (name) => {
      const { code, output } = await runQuietly('apt-cache', ['show', '--no-all-versions', `${name}t64`]);
      return code === 0 && output.includes(`Package: ${name}t64`) ? `${name}t64` : name;
    }),
  );
}
