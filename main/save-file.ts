import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';

export type SavedFile = 'saved' | 'cancelled' | 'not-saved';

/** Asks where, and writes it there for this user only. */
export async function saveFile(
  window: WebContents | null,
  suggestedName: string,
  contents: string | Uint8Array,
): Promise<SavedFile> {
  const above = window && BrowserWindow.fromWebContents(window);
  if (!above) return 'cancelled';
  const extension = extname(suggestedName).slice(1);
  const { filePath, canceled } = await dialog.showSaveDialog(above, {
    defaultPath: join(app.getPath('documents'), suggestedName),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  });
  if (canceled || filePath === '') return 'cancelled';
  try {
    await writeFile(filePath, contents, { mode: 0o600 });
    return 'saved';
  } catch {
    return 'not-saved';
  }
}
