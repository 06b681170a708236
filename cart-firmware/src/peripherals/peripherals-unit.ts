import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { backOff, type LightColour, type PartCondition } from '@smart-cart/contracts';
import type { BatteryReading } from './battery-gauge.js';
import type { BeepPattern } from './beep-pattern.js';
import type { BoardConfig } from './config.js';
import { FirmataLink, LINK_TIMING, type LinkFault, type LinkTiming } from './firmata-link.js';
import { fitParts, type FittedParts } from './fitted-parts.js';
import { mountBoard, unmountBoard } from './johnny-board.js';

export interface PeripheralsEvents {
  /** The shopper pressed the help button. */
  'help-button': [];
  /** The cart came to stand at an angle, or level again; a board that is gone leaves it level. */
  tilted: [boolean];
  /** The battery changed by about a percent; null: it cannot be read. */
  battery: [BatteryReading | null];
  /** The board became ready, absent or faulty, or the sentence about it changed. */
  state: [PartCondition];
}

export interface PeripheralsTiming extends LinkTiming {
  /** First and longest wait between two attempts to reach the board, ms. */
  readonly firstRetry: number;
  readonly longestRetry: number;
  /** A connection this long counts as good: the next failure starts with the first wait again, ms. */
  readonly steady: number;
}

export const PERIPHERALS_TIMING: PeripheralsTiming = {
  ...LINK_TIMING,
  firstRetry: 500,
  longestRetry: 15_000,
  steady: 10_000,
};

/**
 * Status light, beeper, help button, level switch and battery on a Firmata board. The cart works without any of them: nothing here
 * throws, the board is looked for for ever, and `condition` says how it is.
 */
export class PeripheralsUnit extends EventEmitter<PeripheralsEvents> {
  #condition: PartCondition;
  #light: LightColour = 'off';
  #battery: BatteryReading | undefined;
  #tilted = false;
  #parts: FittedParts | undefined;
  #stopping: AbortController | undefined;
  #running: Promise<void> | undefined;

  /** @param config undefined: the cart has no board, and its condition is `absent` */
  constructor(
    private readonly config: BoardConfig | undefined,
    private readonly timing: PeripheralsTiming = PERIPHERALS_TIMING,
  ) {
    super();
    this.#condition = config === undefined ? { state: 'absent' } : { state: 'starting' };
  }

  get condition(): PartCondition {
    return this.#condition;
  }

  /** The last reading of this connection. */
  get battery(): BatteryReading | undefined {
    return this.#battery;
  }

  /** Begins looking for the board; does not wait for it. */
  start(): Promise<void> {
    if (this.config !== undefined && this.#running === undefined) {
      this.#stopping = new AbortController();
      this.#running = this.#keepConnected(this.config, this.#stopping.signal);
    }
    return Promise.resolve();
  }

  /** Turns the light off, as far as the board can be reached, and lets go of the line. */
  async stop(): Promise<void> {
    this.#stopping?.abort();
    await this.#running;
    this.#running = undefined;
  }

  /** Shown now if the board is there, and again after every reconnection. */
  showLight(colour: LightColour): void {
    if (colour === this.#light) return;
    this.#light = colour;
    this.#parts?.light?.show(colour);
  }

  /** @returns false when there is no beeper to sound it now; a late beep would be a lie, so none is kept */
  beep(pattern: BeepPattern): boolean {
    if (this.#parts?.beeper === undefined) return false;
    this.#parts.beeper.play(pattern);
    return true;
  }

  async #keepConnected(config: BoardConfig, signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const opened = await FirmataLink.open(config.port, config.baud, this.timing, signal);
      let fault: LinkFault;
      if (opened.ok) {
        const since = performance.now();
        fault = await this.#serve(opened.link, config, signal);
        if (performance.now() - since >= this.timing.steady) failures = 0;
      } else {
        fault = opened.fault;
      }
      if (fault.code === 'stopped') return;
      this.#become({ state: 'fault', message: fault.message });
      const wait = backOff(failures, this.timing.firstRetry, this.timing.longestRetry, Math.random());
      failures += 1;
      await delay(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One connection, from ready to its end. */
  async #serve(link: FirmataLink, config: BoardConfig, signal: AbortSignal): Promise<LinkFault> {
    const board = await mountBoard(link.io);
    let parts: FittedParts;
    try {
      parts = this.#fit(board, config);
    } catch (error) {
      // johnny-five throws at what it does not expect of a pin; the cart must go on without the board.
      await link.close();
      unmountBoard(board);
      const why = error instanceof Error ? error.message : String(error);
      return {
        code: 'unusable',
        message: `The board at ${config.port} cannot carry its parts: ${why}. Check the pins in the board section; the cart keeps trying.`,
      };
    }
    parts.light?.show(this.#light);
    this.#parts = parts;
    this.#become(parts.condition);

    const fault = await link.ended;
    this.#parts = undefined;
    parts.dispose({ reachable: fault.code === 'stopped' });
    if (signal.aborted) await link.drain(500);
    await link.close();
    unmountBoard(board);
    // Without its switch the cart counts as level: a cart without one does, too.
    this.#tilt(false);
    if (this.#battery !== undefined) {
      this.#battery = undefined;
      this.emit('battery', null);
    }
    return fault;
  }

  #fit(board: Parameters<typeof fitParts>[0], config: BoardConfig): FittedParts {
    const parts: FittedParts = fitParts(board, config, {
      helpPressed: () => this.emit('help-button'),
      tiltChanged: (tilted) => this.#tilt(tilted),
      batteryChanged: (reading) => {
        this.#battery = reading ?? undefined;
        this.emit('battery', reading);
        if (reading === null)
          this.#become({
            state: 'fault',
            message: `The battery cannot be read: nearly no voltage at ${config.battery?.pin ?? 'its pin'}. Check the wire and the divider.`,
          });
        else this.#become(parts.condition);
      },
    });
    return parts;
  }

  #tilt(tilted: boolean): void {
    if (tilted === this.#tilted) return;
    this.#tilted = tilted;
    this.emit('tilted', tilted);
  }

  #become(condition: PartCondition): void {
    if (condition.state === this.#condition.state && condition.message === this.#condition.message) return;
    this.#condition = { ...condition, since: Date.now() };
    this.emit('state', this.#condition);
  }
}
