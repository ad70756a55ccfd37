import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { openDevTools } from './devtools.mjs';
import { memoryOfTree } from './process-memory.mjs';
import { Trouble } from './trouble.mjs';

const START_LIMIT_MS = 20_000;
const SETTLING_MS = 1_500;

/**
 * Starts an app and measures, from outside, the time from spawn to a usable form and the memory once it has settled.
 *
 * Nothing of this is in the shipped app: a script put into each page over the debugging port, which opens before the window
 * does, watches for the field and lets two frames pass, the second of which begins only when the first is painted. It costs
 * the desk and the empty window the same.
 *
 * @param {{ executable: string, args: readonly string[], environment: NodeJS.ProcessEnv }} start
 * @returns {Promise<{ startMs: number, memoryMb: number }>}
 */
export async function measureStart({ executable, args, environment }) {
  const spawnedAtMs = Date.now();
  const child = spawn(executable, [...args, '--remote-debugging-port=0'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  try {
    const usableAtMs = await within(START_LIMIT_MS, watchForForm(child));
    await wait(SETTLING_MS);
    return { startMs: usableAtMs - spawnedAtMs, memoryMb: memoryOfTree(child.pid) };
  } finally {
    child.kill();
    await ended;
  }
}

async function watchForForm(child) {
  const devTools = await openDevTools(await debuggingAddress(child));
  return new Promise((resolve, reject) => {
    devTools.on('Runtime.executionContextCreated', ({ context }, sessionId) => {
      if (context.auxData?.isDefault !== true) return;
      const watch = {
        expression: `(${formIsUsable})()`,
        contextId: context.id,
        awaitPromise: true,
        returnByValue: true,
      };
      devTools.send('Runtime.evaluate', watch, sessionId).then(
        ({ result }) => {
          if (result.type === 'number') resolve(result.value);
        },
        // A page that was replaced meanwhile needs no watching; its successor has a context of its own.
        () => undefined,
      );
    });
    devTools.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'page') devTools.send('Runtime.enable', {}, sessionId).catch(reject);
    });
    devTools
      .send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true })
      .catch(reject);
  });
}

/** Runs in the page; settles with the time, in milliseconds since the epoch. */
function formIsUsable() {
  const isUsable = () => {
    const label = [...document.querySelectorAll('label')].find((one) =>
      one.textContent.trim().startsWith('Card number'),
    );
    return label?.control?.disabled === false && label.control.getClientRects().length > 0;
  };
  return new Promise((resolve) => {
    const report = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
    if (isUsable()) return report();
    const observer = new MutationObserver(() => {
      if (!isUsable()) return;
      observer.disconnect();
      report();
    });
    observer.observe(document, { childList: true, subtree: true, attributes: true });
  });
}

export function debuggingAddress(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr.on('data', (chunk) => {
      output += chunk;
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Trouble(`The app ended before its form was there:\n${output}`)));
  });
}

function within(limitMs, work) {
  const tooLate = new Promise((_, reject) => {
    setTimeout(() => reject(new Trouble(`No usable form within ${limitMs / 1000} s.`)), limitMs).unref();
  });
  return Promise.race([work, tooLate]);
}
