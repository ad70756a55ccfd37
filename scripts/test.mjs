import { inProject } from './lib/places.mjs';
import { projectEnvironment, projectNode } from './lib/project-node.mjs';
import { withPrivateKeyring } from './lib/keyring.mjs';
import { createReporter, secondsSince } from './lib/reporter.mjs';
import { runShown } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const playwright = [projectNode, inProject('node_modules', '@playwright', 'test', 'cli.js'), 'test'];
const tool = (path, ...args) => run([projectNode, inProject('node_modules', path), ...args]);
const script = (name, ...args) => run([projectNode, inProject('scripts', name), ...args]);

/** Every gate, in the order of what is quickest to know. */
const steps = {
  format: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  lint: () => tool('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  types: () => tool('typescript/bin/tsc', '--noEmit'),
  dead: () => tool('knip/bin/knip.js'),
  unit: () => tool('vitest/vitest.mjs', 'run'),
  e2e: testEndToEnd,
  chromium: () => run([...playwright, '--project=chromium', '--workers=2']),
  package: () => script('package.mjs'),
  smoke: () => script('smoke-package.mjs'),
  torture: () => script('torture.mjs', '--kills', '6'),
};

/** They need a pty, a private keyring, a display or the unpacked app of Linux. */
const onLinuxOnly = ['e2e', 'chromium', 'smoke', 'torture'];

await runScript(async () => {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !(name in steps));
  if (unknown !== undefined)
    throw new Trouble(`There is no step “${unknown}”. The steps are: ${Object.keys(steps).join(' ')}`);

  await setUp('test', createReporter(process.stdout));
  let passedCount = 0;
  for (const [name, take] of Object.entries(steps)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    if (process.platform !== 'linux' && onLinuxOnly.includes(name)) {
      console.log(`\n== ${name}: left out, it needs Linux`);
      continue;
    }
    console.log(`\n== ${name}`);
    const startedAtMs = performance.now();
    const code = await take();
    console.log(`== ${name}: ${code === 0 ? 'passed' : 'failed'} (${secondsSince(startedAtMs)})`);
    if (code !== 0) throw new Trouble(`${passedCount} passed, 1 failed: ${name}`);
    passedCount += 1;
  }
  console.log(`\n${passedCount} passed, 0 failed`);
});

function run([command, ...args], environment = {}) {
  return runShown(command, args, { env: { ...projectEnvironment(), ...environment } });
}

async function testEndToEnd() {
  const desk = [...playwright, '--project=desk'];
  const displays = [await startVirtualDisplay(), await startVirtualDisplay()];
  const keyring = withPrivateKeyring(desk);
  try {
    return await run(keyring.command, {
      ...keyring.environment,
      TEST_DISPLAYS: displays.map(({ display }) => display).join(' '),
    });
  } finally {
    keyring.remove();
    for (const display of displays) await display.close();
  }
}
