import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, session, type Session, type WebContents } from 'electron';
import type { SavedBounds } from './settings.ts';
import { boundsOnScreen, SMALLEST_WINDOW } from './window-bounds.ts';

interface WindowOptions {
  readonly preload: string | null;
  readonly bounds: SavedBounds | undefined;
  readonly onBounds: (bounds: SavedBounds) => void;
}

const preferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  spellcheck: false,
} as const;

/** The one window: sandboxed, and unable to leave the desk's own page. Shown when it has something to show. */
export function createDeskWindow({ preload, bounds, onBounds }: WindowOptions): BrowserWindow {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...boundsOnScreen(bounds, [screen.getPrimaryDisplay().workArea, ...workAreas]),
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
  window.once('ready-to-show', () => {
    if (bounds?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => {
    onBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  return window;
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

export function preloadPath(appRoot: string): string {
  return join(appRoot, 'out', 'preload', 'bridge.cjs');
}

function windowIcon(): string {
  return join(app.getAppPath(), 'out', 'renderer', 'icon.png');
}
