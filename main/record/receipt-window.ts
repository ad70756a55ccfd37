import { BrowserWindow } from 'electron';
import type { MadePage } from '../app-protocol.ts';

export type Printed = 'printed' | 'cancelled' | 'no-printer' | 'not-printed';

/** The page as PDF, A4. */
export async function pdfOf(page: MadePage): Promise<Uint8Array> {
  return withPage(page, (window) =>
    window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    }),
  );
}

/** Opens the system's print dialog for the page. */
export async function printPage(page: MadePage): Promise<Printed> {
  return withPage(page, async ({ webContents }) => {
    if ((await webContents.getPrintersAsync()).length === 0) return 'no-printer';
    return new Promise<Printed>((resolve) => {
      webContents.print({ silent: false, printBackground: true }, (success, reason) => {
        resolve(success ? 'printed' : /cancel/i.test(reason) ? 'cancelled' : 'not-printed');
      });
    });
  });
}

/** In a window nobody sees: sandboxed, without a bridge and without scripts, gone when the work is done. */
async function withPage<Result>(
  page: MadePage,
  work: (window: BrowserWindow) => Promise<Result>,
): Promise<Result> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    await window.loadURL(page.url);
    return await work(window);
  } finally {
    window.destroy();
    page.takeBack();
  }
}
