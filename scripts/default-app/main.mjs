/**
 * Makes `electron <folder or file>` run that project on an Electron distribution that comes without an app of its own.
 * Becomes `resources/default_app.asar` of the distribution; never part of Tapdesk.
 */
import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));

function findProject(path) {
  if (!statSync(path).isDirectory()) return { folder: dirname(path), main: path, about: {} };
  const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  return { folder: path, main: createRequire(import.meta.url).resolve(path), about };
}

if (given === undefined) {
  console.error('Say which project to run: electron <folder or file>');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const { folder, main, about } = findProject(resolve(given));
  if (about.version) app.setVersion(about.version);
  if (about.productName ?? about.name) app.setName(about.productName ?? about.name);
  app.setAppPath(folder);
  // Awaited at the top level: Electron is "ready" only after its main module has settled.
  await import(pathToFileURL(main).href);
}
