import { accessSync, constants, mkdirSync } from 'node:fs';
import type { StopReason } from './stop-reason.ts';

/** Makes the folder that everything is stored in. Answers with null when it can be used. */
export function dataFolderProblem(path: string): StopReason | null {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch {
    return { kind: 'folder-not-writable', path };
  }
}
