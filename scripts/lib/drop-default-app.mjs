import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * electron-builder's `afterExtract`: from a distribution it did not download itself, it leaves in what runs other
 * people's projects.
 */
export default async function dropDefaultApp({ appOutDir, packager }) {
  for (const leftOver of [
    join(packager.getResourcesDir(appOutDir), 'default_app.asar'),
    join(appOutDir, 'version'),
  ])
    await rm(leftOver, { force: true });
}
