import { spawn } from 'node:child_process';
import { Trouble } from './trouble.mjs';

const START_LIMIT_MS = 15_000;

/**
 * Starts a screen nobody sees. Xvfb picks a free number itself and says it, so any number of them can run side by side.
 *
 * @param {{ width?: number, height?: number }} [size]
 * @returns {Promise<{ display: string, close: () => Promise<void> }>} `display` is the value for DISPLAY
 */
export async function startVirtualDisplay({ width = 1440, height = 900 } = {}) {
  const screen = ['-screen', '0', `${width}x${height}x24`];
  const xvfb = spawn('Xvfb', ['-displayfd', '3', ...screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => xvfb.once('close', resolve).once('error', resolve));
  const close = async () => {
    xvfb.kill();
    await ended;
  };
  try {
    return { display: `:${await displayNumber(xvfb)}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function displayNumber(xvfb) {
  return new Promise((resolve, reject) => {
    let complaint = '';
    const fail = (cause) =>
      reject(new Trouble(`The virtual display (Xvfb) did not start: ${cause}\n${complaint}`.trim()));
    const timer = setTimeout(() => fail(`no answer in ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    xvfb.stderr.on('data', (chunk) => (complaint += chunk));
    xvfb.once('error', (error) => fail(error.message));
    xvfb.once('exit', (code) => fail(`exit code ${code}`));
    xvfb.once('close', () => clearTimeout(timer));
    xvfb.stdio[3].once('data', (number) => {
      clearTimeout(timer);
      resolve(String(number).trim());
    });
  });
}
