/**
 * The part of Electron this shell uses, written down here because Electron is an optional dependency: on a machine
 * without it the room still compiles, and its logic is tested with plain objects of these shapes.
 */
export interface ElectronSurface {
  readonly app: App;
  readonly BrowserWindow: new (options: WindowOptions) => BrowserWindow;
  readonly ipcMain: {
    on(channel: string, listener: (event: IpcEvent, ...values: unknown[]) => void): void;
  };
  readonly Menu: { setApplicationMenu(menu: null): void };
  readonly session: { readonly defaultSession: Session };
}

export interface App {
  whenReady(): Promise<void>;
  enableSandbox(): void;
  requestSingleInstanceLock(): boolean;
  disableHardwareAcceleration(): void;
  quit(): void;
  exit(code?: number): void;
  relaunch(options?: { args?: string[] }): void;
  getPath(name: 'userData'): string;
  readonly commandLine: { appendSwitch(name: string, value?: string): void };
  on(event: 'window-all-closed', listener: () => void): void;
  on(event: 'child-process-gone', listener: (event: unknown, details: ProcessGone & { type: string }) => void): void;
  on(event: 'web-contents-created', listener: (event: unknown, contents: WebContents) => void): void;
  on(
    event: 'certificate-error',
    listener: (
      event: Preventable,
      contents: WebContents,
      url: string,
      error: string,
      certificate: unknown,
      callback: (trusted: boolean) => void,
    ) => void,
  ): void;
}

export interface Preventable {
  preventDefault(): void;
}

export interface ProcessGone {
  readonly reason: string;
  readonly exitCode?: number;
}

export interface WebContents {
  readonly mainFrame: Frame;
  reload(): void;
  isDestroyed(): boolean;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void>;
  on(event: 'will-navigate' | 'will-redirect', listener: (event: Preventable & { readonly url: string }) => void): void;
  on(event: 'render-process-gone', listener: (event: unknown, details: ProcessGone) => void): void;
  on(event: 'did-fail-load', listener: (event: unknown, code: number, description: string) => void): void;
  on(event: 'context-menu' | 'will-attach-webview', listener: (event: Preventable) => void): void;
}

export interface Frame {
  readonly url: string;
}

export interface IpcEvent {
  readonly sender: WebContents;
  readonly senderFrame: Frame | null;
}

export interface Session {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  on(event: 'will-download', listener: (event: Preventable) => void): void;
  readonly webRequest: {
    onBeforeRequest(
      listener: (details: { readonly url: string }, callback: (response: { cancel: boolean }) => void) => void,
    ): void;
  };
}

export interface BrowserWindow {
  readonly webContents: WebContents;
  loadURL(url: string): Promise<void>;
  show(): void;
  destroy(): void;
  isDestroyed(): boolean;
  on(event: 'unresponsive' | 'closed', listener: () => void): void;
  once(event: 'ready-to-show', listener: () => void): void;
}

export interface WindowOptions {
  readonly show: boolean;
  readonly kiosk: boolean;
  readonly fullscreen: boolean;
  readonly frame: boolean;
  readonly autoHideMenuBar: boolean;
  readonly backgroundColor: string;
  readonly webPreferences: WebPreferences;
}

export interface WebPreferences {
  readonly preload: string;
  readonly sandbox: true;
  readonly contextIsolation: true;
  readonly nodeIntegration: false;
  readonly nodeIntegrationInWorker: false;
  readonly nodeIntegrationInSubFrames: false;
  readonly webSecurity: true;
  readonly allowRunningInsecureContent: false;
  readonly webviewTag: false;
  readonly navigateOnDragDrop: false;
  readonly spellcheck: false;
  readonly devTools: boolean;
  readonly backgroundThrottling: false;
}
