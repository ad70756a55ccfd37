import { rmSync } from 'node:fs';
import { withPrivateKeyring } from './lib/keyring.mjs';
import { inProject } from './lib/places.mjs';
import { projectEnvironment, projectNode } from './lib/project-node.mjs';
import { createReporter } from './lib/reporter.mjs';
import { runShown } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const folder = inProject('docs', 'screens');

/**
 * Draws every screen in every state, language and theme into docs/screens/, from the test that looks at them all, and anew the
 * handful that the documents show.
 */
await runScript(async () => {
  if (process.platform !== 'linux')
    throw new Trouble('The screens are drawn on Linux: their reader is a pty.');
  await setUp('test', createReporter(process.stdout));
  for (const locale of ['en', 'sv']) rmSync(`${folder}/${locale}`, { recursive: true, force: true });
  const { display, close } = await startVirtualDisplay();
  const cli = inProject('node_modules', '@playwright', 'test', 'cli.js');
  const keyring = withPrivateKeyring([projectNode, cli, 'test', '--project=desk', 'looks']);
  const [command, ...args] = keyring.command;
  try {
    const env = { ...projectEnvironment(), ...keyring.environment, TEST_DISPLAYS: display, SCREENS: folder };
    const code = await runShown(command, args, { env });
    if (code !== 0)
      throw new Trouble('The pictures are drawn, but not every screen is as it should be: see above.');
    console.log(`The screens lie in ${folder}`);
  } finally {
    keyring.remove();
    await close();
  }
});
