import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BrowserWindow, dialog, type WebContents } from 'electron';

export type OpenedFile =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'cancelled' | 'too-large' | 'not-readable' };

/** Many times the longest list there may be; the text of more would not fit into memory in several copies. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Asks for a list of people, and reads it. */
export async function openPeopleFile(contents: WebContents | null): Promise<OpenedFile> {
  const window = contents && BrowserWindow.fromWebContents(contents);
  if (!window) return { kind: 'cancelled' };
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [
      { name: 'CSV', extensions: ['csv', 'txt', 'tsv'] },
      { name: '*', extensions: ['*'] },
    ],
  });
  const [path] = filePaths;
  return canceled || path === undefined ? { kind: 'cancelled' } : readPeopleFile(path);
}

async function readPeopleFile(path: string): Promise<OpenedFile> {
  try {
    if ((await stat(path)).size > MOST_BYTES) return { kind: 'too-large' };
    return { kind: 'file', name: basename(path), bytes: await readFile(path) };
  } catch {
    return { kind: 'not-readable' };
  }
}
