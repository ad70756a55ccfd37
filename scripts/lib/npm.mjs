import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runQuietly } from './run.mjs';

/**
 * npm as a script of the running Node where it can be found: npm.cmd needs a shell on Windows, and a shell needs quoting.
 *
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = [process.env.npm_execpath ?? '', beside].find(
    (path) => basename(path) === 'npm-cli.js' && existsSync(path),
  );
  if (script !== undefined) return runQuietly(process.execPath, [script, ...args]);
  return process.platform === 'win32'
    ? runQuietly('npm.cmd', args, { shell: true })
    : runQuietly('npm', args);
}
