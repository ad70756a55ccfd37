import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';

/**
 * Names the program that has the port open, as "name (pid)". Null when it cannot be seen: it belongs to another
 * user, or this system has no /proc.
 */
export async function findPortHolder(path: string): Promise<string | null> {
  try {
    const device = await realpath(path);
    const { ino } = await stat(device);
    const locker = lockHolder(await readFile('/proc/locks', 'utf8'), ino);
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    // Several programs may have it open; the one that locked it is the one in the way.
    for (const pid of locker === null ? pids : [locker, ...pids]) {
      if (await holds(pid, device)) return `${await programName(pid)} (${pid})`;
    }
  } catch {
    return null;
  }
  return null;
}

/** Finds who locked the file of this number in the text of /proc/locks. */
export function lockHolder(locks: string, inode: number): string | null {
  const lines = locks.split('\n').map((line) => line.trim().split(/\s+/));
  return lines.find(([, kind, , , , file]) => kind === 'FLOCK' && file?.endsWith(`:${inode}`))?.[4] ?? null;
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

async function programName(pid: string): Promise<string> {
  return (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
}
