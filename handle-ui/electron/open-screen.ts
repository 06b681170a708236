import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScreenChoice } from './choose-screen.js';
import { screenUrl } from './screen-url.js';

export interface ScreenWish {
  /** The page to show; of this machine only. */
  readonly url: string;
  /** The whole display and nothing else, or a window on a desk. */
  readonly kiosk: boolean;
  /** Profile and status of the screen; must be writable, and each screen needs its own. */
  readonly dataDirectory: string;
  /** Left edge of a window in pixels, so that two of them do not hide each other. A kiosk and Electron take no notice. */
  readonly left?: number;
}

export interface OpenScreen {
  /** Exit code when the program ended, by itself or by `close`; null after a signal. */
  readonly exited: Promise<number | null>;
  /** Ends the program and waits until it is gone. Safe to call again. */
  readonly close: () => Promise<void>;
}

/** How long a program may take to end by itself before it is killed, ms. */
const PATIENCE = 3_000;

/** The arguments a chosen program is started with. Pure. */
export function screenArguments(choice: Exclude<ScreenChoice, { kind: 'none' }>, wish: ScreenWish): string[] {
  const url = screenUrl(wish.url).href;
  const unsafe = choice.sandbox ? [] : ['--no-sandbox'];
  if (choice.kind === 'electron')
    return [
      fileURLToPath(new URL('../../../', import.meta.url)),
      `--url=${url}`,
      `--status=${path.join(wish.dataDirectory, 'screen-status.json')}`,
      // A profile of its own, or a second screen is taken for a second start of the first.
      `--user-data-dir=${path.join(wish.dataDirectory, 'electron')}`,
      ...(wish.kiosk ? [] : ['--windowed']),
      ...unsafe,
    ];
  return [
    ...(wish.kiosk
      ? ['--kiosk', '--start-fullscreen']
      : ['--window-size=1280,832', `--window-position=${wish.left ?? 0},0`]),
    `--app=${url}`,
    // A profile of its own, or the kiosk becomes a tab of somebody's browser.
    `--user-data-dir=${path.join(wish.dataDirectory, 'chromium')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-features=Translate,MediaRouter,OverscrollHistoryNavigation',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--touch-events=enabled',
    '--noerrdialogs',
    '--disable-session-crashed-bubble',
    '--password-store=basic',
    ...unsafe,
  ];
}

/**
 * Starts what was chosen.
 * @throws Error with a sentence when the address is not of this machine or the program cannot be started
 */
export async function openScreen(
  choice: Exclude<ScreenChoice, { kind: 'none' }>,
  wish: ScreenWish,
): Promise<OpenScreen> {
  const child = spawn(choice.command, screenArguments(choice, wish), { stdio: 'ignore' });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) =>
      reject(new Error(`The screen could not be started with ${choice.command}: ${cause.message}.`, { cause })),
    );
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  const close = async (): Promise<void> => {
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    child.kill('SIGTERM');
    await exited;
    clearTimeout(timer);
  };
  return { exited, close };
}
