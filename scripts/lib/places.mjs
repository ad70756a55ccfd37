import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Not import.meta.dirname: Node 20.10, the oldest these scripts promise to run on, does not have it.
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** @param {...string} parts */
export const inProject = (...parts) => join(projectFolder, ...parts);

/** Where downloads that outlive a clone are kept, for this user only. */
export function userCacheFolder() {
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'tapdesk');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'tapdesk');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tapdesk');
}
