import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What shows the screen on this machine, or why nothing can; `sentence` says it to a person. */
export type ScreenChoice =
  | {
      readonly kind: 'electron' | 'chromium';
      readonly command: string;
      readonly sandbox: boolean;
      readonly sentence: string;
    }
  | { readonly kind: 'none'; readonly sentence: string };

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

/** Chooses Electron where its binary is, a Chromium kiosk otherwise, and says why. Pure; `lookAround` tells what there is. */
export function chooseScreen(machine: Machine = lookAround()): ScreenChoice {
  const sandbox = !machine.root;
  if (!machine.display)
    return {
      kind: 'none',
      sentence:
        'No screen is opened: there is no display here (neither WAYLAND_DISPLAY nor DISPLAY is set). Open the address in a browser on this machine.',
    };
  if (machine.electron !== undefined)
    return {
      kind: 'electron',
      command: machine.electron,
      sandbox,
      sentence: 'The Electron shell shows the screen: its binary is installed.',
    };
  if (machine.chromium !== undefined)
    return {
      kind: 'chromium',
      command: machine.chromium,
      sandbox,
      sentence: `Chromium shows the screen (${machine.chromium}), because the Electron binary is not installed.`,
    };
  return {
    kind: 'none',
    sentence:
      'No screen is opened: neither Electron nor Chromium is installed. Install one, for example with "sudo apt-get install chromium", or open the address in a browser on this machine.',
  };
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
