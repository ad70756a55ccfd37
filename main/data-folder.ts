import { accessSync, constants, mkdirSync } from 'node:fs';

/** Makes the folder that everything is stored in. Answers with a sentence when it cannot be used, with null when it can. */
export function dataFolderProblem(path: string): string | null {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch {
    return `The folder ${path} cannot be written. Give your user the right to write in it, or start Tapdesk with another --data-dir.`;
  }
}
