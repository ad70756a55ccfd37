import './zod-without-eval.ts';
import { join } from 'node:path';
import { app, Menu, net, powerMonitor, type BrowserWindow, type WebContents } from 'electron';
import type { Mode } from '../contract/desk.ts';
import { DESK_PAGE, registerAppScheme, serveApp, STOP_PAGE } from './app-protocol.ts';
import { systemClock } from './clock.ts';
import { mayLose } from './closing-question.ts';
import { parseCommandLine } from './command-line.ts';
import { composeDesk, type Desk, type DeskSurroundings } from './compose-desk.ts';
import { dataFolderProblem } from './data-folder.ts';
import { createDeskWindow, lockDown, preloadPath, refusePermissions } from './desk-window.ts';
import { handleRequests } from './ipc/typed-ipc.ts';
import { createLog } from './log.ts';
import { machinePolicyPath, readPolicy } from './policy.ts';
import { systemKeychain } from './secrets/keychain.ts';
import { openVault, type Vault } from './secrets/vault.ts';
import { openSettings } from './settings.ts';

const startedAtMs = performance.now();
let stopSentence = '';
let deskWindow: BrowserWindow | null = null;
let desk: Desk | null = null;

// Every window asks for its sandbox itself. Chromium refuses to run as root with one, so whoever must (a test machine)
// starts it with --no-sandbox, and this call would overrule that for the helper processes only.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
app.on('web-contents-created', (_event, contents) => {
  lockDown(contents);
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
      serveApp(join(app.getAppPath(), 'out', 'renderer'), () => stopSentence);
      return start();
    })
    .catch((error: unknown) => {
      // Unless it is only that the window of a desk that was stopped is gone.
      if (stopSentence === '') stop(unexpectedSentence(error));
    });
}

async function start(): Promise<void> {
  if (parsed.kind === 'problem') {
    stop(parsed.sentence);
    return;
  }
  if (folderProblem !== null) {
    stop(folderProblem);
    return;
  }
  const { policyPath, practice } = parsed.commandLine;
  const read = readPolicy(policyPath, machinePolicyPath(process.platform, process.env));
  if (read.kind === 'problem') {
    stop(read.sentence);
    return;
  }
  const { policy } = read;

  const dataDir = app.getPath('userData');
  const settings = openSettings(dataDir, () => Date.now());
  // Unreadable settings are no reason to practise: somebody had set this desk up.
  const isConfigured = read.path !== null || settings.read().mode === 'live' || settings.setAside !== null;
  const vaults = new Map<string, Promise<Vault>>();
  const window = createDeskWindow({
    preload: preloadPath(app.getAppPath()),
    bounds: settings.read().window,
    onBounds: (bounds) => {
      try {
        settings.change({ window: bounds });
      } catch {
        // Where the window stood is not worth keeping anybody from closing it.
      }
    },
  });
  deskWindow = window;
  let mayClose = false;
  window.on('close', (event) => {
    const lostCount = desk?.lostByClosing() ?? 0;
    if (!desk || lostCount === 0 || mayClose) return;
    event.preventDefault();
    void mayLose(window, lostCount, desk.locale()).then((agreed) => {
      mayClose = agreed;
      if (agreed) window.close();
    });
  });
  const log = createLog(join(dataDir, 'logs', 'tapdesk.log'), () => Date.now());
  const webContents = (): WebContents | null => (window.isDestroyed() ? null : window.webContents);
  let opening = open(practice || !isConfigured ? 'practice' : 'live');
  handleRequests({ window: webContents, log, answers: async () => (await opening).answers });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.write({ event: 'window-lost', reason });
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  powerMonitor.on('resume', () => desk?.wake());
  // The page loads while the desk is being put together: its first question waits for the answer.
  await window.loadURL(DESK_PAGE);

  function surroundingsOf(mode: Mode, directory: string): DeskSurroundings {
    return {
      mode,
      directory,
      version: app.getVersion(),
      systemLanguages: app.getPreferredSystemLanguages(),
      policy,
      settings: mode === 'practice' ? openSettings(directory, () => Date.now()) : settings,
      openVault: (folder) => {
        const vault = vaults.get(folder) ?? openVault(folder, systemKeychain);
        vaults.set(folder, vault);
        return vault;
      },
      settingsSetAside: settings.setAside,
      clock: systemClock,
      log,
      fetch: (input, init) => net.fetch(input as string, init),
      window: webContents,
      switchMode: (next) => {
        settings.change({ mode: next });
        // Answered first: the window is still waiting for this request's reply.
        systemClock.after(0, () => {
          opening = reopen(next);
        });
      },
    };
  }

  async function open(mode: Mode): Promise<Desk> {
    const directory = mode === 'practice' ? join(dataDir, 'practice') : dataDir;
    const composed = await composeDesk(surroundingsOf(mode, directory)).catch((error: unknown) => ({
      kind: 'stopped' as const,
      sentence: unexpectedSentence(error),
    }));
    if (composed.kind === 'stopped') {
      stop(composed.sentence);
      window.destroy();
      throw new Error('the desk did not open');
    }
    desk = composed.desk;
    desk.begin();
    log.write({
      event: 'started',
      version: app.getVersion(),
      electron: process.versions.electron,
      mode,
      startMs: Math.round(performance.now() - startedAtMs),
    });
    return desk;
  }

  async function reopen(mode: Mode): Promise<Desk> {
    // The page goes first, so that nothing it still asks reaches the desk of the other mode.
    await window.loadURL('about:blank');
    await desk?.close();
    desk = null;
    const next = await open(mode);
    void window.loadURL(DESK_PAGE);
    return next;
  }
}

function unexpectedSentence(error: unknown): string {
  const name = error instanceof Error ? error.name : 'unknown';
  return `Something it needs could not be opened (${name}). Start the computer again; if this comes back, give the folder ${app.getPath('userData')} to your IT department.`;
}

/** Says why in a window and on standard error; the program ends with 1 when the window is closed. */
function stop(sentence: string): void {
  stopSentence = sentence;
  const window = createDeskWindow({ preload: null, bounds: undefined, onBounds: () => undefined });
  deskWindow = window;
  window.once('closed', () => {
    app.exit(1);
  });
  // Said when the window can be closed: whoever reads it may end the program at once.
  void window.loadURL(STOP_PAGE).finally(() => {
    console.error(`Tapdesk did not start: ${sentence}`);
  });
}

app.on('before-quit', (event) => {
  if (!desk) return;
  // The window asks first; its closing comes back here.
  if (deskWindow?.isDestroyed() === false && desk.lostByClosing() > 0) return;
  const open = desk;
  desk = null;
  event.preventDefault();
  void open.close().finally(() => {
    app.quit();
  });
});
