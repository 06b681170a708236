import { isTrustedSender, paintedAt } from './ipc-sender.js';
import { guardContents, guardRequests, refuseCertificates } from './navigation.js';
import { PaintHeartbeat } from './paint-heartbeat.js';
import { denyPermissions } from './permissions.js';
import { climb, type RecoveryCounters, type ScreenFailure } from './recovery-ladder.js';
import { openScreenWindow } from './screen-window.js';
import type { BrowserWindow, ElectronSurface } from './surface.js';

/** No painted frame for this long means a dead screen, ms: three heartbeats of the page. */
const PAINT_LIMIT = 16_000;
/** A page that failed to load is tried again after this time, ms. */
const LOAD_PAUSE = 1_000;

export interface ShellOptions {
  readonly electron: ElectronSurface;
  readonly url: URL;
  readonly preload: string;
  readonly windowed: boolean;
  readonly counters: RecoveryCounters;
  /** Keeps the counters where the next run and the technician find them. */
  readonly save: (counters: RecoveryCounters) => void;
  readonly log: (line: string) => void;
}

/** The kiosk: one guarded window on the cart's own page, brought back whenever it dies. Holds nothing of the shopper's. */
export class Shell {
  readonly #options: ShellOptions;
  readonly #heartbeat = new PaintHeartbeat(PAINT_LIMIT, performance.now());
  #counters: RecoveryCounters;
  #window: BrowserWindow | undefined;
  #timer: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: ShellOptions) {
    this.#options = options;
    this.#counters = options.counters;
  }

  /** To be called before Electron is ready: switches and the sandbox can only be set then. */
  prepare(): void {
    const { app } = this.#options.electron;
    app.enableSandbox();
    // An error box in front of a shopper helps nobody; the ladder answers instead.
    app.commandLine.appendSwitch('noerrdialogs');
    app.commandLine.appendSwitch('disable-pinch');
    app.commandLine.appendSwitch('overscroll-history-navigation', '0');
    app.commandLine.appendSwitch('touch-events', 'enabled');
    if (this.#counters.withoutGpu) {
      app.disableHardwareAcceleration();
      app.commandLine.appendSwitch('disable-gpu');
    }
    refuseCertificates(app);
  }

  async start(): Promise<void> {
    const { electron, url } = this.#options;
    await electron.app.whenReady();
    electron.Menu.setApplicationMenu(null);
    denyPermissions(electron.session.defaultSession);
    guardRequests(electron.session.defaultSession, url);
    electron.app.on('web-contents-created', (_event, contents) => guardContents(contents, url));
    electron.app.on('child-process-gone', (_event, { type, reason }) => {
      if (type === 'GPU' && reason !== 'clean-exit') this.#failed('gpu-gone', reason);
    });
    // The last window closing is a step of the ladder, not the end.
    electron.app.on('window-all-closed', () => undefined);
    electron.ipcMain.on('screen-painted', (event, value) => {
      if (isTrustedSender(event, this.#window?.webContents, url) && paintedAt(value) !== undefined)
        this.#heartbeat.beat(performance.now());
    });
    this.#open();
    this.#timer = setInterval(() => {
      if (this.#heartbeat.isDead(performance.now())) this.#failed('no-paint', `for ${PAINT_LIMIT} ms`);
    }, 1_000);
  }

  stop(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#retry);
    this.#window?.destroy();
    this.#window = undefined;
  }

  #open(): void {
    const { electron, url, preload, windowed } = this.#options;
    const old = this.#window;
    this.#window = openScreenWindow({
      electron,
      url,
      preload,
      windowed,
      onFailure: (failure, detail) => this.#failed(failure, detail),
    });
    old?.destroy();
  }

  #failed(failure: ScreenFailure, detail: string): void {
    const { app } = this.#options.electron;
    const { step, counters } = climb(this.#counters, failure, Date.now());
    this.#counters = counters;
    this.#options.save(counters);
    this.#options.log(`screen: ${failure} (${detail}); next: ${step}`);
    this.#heartbeat.beat(performance.now());
    switch (step) {
      case 'reload':
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.#reload(), failure === 'load-failed' ? LOAD_PAUSE : 0);
        return;
      case 'recreate-window':
        this.#open();
        return;
      case 'relaunch':
      case 'relaunch-without-gpu':
        // The counters tell the next run to leave the GPU alone.
        app.relaunch();
        app.exit(0);
    }
  }

  #reload(): void {
    const window = this.#window;
    if (window === undefined || window.isDestroyed()) return;
    window.loadURL(this.#options.url.href).catch(() => undefined);
  }
}
