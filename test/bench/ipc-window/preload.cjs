const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bench', {
  ask: (text) => ipcRenderer.send('ask', text),
  onShow: (show) => ipcRenderer.on('show', (_event, text, sentAtMs) => show(text, sentAtMs)),
});
