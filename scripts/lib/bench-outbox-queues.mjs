import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { inProject } from './places.mjs';
import { runNpm } from './npm.mjs';
import { Trouble } from './trouble.mjs';

const PACKAGES = ['liteque@0.8.0', 'plainjob@0.0.14', 'better-sqlite3@12.11.1'];
const QUEUES = ['liteque', 'plainjob'];
const DURABILITIES = ['NORMAL', 'FULL'];
const WAITING = [0, 10_000];

/**
 * Two queues on SQLite that others use, as their packages ship. They are no dependencies of the project: they are installed into
 * a folder for temporary files and kept there for the next run.
 *
 * @param {(text: string) => void} progress
 * @returns {Promise<{ queues: readonly Queue[], node: string } | { problem: string }>}
 */
export async function openQueues(progress) {
  const folder = join(tmpdir(), `tapdesk-bench-queues-${PACKAGES.join('-').replaceAll(/[^\w.-]/g, '-')}`);
  const installed = await install(folder, progress);
  if (installed !== null) return { problem: installed };
  const node = nodesHere().find((candidate) => loadsSqlite(candidate, folder));
  if (node === undefined) return { problem: 'better-sqlite3 was neither fetched nor built for a Node here' };
  const queues = [];
  for (const name of QUEUES) {
    for (const durability of DURABILITIES) {
      for (const waiting of WAITING) {
        progress(`Filling ${name} with ${waiting} jobs`);
        queues.push(await openQueue(node, folder, name, durability, waiting));
      }
    }
  }
  return { queues, node: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim() };
}

/** Where nothing prebuilt is fetched, better-sqlite3 is built for the Node whose headers are installed: maybe not the project's. */
function nodesHere() {
  const named = process.platform === 'win32' ? 'node.exe' : 'node';
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, named));
  return [process.execPath, ...onPath.filter((path) => existsSync(path))];
}

/** Null when it is there. */
async function install(folder, progress) {
  const done = join(folder, 'installed');
  if (existsSync(done)) return null;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  progress(`Installing ${PACKAGES.join(', ')} (better-sqlite3 may have to be built)`);
  const { code, output } = await runNpm([
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    ...PACKAGES,
  ]);
  if (code !== 0) return `npm could not install them: ${output.trim().split('\n').at(-1)}`;
  writeFileSync(done, '');
  return null;
}

function loadsSqlite(node, folder) {
  try {
    execFileSync(node, ['-e', "new (require('better-sqlite3'))(':memory:')"], {
      cwd: folder,
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

async function openQueue(node, folder, name, durability, waiting) {
  const child = fork(
    inProject('scripts', 'lib', 'bench-outbox-queue.mjs'),
    [folder, name, durability, String(waiting)],
    { execPath: node, execArgv: [] },
  );
  const ended = once(child, 'exit').then(() => {
    throw new Trouble(`${name} ended before its time.`);
  });
  const heard = () => Promise.race([once(child, 'message'), ended]);
  await heard();
  return {
    name: `${name}, synchronous=${durability}, ${waiting} waiting`,
    async turn() {
      child.send('turn');
      const [times] = await heard();
      return times;
    },
    async close() {
      child.disconnect();
      await ended.catch(() => undefined);
    },
  };
}
