/** The least an Electron app can be: one sandboxed window with one field. What the desk is measured against. */
import { app, BrowserWindow } from 'electron';
import { join } from 'node:path';

const dataFolder = process.argv.indexOf('--data-dir');
if (dataFolder !== -1) app.setPath('userData', process.argv[dataFolder + 1]);

app.on('window-all-closed', () => app.quit());
// Not awaited: Electron is not ready before this module has been evaluated.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1200, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadFile(join(app.getAppPath(), 'index.html'));
});
