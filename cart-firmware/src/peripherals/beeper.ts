import five from 'johnny-five';
import { BEEPS, type BeepPattern } from './beep-pattern.js';
import type { BeeperConfig } from './config.js';

/**
 * A beeper with its own oscillator, switched by one pin. A tone made by toggling a pin over the serial line would need
 * thousands of messages a second, more than the line carries.
 */
export class Beeper {
  readonly #pin: five.Pin;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    board: five.Board,
    private readonly config: BeeperConfig,
  ) {
    this.#pin = new five.Pin({ board, pin: config.pin });
    // A line lost in mid-beep leaves the beeper sounding; silence is therefore the first thing said on every connection.
    this.#sound(false);
  }

  /** A new pattern cuts the old one off: what was said last is what matters now. */
  play(pattern: BeepPattern): void {
    this.stop();
    const durations = BEEPS[pattern];
    const step = (index: number): void => {
      const duration = durations[index];
      this.#sound(duration !== undefined && index % 2 === 0);
      this.#timer = duration === undefined ? undefined : setTimeout(() => step(index + 1), duration);
    };
    step(0);
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sound(false);
  }

  /** For a connection that is gone: stops without writing. */
  abandon(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #sound(on: boolean): void {
    if (on !== this.config.activeLow) this.#pin.high();
    else this.#pin.low();
  }
}
