import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { checkThatDependenciesMayGo, runNpm } from './npm.mjs';
import { inProject } from './places.mjs';
import { projectNode } from './project-node.mjs';
import { runQuietly, tailOf } from './run.mjs';
import { Trouble } from './trouble.mjs';

const OLDEST_NODE = [20, 10];
const stampFile = inProject('node_modules', '.tapdesk-setup.json');

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    throw new Trouble(
      `This is Node ${process.versions.node}; Tapdesk is built with ${OLDEST_NODE.join('.')} or newer.\n` +
        'Install a current Node from https://nodejs.org and run this again.',
    );
}

/**
 * Installs what the lock file says, unless that is what stands there.
 *
 * @param {import('./reporter.mjs').Reporter} reporter
 */
export async function installDependencies(reporter) {
  const lock = createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .digest('hex');
  if (stampedLock() === lock) return 'up to date';
  checkThatDependenciesMayGo();

  const ticking = tick(reporter, 'Installing dependencies from the lock file');
  try {
    // No package needs its install script but the one that brings Node along.
    await npm(['ci', '--ignore-scripts'], 'The dependencies could not be installed');
    await npm(['rebuild', 'node'], "The project's own Node could not be installed");
  } finally {
    ticking.stop();
  }
  await checkNativeModules();
  writeFileSync(stampFile, JSON.stringify({ lock }));
  return 'installed';
}

function stampedLock() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8')).lock;
  } catch {
    // No stamp, or half of one: install.
    return undefined;
  }
}

async function npm(args, failure) {
  const { code, output } = await runNpm(args);
  if (code !== 0)
    throw new Trouble(
      `${failure}: npm ${args[0]} ended with exit code ${code}.\n${tailOf(output)}\n` +
        'Check the network and the registry npm is set to (npm config get registry), and run this again.',
    );
}

/** They come compiled; a platform they do not come for shows here and not as a desk that cannot store. */
async function checkNativeModules() {
  if (!existsSync(projectNode))
    throw new Trouble(`npm did not put Node at ${projectNode}. Run: npm rebuild node`);
  const script = `await import('serialport'); await import('@photostructure/sqlite');`;
  const { code, output } = await runQuietly(projectNode, ['--input-type=module', '--eval', script]);
  if (code !== 0)
    throw new Trouble(
      `The compiled parts for serial ports and storage do not load on ${process.platform}-${process.arch}:\n${tailOf(output)}`,
    );
}

function tick(reporter, text) {
  reporter.say(`${text} …`);
  const startedAtMs = performance.now();
  const timer = setInterval(() => {
    reporter.progress(`${text} … ${Math.round((performance.now() - startedAtMs) / 1000)} s`);
  }, 1_000);
  return { stop: () => clearInterval(timer) };
}
