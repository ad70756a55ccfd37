import { existsSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { inProject } from './places.mjs';
import { runQuietly } from './run.mjs';
import { Trouble } from './trouble.mjs';

const nodeName = process.platform === 'win32' ? 'node.exe' : 'node';
const isOutside = (file) => !file.startsWith(inProject('node_modules'));

/**
 * npm as a script of a Node where it can be found: npm.cmd needs a shell on Windows, and a shell needs quoting. Not of the Node
 * the project brought along: `npm ci` deletes that one while it runs.
 *
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const node = outerNode();
  const beside = join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = [process.env.npm_execpath ?? '', beside].find(
    (path) => basename(path) === 'npm-cli.js' && existsSync(path),
  );
  if (script !== undefined) return runQuietly(node, [script, ...args]);
  return process.platform === 'win32'
    ? runQuietly('npm.cmd', args, { shell: true })
    : runQuietly('npm', args);
}

/** Windows does not let go of a program that runs. */
export function checkThatDependenciesMayGo() {
  if (process.platform === 'win32' && !isOutside(process.execPath))
    throw new Trouble(
      'The dependencies have changed, and Windows cannot replace the Node this runs on.\n' +
        'Delete the folder node_modules and run this again.',
    );
}

function outerNode() {
  const named = [process.env.npm_node_execpath ?? '', process.execPath];
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, nodeName));
  const found = [...named, ...onPath].find((file) => file !== '' && isOutside(file) && existsSync(file));
  if (found === undefined)
    throw new Trouble(
      'There is no Node but the project’s own. Install one from https://nodejs.org and run this again.',
    );
  return found;
}
