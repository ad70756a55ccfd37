import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  nativeTheme,
  screen,
  session,
  type Rectangle,
  type Session,
  type WebContents,
} from 'electron';
import type { SavedBounds } from './settings.ts';
import { boundsOnScreen, SMALLEST_WINDOW } from './window-bounds.ts';

const preferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  spellcheck: false,
} as const;

export interface HiddenWindow {
  readonly window: BrowserWindow;
  /** Settles when there is something to show. */
  readonly isDrawn: Promise<void>;
}

/** The one window: sandboxed, and unable to leave the desk's own page. */
export function createHiddenWindow(preload: string | null): HiddenWindow {
  const window = new BrowserWindow({
    ...boundsOnScreen(undefined, workAreas()),
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    title: 'Tapdesk',
    // Elsewhere the program's own icon is shown.
    ...(process.platform === 'linux' ? { icon: windowIcon() } : {}),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#12181a' : '#f4f6f5',
    webPreferences: { ...preferences, ...(preload === null ? {} : { preload }) },
  });
  const isDrawn = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => {
      resolve();
    });
  });
  return { window, isDrawn };
}

/** Puts the window where it was left, as far as there still is a screen, and shows it when it is drawn. */
export async function showWindow(
  { window, isDrawn }: HiddenWindow,
  bounds: SavedBounds | undefined,
): Promise<void> {
  if (bounds) window.setBounds(boundsOnScreen(bounds, workAreas()));
  await isDrawn;
  if (window.isDestroyed()) return;
  if (bounds?.maximized === true) window.maximize();
  window.show();
}

/** What `showWindow` wants to know next time. */
export function boundsOf(window: BrowserWindow): SavedBounds {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}

/** Holds for every page this app ever makes. */
export function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}

/** Electron grants every permission unless told otherwise. The reader is read in main, so serial is refused too. */
export function refusePermissions(target: Session = session.defaultSession): void {
  target.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
}

export function preloadPath(): string {
  return join(app.getAppPath(), 'out', 'preload', 'bridge.cjs');
}

/** The primary screen's first. */
function workAreas(): readonly Rectangle[] {
  return [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
}

function windowIcon(): string {
  return join(app.getAppPath(), 'out', 'renderer', 'icon.png');
}
