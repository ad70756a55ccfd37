import { readdirSync, readFileSync } from 'node:fs';

/**
 * The memory of a process and all below it, in megabytes: proportional set size, so that what they share is counted
 * once. Linux only; undefined elsewhere.
 *
 * @param {number} pid
 * @returns {number | undefined}
 */
export function memoryOfTree(pid) {
  if (process.platform !== 'linux') return undefined;
  const parents = new Map(processIds().map((id) => [id, parentOf(id)]));
  let kilobytes = 0;
  for (const id of parents.keys()) if (isBelow(id, pid, parents)) kilobytes += shareOf(id);
  return kilobytes / 1024;
}

const processIds = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

// A process may end between being listed and being read.
function readProcess(id, file) {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

// The name in parentheses may hold anything, so what follows the last of them is read.
const parentOf = (id) => Number(/.*\) \S+ (\d+)/s.exec(readProcess(id, 'stat'))?.[1]);

const shareOf = (id) => Number(/^Pss:\s+(\d+) kB$/m.exec(readProcess(id, 'smaps_rollup'))?.[1] ?? 0);

function isBelow(id, ancestor, parents) {
  for (let at = id; at !== undefined; at = parents.get(at)) if (at === ancestor) return true;
  return false;
}
