import { join } from 'node:path';
import { app, Menu, type BrowserWindow } from 'electron';
import type { Locale } from '../contract/settings.ts';
import { DESK_PAGE, registerAppScheme, serveApp, STOP_PAGE } from './app-protocol.ts';
import { parseCommandLine } from './command-line.ts';
import { dataFolderProblem } from './data-folder.ts';
import { errorName } from './error-name.ts';
import { zoomByKeys } from './window-zoom.ts';
import { createHiddenWindow, lockDown, preloadPath, refusePermissions } from './desk-window.ts';
import { takeRequests } from './ipc/request-channels.ts';
import { localeOf } from './locale.ts';
import { stopLine, stopPageHtml } from './stop-page.ts';
import type { StopReason } from './stop-reason.ts';

// Only what the window needs to open is imported here. Everything else is read while the window's process starts.
const startedAtMs = performance.now();
let stopped: { readonly reason: StopReason; readonly locale: Locale } | null = null;
let deskWindow: BrowserWindow | null = null;

// Every window asks for its sandbox itself. Chromium refuses to run as root with one, so whoever must (a test machine)
// starts it with --no-sandbox, and this call would overrule that for the helper processes only.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// A form needs no graphics card: one process less to start, and nothing hangs on a reception computer's drivers.
app.disableHardwareAcceleration();
registerAppScheme();
app.on('web-contents-created', (_event, contents) => {
  lockDown(contents);
  zoomByKeys(contents);
});

const parsed = parseCommandLine(process.argv.slice(1), process.cwd());
const namedFolder = parsed.kind === 'command-line' ? parsed.commandLine.dataDir : null;
const folderProblem = dataFolderProblem(namedFolder ?? app.getPath('userData'));
// Set before the lock is asked for: the lock is the data folder's.
if (namedFolder !== null && folderProblem === null) app.setPath('userData', namedFolder);

// A folder that cannot be written can hold no lock either, which must not look like another desk.
if (folderProblem === null && !app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  app.on('second-instance', () => {
    // Asked for again while it ends: the one that asked is gone, so this one starts the next.
    if (deskWindow?.isDestroyed() === true) {
      app.relaunch();
      return;
    }
    if (deskWindow?.isMinimized() === true) deskWindow.restore();
    deskWindow?.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  // Not awaited: Electron is not ready before this module has been evaluated.
  void app
    .whenReady()
    .then(() => {
      refusePermissions();
      serveApp(join(app.getAppPath(), 'out', 'renderer'), () =>
        stopped === null ? null : stopPageHtml(stopped.reason, stopped.locale),
      );
      return start();
    })
    .catch((error: unknown) => {
      stop(unexpected(error));
    });
}

async function start(): Promise<void> {
  if (parsed.kind === 'problem') {
    stop(parsed.reason);
    return;
  }
  if (folderProblem !== null) {
    stop(folderProblem);
    return;
  }
  const hidden = createHiddenWindow(preloadPath());
  deskWindow = hidden.window;
  // The page loads while the desk is being put together: its first question waits for the answer.
  const loading = hidden.window.loadURL(DESK_PAGE).catch((error: unknown) => {
    // A load that is broken off is followed by another: a reload, or the page that says why there is no desk.
    if ((error as { code?: string }).code !== 'ERR_ABORTED') throw error;
  });
  const { commandLine } = parsed;
  const answerer = import('./run-desk.ts').then(({ runDesk }) =>
    runDesk({ hidden, commandLine, startedAtMs, stop, unexpected }),
  );
  takeRequests(answerer);
  await Promise.all([loading, answerer]);
}

function unexpected(error: unknown): StopReason {
  return {
    kind: 'unexpected',
    error: errorName(error),
    dataDir: app.getPath('userData'),
  };
}

/** Says why in the window and on standard error, once; the program ends with 1 when the window is closed. */
function stop(reason: StopReason, chosen: Locale | null = null): void {
  // What else fails comes of it.
  if (stopped !== null) return;
  stopped = { reason, locale: localeOf(chosen, app.getPreferredSystemLanguages()) };
  deskWindow ??= createHiddenWindow(null).window;
  const window = deskWindow;
  window.once('closed', () => {
    app.exit(1);
  });
  // Said when the window can be closed: whoever reads it may end the program at once.
  void window.loadURL(STOP_PAGE).finally(() => {
    if (!window.isDestroyed()) window.show();
    console.error(stopLine(reason));
  });
}
