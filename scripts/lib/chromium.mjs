import { existsSync } from 'node:fs';
import { findProgram } from './find-program.mjs';
import { Trouble } from './trouble.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium that tests look at the window in: the one CHROME_PATH names, or this system's; undefined for none. */
export function findChromium() {
  const chosen = process.env.CHROME_PATH;
  if (!chosen) return names.map(findProgram).find((file) => file !== undefined);
  if (existsSync(chosen)) return chosen;
  throw new Trouble(`CHROME_PATH names ${chosen}, and there is no such file. Correct it, or unset it.`);
}
