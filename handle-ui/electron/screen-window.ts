import { guardContents } from './navigation.js';
import type { ScreenFailure } from './recovery-ladder.js';
import type { BrowserWindow, ElectronSurface } from './surface.js';
import { windowOptions } from './window-options.js';

export interface ScreenWindowOptions {
  readonly electron: ElectronSurface;
  readonly url: URL;
  readonly preload: string;
  readonly windowed: boolean;
  readonly onFailure: (failure: ScreenFailure, detail: string) => void;
}

/** Opens the one window of the shell. The caller destroys it when it has to be made anew. */
export function openScreenWindow({ electron, url, preload, windowed, onFailure }: ScreenWindowOptions): BrowserWindow {
  const window = new electron.BrowserWindow(windowOptions(preload, windowed));
  const { webContents } = window;
  guardContents(webContents, url);
  window.once('ready-to-show', () => window.show());
  window.on('unresponsive', () => onFailure('unresponsive', 'the page does not answer'));
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason !== 'clean-exit') onFailure('renderer-gone', `${reason}, exit code ${exitCode ?? 'unknown'}`);
  });
  webContents.on('did-fail-load', (_event, code, description) => onFailure('load-failed', `${description} (${code})`));
  // A failed load also rejects here; the event above has the reason.
  window.loadURL(url.href).catch(() => undefined);
  webContents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  return window;
}
