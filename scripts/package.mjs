import { createReporter } from './lib/reporter.mjs';
import { inProject } from './lib/places.mjs';
import { projectEnvironment, projectNode } from './lib/project-node.mjs';
import { runShown } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';
import { runScript } from './lib/trouble.mjs';

const platforms = { linux: '--linux', darwin: '--mac', win32: '--win' };

// The unpacked app for this platform, from the very Electron that was found: nothing is downloaded for it.
await runScript(async () => {
  const electron = await setUp('run', createReporter(process.stdout));
  const builder = inProject('node_modules', 'electron-builder', 'cli.js');
  process.exitCode = await runShown(
    projectNode,
    [
      ...[builder, platforms[process.platform], 'dir', '--publish', 'never'],
      `--config.electronDist=${electron.folder}`,
      `--config.electronVersion=${electron.version}`,
    ],
    { env: projectEnvironment() },
  );
  if (process.exitCode === 0 && electron.isFallback)
    console.warn(
      `\nThis package holds Electron ${electron.version}: it is for testing, do not install it.\n` +
        'Package where github.com can be reached, or set ELECTRON_OVERRIDE_DIST_PATH to the Electron to ship.',
    );
});
