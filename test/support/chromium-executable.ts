import { execFileSync } from 'node:child_process';
import { projectRoot } from './electron-executable.ts';

/** The Chromium of this computer, or the one CHROME_PATH names. */
export function chromiumExecutable(): string {
  return execFileSync('node', ['scripts/chromium-path.mjs'], { cwd: projectRoot, encoding: 'utf8' }).trim();
}
