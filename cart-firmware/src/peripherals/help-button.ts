import type { EventEmitter } from 'node:events';
import type { Firmata } from 'firmata-io';
import five from 'johnny-five';
import type { HelpButtonConfig } from './config.js';

/**
 * One press, one call: the button must stay down for the debounce time, and up for as long before it counts again, so
 * that neither bouncing nor a worn contact that lets go for a moment calls twice.
 */
export class HelpButton {
  readonly #button: five.Button;
  readonly #level: string;
  readonly #io: Firmata;
  #armed = false;
  #pressing: NodeJS.Timeout | undefined;
  #releasing: NodeJS.Timeout | undefined;

  constructor(board: five.Board, config: HelpButtonConfig, pressed: () => void) {
    this.#io = board.io as Firmata;
    this.#level = `digital-read-${config.pin}`;
    const button = new five.Button({ board, pin: config.pin, isPullup: config.pullUp, invert: config.pullUp });
    this.#button = button;
    // A button that is down when the board connects (jammed, wire to ground) must not call staff at every reconnection.
    this.#io.once(this.#level, (level: number) => {
      this.#armed = level === button.upValue;
    });
    button.on('down', () => {
      clearTimeout(this.#releasing);
      if (!this.#armed) return;
      clearTimeout(this.#pressing);
      this.#pressing = setTimeout(() => {
        this.#armed = false;
        pressed();
      }, config.debounce);
    });
    button.on('up', () => {
      clearTimeout(this.#pressing);
      clearTimeout(this.#releasing);
      this.#releasing = setTimeout(() => (this.#armed = true), config.debounce);
    });
  }

  /** Lets go of the timers, also of the one johnny-five runs as long as the button is down. */
  dispose(): void {
    (this.#button as unknown as EventEmitter).removeAllListeners();
    this.#io.emit(this.#level, this.#button.upValue);
    clearTimeout(this.#pressing);
    clearTimeout(this.#releasing);
  }
}
