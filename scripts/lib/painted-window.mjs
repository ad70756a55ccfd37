import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { openDevTools } from './devtools.mjs';
import { debuggingAddress } from './measure-start.mjs';
import { Trouble } from './trouble.mjs';

const LIMIT_MS = 20_000;
const LOOK_EVERY_MS = 50;

/** @typedef {{ text: string, paintedAtMs: number, sentAtMs: number | null }} Painted times since the epoch, with fractions */

/**
 * Starts an app and tells when the text of one element has been painted, from outside: nothing of this is in the app.
 *
 * @param {{ executable: string, args: readonly string[], environment: NodeJS.ProcessEnv, selector: string }} start
 */
export async function openPaintedWindow({ executable, args, environment, selector }) {
  const child = spawn(executable, [...args, '--remote-debugging-port=0'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const close = async () => {
    child.kill();
    await ended;
  };
  try {
    const devTools = await openDevTools(await debuggingAddress(child));
    const { targetInfos } = await until(async () => {
      const targets = await devTools.send('Target.getTargets');
      return targets.targetInfos.some(({ type }) => type === 'page') ? targets : null;
    }, 'No window');
    const { targetId } = targetInfos.find(({ type }) => type === 'page');
    const { sessionId } = await devTools.send('Target.attachToTarget', { targetId, flatten: true });

    /** @type {Map<string, (painted: Painted) => void>} */
    const waiting = new Map();
    devTools.on('Runtime.bindingCalled', ({ payload }) => {
      const painted = JSON.parse(payload);
      waiting.get(painted.text)?.(painted);
      waiting.delete(painted.text);
    });
    const evaluate = async (expression) => {
      const asked = { expression, returnByValue: true, awaitPromise: true };
      const { result } = await devTools.send('Runtime.evaluate', asked, sessionId);
      return result.value;
    };

    return {
      evaluate,
      /** Once the page is there for good: what is put into one that is still being replaced may go with it. */
      async watch() {
        await devTools.send('Runtime.enable', {}, sessionId);
        await devTools.send('Runtime.addBinding', { name: 'reportPainted' }, sessionId);
        await evaluate(`(${reportPaints})(${JSON.stringify(selector)})`);
        await within(evaluate(`(${twoFrames})()`), 'No frame was painted');
      },
      /** Once the expression is true in the page. */
      // A page that is replaced while it is asked has no answer; its successor has.
      until: (expression, complaint) => until(() => evaluate(expression).catch(() => false), complaint),
      /** @returns {Promise<Painted>} */
      painted: (text) =>
        within(new Promise((resolve) => waiting.set(text, resolve)), `“${text}” was not painted`),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs in the page. A window that is not shown yet paints nothing. */
function twoFrames() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))));
}

/** Runs in the page. The second frame begins only when the first, which shows the text, is painted. */
function reportPaints(selector) {
  let shown = '';
  const look = () => {
    const element = document.querySelector(selector);
    const text = element?.textContent.trim() ?? '';
    if (text === shown) return;
    shown = text;
    const sentAtMs = element?.dataset.sentAtMs === undefined ? null : Number(element.dataset.sentAtMs);
    const report = () => {
      const paintedAtMs = performance.timeOrigin + performance.now();
      globalThis.reportPainted(JSON.stringify({ text, paintedAtMs, sentAtMs }));
    };
    requestAnimationFrame(() => requestAnimationFrame(report));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

async function until(look, complaint) {
  const giveUpAtMs = performance.now() + LIMIT_MS;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > giveUpAtMs) throw new Trouble(`${complaint} within ${LIMIT_MS / 1000} s.`);
    await wait(LOOK_EVERY_MS);
  }
}

function within(work, complaint) {
  const tooLate = new Promise((_, reject) => {
    setTimeout(() => reject(new Trouble(`${complaint} within ${LIMIT_MS / 1000} s.`)), LIMIT_MS).unref();
  });
  return Promise.race([work, tooLate]);
}
