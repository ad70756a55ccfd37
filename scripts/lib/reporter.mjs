const REPEAT_EVERY_MS = 4_000;

/** @typedef {ReturnType<typeof createReporter>} Reporter */

/** @param {number} startedAtMs from `performance.now()` */
export const secondsSince = (startedAtMs) => `${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`;

/**
 * Tells what is being done. Progress is one redrawn line on a terminal and a line every few seconds elsewhere.
 *
 * @param {NodeJS.WriteStream} stream
 */
export function createReporter(stream) {
  let lineIsOpen = false;
  let saidAtMs = 0;

  function say(text) {
    stream.write(`${lineIsOpen ? '\r\u001B[K' : ''}${text}\n`);
    lineIsOpen = false;
    saidAtMs = performance.now();
  }

  function progress(text) {
    if (stream.isTTY) {
      stream.write(`\r\u001B[K${text}`);
      lineIsOpen = true;
    } else if (performance.now() - saidAtMs >= REPEAT_EVERY_MS) {
      say(text);
    }
  }

  /**
   * @param {string} title
   * @param {() => Promise<string>} work gives back what came of it, in a few words
   */
  async function step(title, work) {
    const startedAtMs = performance.now();
    const result = await work();
    say(`${title}: ${result} (${secondsSince(startedAtMs)})`);
  }

  return { say, progress, step };
}
