import type { EventEmitter } from 'node:events';
import type { Firmata } from 'firmata-io';
import five from 'johnny-five';
import type { LevelSwitchConfig } from './config.js';

/** A tilt switch chatters while the cart rolls: only a state that lasts is told. */
export class LevelSwitch {
  readonly #contact: five.Button;
  readonly #signal: string;
  readonly #io: Firmata;
  #told: boolean | undefined;
  #waiting: NodeJS.Timeout | undefined;

  constructor(
    board: five.Board,
    private readonly config: LevelSwitchConfig,
    private readonly changed: (tilted: boolean) => void,
  ) {
    this.#io = board.io as Firmata;
    this.#signal = `digital-read-${config.pin}`;
    this.#contact = new five.Button({ board, pin: config.pin, isPullup: config.pullUp, invert: config.pullUp });
    const closed = (level: number): boolean => level === this.#contact.downValue;
    // johnny-five tells of changes only; how the cart stands at the first look is news as well.
    this.#io.once(this.#signal, (level: number) => this.#settle(closed(level)));
    this.#contact.on('down', () => this.#settle(true));
    this.#contact.on('up', () => this.#settle(false));
  }

  dispose(): void {
    (this.#contact as unknown as EventEmitter).removeAllListeners();
    this.#io.emit(this.#signal, this.#contact.upValue);
    clearTimeout(this.#waiting);
  }

  #settle(closed: boolean): void {
    clearTimeout(this.#waiting);
    const tilted = closed !== (this.config.whenLevel === 'closed');
    this.#waiting = setTimeout(() => {
      if (tilted === this.#told) return;
      this.#told = tilted;
      this.changed(tilted);
    }, this.config.steadyFor);
  }
}
