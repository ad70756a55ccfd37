import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { basename } from 'node:path';

/**
 * Names the programs that have the port open, as "name (pid)". Null when none can be seen: it belongs to another
 * user, or this system has no /proc.
 */
export async function findPortHolder(path: string): Promise<string | null> {
  try {
    const device = await realpath(path);
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const names: string[] = [];
    for (const pid of pids) {
      if (await holds(pid, device)) names.push(`${await programName(pid)} (${pid})`);
    }
    return names.length === 0 ? null : names.join(', ');
  } catch {
    return null;
  }
}

/** A process that has ended, or that we may not look into, holds nothing as far as we can tell. */
async function holds(pid: string, device: string): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const descriptors = await readdir(folder).catch(() => []);
  for (const descriptor of descriptors) {
    const target = await readlink(`${folder}/${descriptor}`).catch(() => '');
    if (target === device) return true;
  }
  return false;
}

/** The file it runs: the process's own name for itself may be that of a thread, such as "MainThread". */
async function programName(pid: string): Promise<string> {
  const executable = await readlink(`/proc/${pid}/exe`).catch(() => null);
  return executable === null ? (await readFile(`/proc/${pid}/comm`, 'utf8')).trim() : basename(executable);
}
