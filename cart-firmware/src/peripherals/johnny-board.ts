import { once } from 'node:events';
import type { Firmata } from 'firmata-io';
import five from 'johnny-five';

/** What johnny-five offers but its type declarations leave out. */
interface Registries {
  readonly cache: unknown[];
  readonly Pins: { readonly normalize: { clear(): void } };
}
interface Components {
  readonly register: { board: unknown; io: unknown }[];
}

/**
 * Puts johnny-five on a board that is ready. johnny-five was made for programs that own their process: by default it
 * takes over the terminal (repl), ends the process on Ctrl-C (sigint) and writes to the console (debug). All three are off.
 */
export async function mountBoard(io: Firmata): Promise<five.Board> {
  const options = { io, repl: false, debug: false, sigint: false };
  const board = new five.Board(options);
  board.on('error', () => undefined); // The link under it ends the connection and says why.
  await once(board as unknown as NodeJS.EventEmitter, 'ready');
  return board;
}

/**
 * johnny-five keeps every board and component it ever made in tables of its own. A cart whose board reconnects for
 * months would collect them, so the board is taken out and what stays in the tables is cut off from it.
 */
export function unmountBoard(board: five.Board): void {
  const { cache, Pins } = five.Board as unknown as Registries;
  const at = cache.indexOf(board);
  if (at >= 0) cache.splice(at, 1);
  Pins.normalize.clear();
  for (const component of (board as unknown as Components).register.splice(0)) {
    component.board = undefined;
    component.io = undefined;
  }
  (board as unknown as NodeJS.EventEmitter).removeAllListeners();
}

/** Boards johnny-five holds on to; a test watches that reconnecting does not collect them. */
export function mountedBoards(): number {
  return (five.Board as unknown as Registries).cache.length;
}
