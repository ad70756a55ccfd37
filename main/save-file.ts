import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';

export type SavedFile = 'saved' | 'cancelled' | 'not-saved';

/** Asks where, and writes it there for this user only. */
export async function saveFile(
  contents: WebContents | null,
  suggestedName: string,
  text: string,
): Promise<SavedFile> {
  const window = contents && BrowserWindow.fromWebContents(contents);
  if (!window) return 'cancelled';
  const extension = extname(suggestedName).slice(1);
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), suggestedName),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  });
  if (canceled || filePath === '') return 'cancelled';
  try {
    await writeFile(filePath, text, { mode: 0o600 });
    return 'saved';
  } catch {
    return 'not-saved';
  }
}
