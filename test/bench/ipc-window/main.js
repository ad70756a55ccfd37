/** The least that has to happen from the main process to paint: a message, and a page that shows what it says. */
import { app, BrowserWindow, ipcMain } from 'electron';
import { join } from 'node:path';

/** So that messages come at any point of a frame, as taps do. */
const FRAME_MS = 1000 / 60;

const dataFolder = process.argv.indexOf('--data-dir');
if (dataFolder !== -1) app.setPath('userData', process.argv[dataFolder + 1]);

ipcMain.on('ask', ({ sender }, text) => {
  setTimeout(() => {
    sender.send('show', text, performance.timeOrigin + performance.now());
  }, FRAME_MS * Math.random());
});

app.on('window-all-closed', () => app.quit());
// As the desk does: what is compared is the way to the page, not the painting.
app.disableHardwareAcceleration();
// Not awaited: Electron is not ready before this module has been evaluated.
void app.whenReady().then(() => {
  const preload = join(app.getAppPath(), 'preload.cjs');
  const window = new BrowserWindow({ width: 1200, height: 800, show: false, webPreferences: { preload } });
  window.once('ready-to-show', () => window.show());
  return window.loadFile(join(app.getAppPath(), 'index.html'));
});
