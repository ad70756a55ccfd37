import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');

let found: string | undefined;

/** The Electron the project runs on this computer. Asked once a worker: the look-up may take a moment. */
export function electronExecutable(): string {
  found ??= execFileSync('node', ['scripts/electron-path.mjs'], {
    cwd: projectRoot,
    encoding: 'utf8',
  }).trim();
  return found;
}
