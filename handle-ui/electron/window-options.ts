import type { WindowOptions } from './surface.js';

/**
 * A window that is a screen and nothing else. Every preference that guards the page is written out, also where it is
 * Electron's default today, so that a change of a default cannot open anything.
 * @param preload absolute path of the preload script
 * @param windowed on an engineer's desk: a frame, no kiosk, developer tools
 */
export function windowOptions(preload: string, windowed: boolean): WindowOptions {
  return {
    // Shown when painted: a shopper never sees a white sheet.
    show: false,
    kiosk: !windowed,
    fullscreen: !windowed,
    frame: windowed,
    autoHideMenuBar: true,
    backgroundColor: '#efe8da',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: windowed,
      // A throttled page paints no heartbeat and would be taken for dead.
      backgroundThrottling: false,
    },
  };
}
