import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Reads what a killed desk left on the disk, from a copy: opening the files themselves would already mend what the next
 * start has to mend.
 *
 * @param {string} dataFolder
 * @param {string} workshop where the copy may lie for a moment
 */
export async function readDisk(dataFolder, workshop) {
  const folder = await mkdtemp(join(workshop, 'disk-'));
  try {
    for (const suffix of ['', '-wal'])
      await copyFile(join(dataFolder, `tapdesk.db${suffix}`), join(folder, `tapdesk.db${suffix}`)).catch(
        ignoreMissing,
      );
    return readCopy(join(folder, 'tapdesk.db'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readCopy(path) {
  const database = new DatabaseSync(path);
  try {
    const found = database.prepare('PRAGMA integrity_check').all();
    const integrity = found.map(({ integrity_check: words }) => words).join('; ');
    return { integrity, states: statesIn(database) };
  } finally {
    database.close();
  }
}

function statesIn(database) {
  const hasTable =
    database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'submissions'").get() !== undefined;
  const rows = hasTable ? database.prepare('SELECT id, state FROM submissions').all() : [];
  return new Map(rows.map(({ id, state }) => [id, state]));
}

// A desk killed early enough has not made it yet.
function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}
