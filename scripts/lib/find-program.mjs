import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The file of a program that is started by its name; undefined where there is none.
 *
 * @param {string} name
 */
export function findProgram(name) {
  // A user's PATH often leaves out the folders udevadm lives in.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}
