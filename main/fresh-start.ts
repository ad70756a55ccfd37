import { existsSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FreshStart } from '../contract/recovery.ts';
import { datedPath } from './dated-path.ts';
import { databaseIn } from './store/database.ts';

/**
 * Puts the outbox and the secrets under dated names beside them, all or none, so that the next desk makes new ones.
 * The desk must be closed: then SQLite has brought its log into the file.
 */
export function putAside(directory: string, nowMs: number): FreshStart {
  const database = databaseIn(directory);
  // Somebody else has it open: renamed under their hands, a part would stay behind.
  if ((statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return { kind: 'failed' };

  const dated = datedPath(database, nowMs);
  const secrets = join(directory, 'secrets');
  const renames = [
    ...['', '-wal', '-shm'].map((suffix) => ({ from: database + suffix, to: dated + suffix })),
    { from: secrets, to: datedPath(secrets, nowMs) },
  ].filter(({ from }) => existsSync(from));

  const done: typeof renames = [];
  try {
    for (const rename of renames) {
      renameSync(rename.from, rename.to);
      done.push(rename);
    }
  } catch {
    for (const { from, to } of done.toReversed()) renameSync(to, from);
    return { kind: 'failed' };
  }
  return { kind: 'started', keptAs: renames.map(({ to }) => basename(to)) };
}
