import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { inProject } from './places.mjs';
import { Trouble } from './trouble.mjs';

const START_LIMIT_MS = 20_000;

/** The executable of the unpacked app, where electron-builder puts it. */
export function packagedApp() {
  if (process.platform !== 'linux') throw new Trouble('This is written for the unpacked Linux app.');
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
  const executable = inProject('dist', `linux${suffix}-unpacked`, 'tapdesk');
  if (!existsSync(executable)) throw new Trouble('There is no packaged app yet. Run: npm run package');
  return executable;
}

/**
 * Starts a hardened app: it takes no inspector, so it is reached over the window's own debugging port.
 *
 * @param {{ executable: string, args: readonly string[], dataFolder: string, environment: NodeJS.ProcessEnv }} start
 */
export async function startPackagedApp({ executable, args, dataFolder, environment }) {
  const { chromium } = await import('@playwright/test');
  const forRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    executable,
    [...args, '--data-dir', dataFolder, '--remote-debugging-port=0', ...forRoot],
    { env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'exit');
  let output = '';
  const address = new Promise((resolve, reject) => {
    const look = (chunk) => {
      output += chunk;
      const found = /^DevTools listening on ws:\/\/(\S+?)\//m.exec(output)?.[1];
      if (found !== undefined) resolve(`http://${found}`);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    const fail = (cause) => reject(new Trouble(`The packaged app ${cause}:\n${output}`));
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code) => fail(`ended with exit code ${code}`));
    setTimeout(() => fail('did not open its debugging port'), START_LIMIT_MS).unref();
  });
  const close = async () => {
    child.kill();
    await ended;
  };
  try {
    const browser = await chromium.connectOverCDP(await address);
    const context = browser.contexts()[0];
    const window = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: START_LIMIT_MS }));
    return { window, close };
  } catch (error) {
    if (child.exitCode === null) await close();
    throw error;
  }
}
