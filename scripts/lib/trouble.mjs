/** A failure already put into words for the person who ran the script: the cause, then the way out. */
export class Trouble extends Error {}

/**
 * Runs a script's work; a Trouble is told as its sentence, anything else with its stack, both with exit code 1.
 *
 * @param {() => Promise<void>} work
 */
export async function runScript(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Trouble ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
