// Runs in the sandbox, where `require` knows only a few names of Electron's own. The page gets named functions,
// never a way to send what it likes.
interface PreloadSurface {
  readonly contextBridge: { exposeInMainWorld(name: string, api: object): void };
  readonly ipcRenderer: { send(channel: string, value: number): void };
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a sandboxed preload is CommonJS; there is no import in it
const { contextBridge, ipcRenderer } = require('electron') as PreloadSurface;

contextBridge.exposeInMainWorld('smartCartShell', {
  painted: (at: number): void => ipcRenderer.send('screen-painted', at),
});
