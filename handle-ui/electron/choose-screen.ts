import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program that can show the screen, ready to be spawned; or why there is none. */
export type ScreenChoice =
  | {
      readonly kind: 'electron' | 'chromium';
      readonly command: string;
      readonly args: readonly string[];
      readonly reason: string;
    }
  | { readonly kind: 'none'; readonly reason: string };

/** What the machine has. */
export interface Machine {
  /** Path of a real Electron binary. */
  readonly electron: string | undefined;
  /** Path of a Chromium or Chrome. */
  readonly chromium: string | undefined;
  /** There is something to show a window on. */
  readonly display: boolean;
  /** Chromium's own sandbox refuses to run as root. */
  readonly root: boolean;
}

export interface ScreenWish {
  readonly url: string;
  /** Profile and status of the screen; must be writable. */
  readonly dataDirectory: string;
  /** A window instead of the whole display. */
  readonly windowed?: boolean;
}

/** Chooses Electron where its binary is, a Chromium kiosk otherwise, and says why. Pure: `lookAround` tells what there is. */
export function chooseScreen(wish: ScreenWish, machine: Machine = lookAround()): ScreenChoice {
  const { url, dataDirectory, windowed = false } = wish;
  if (!machine.display)
    return {
      kind: 'none',
      reason: `There is no display here (neither WAYLAND_DISPLAY nor DISPLAY is set). Open ${url} in a browser on this machine.`,
    };
  if (machine.electron !== undefined)
    return {
      kind: 'electron',
      command: machine.electron,
      args: [
        fileURLToPath(new URL('../../../', import.meta.url)),
        `--url=${url}`,
        `--status=${path.join(dataDirectory, 'screen-status.json')}`,
        ...(windowed ? ['--windowed'] : []),
        ...(machine.root ? ['--no-sandbox'] : []),
      ],
      reason: 'The Electron shell shows the screen: its binary is installed.',
    };
  if (machine.chromium !== undefined)
    return {
      kind: 'chromium',
      command: machine.chromium,
      args: chromiumArguments(url, dataDirectory, windowed, machine.root),
      reason: `Chromium in kiosk mode shows the screen, because the Electron binary is not installed (${machine.chromium}).`,
    };
  return {
    kind: 'none',
    reason: `Neither Electron nor Chromium is installed. Install one ("sudo apt-get install chromium"), or open ${url} in a browser on this machine.`,
  };
}

function chromiumArguments(url: string, dataDirectory: string, windowed: boolean, root: boolean): string[] {
  return [
    ...(windowed ? ['--window-size=1280,800'] : ['--kiosk', '--start-fullscreen']),
    `--app=${url}`,
    // A profile of its own, or the kiosk becomes a tab of somebody's browser.
    `--user-data-dir=${path.join(dataDirectory, 'chromium')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-translate',
    '--disable-features=Translate,MediaRouter,OverscrollHistoryNavigation',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--touch-events=enabled',
    '--noerrdialogs',
    '--disable-session-crashed-bubble',
    '--password-store=basic',
    ...(root ? ['--no-sandbox'] : []),
  ];
}

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Looks what this machine has. `SMART_CART_CHROMIUM` names a browser that is not in the PATH. */
export function lookAround(environment: NodeJS.ProcessEnv = process.env): Machine {
  return {
    electron: electronBinary(),
    chromium: environment['SMART_CART_CHROMIUM'] ?? inPath(environment['PATH'] ?? ''),
    display: (environment['WAYLAND_DISPLAY'] ?? environment['DISPLAY'] ?? '') !== '',
    root: process.getuid?.() === 0,
  };
}

function inPath(searchPath: string): string | undefined {
  for (const name of CHROMIUMS)
    for (const directory of searchPath.split(path.delimiter)) {
      const file = path.join(directory, name);
      if (directory !== '' && existsSync(file)) return file;
    }
  return undefined;
}

/** The package may be there without its binary, which is downloaded apart; then the package throws. */
export function electronBinary(): string | undefined {
  try {
    const file: unknown = createRequire(import.meta.url)('electron');
    return typeof file === 'string' && existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}
