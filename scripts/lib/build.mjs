import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './places.mjs';
import { projectNode } from './project-node.mjs';
import { runQuietly, tailOf } from './run.mjs';
import { Trouble } from './trouble.mjs';

const sources = ['main', 'preload', 'contract', 'renderer', 'electron.vite.config.ts', 'package-lock.json'];
const products = ['main/main.js', 'preload/bridge.cjs', 'renderer/index.html', 'renderer/unlock/index.html'];
const stampFile = inProject('out', '.built-from');

/** Builds the app, unless what stands in `out/` was built from these very sources. */
export async function buildApp() {
  const hash = hashOfSources();
  const isBuilt =
    products.every((path) => existsSync(inProject('out', path))) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === hash;
  if (isBuilt) return 'up to date';

  // Half of a build is never taken for a whole one.
  rmSync(stampFile, { force: true });
  const cli = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { code, output } = await runQuietly(projectNode, [cli, 'build']);
  if (code !== 0) throw new Trouble(`The build failed:\n${tailOf(output)}`);
  writeFileSync(stampFile, hash);
  return 'built';
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((name) => filesUnder(name)))
    hash.update(file).update(readFileSync(inProject(file)));
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!statSync(inProject(path)).isDirectory()) return [path];
  return readdirSync(inProject(path))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
