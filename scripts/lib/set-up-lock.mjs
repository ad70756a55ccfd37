import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { inProject } from './places.mjs';

const lockFile = inProject('.setting-up');
const LOOK_AGAIN_MS = 500;

/**
 * One set-up of a clone at a time: two would install into one folder, and build into another, side by side.
 *
 * @template T
 * @param {import('./reporter.mjs').Reporter} reporter
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function aloneInThisClone(reporter, work) {
  while (!isOurs()) {
    const other = holder();
    // It was broken off.
    if (other !== null && !isRunning(other)) rmSync(lockFile, { force: true });
    else {
      reporter.progress(`Another set-up of this clone is under way (process ${other ?? '?'}): waiting …`);
      await delay(LOOK_AGAIN_MS);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function isOurs() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** Null while it is just being written, or gone. */
function holder() {
  try {
    return Number(readFileSync(lockFile, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's is there, too.
    return error.code === 'EPERM';
  }
}
