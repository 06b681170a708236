import type { DeviceOptions } from './scale-device.js';

const MOTION_MS = 300;

/** The inside of a scale that works out the weight itself: zero, rounding, motion. Shared by the protocols that have one. */
export class Indicator {
  #recent: { mg: number; at: number }[] = [];
  #zero = 0;
  #tare = 0;
  #started = false;

  constructor(readonly options: DeviceOptions) {}

  /** Power comes: what was known is forgotten; the first rest becomes zero if it is within 10 % of Max. */
  boot(): void {
    this.#recent = [];
    this.#tare = 0;
    this.#started = false;
  }

  convert(mg: number, at: number): void {
    this.#recent.push({ mg, at });
    while ((this.#recent[0]?.at ?? at) < at - MOTION_MS) this.#recent.shift();
    if (!this.#started && !this.motion && this.#recent.length > 10) {
      if (Math.abs(this.#mean() - this.#zero) <= this.options.capacity * 0.1) this.#zero = this.#mean();
      this.#started = true;
    }
  }

  get started(): boolean {
    return this.#started;
  }

  get motion(): boolean {
    const values = this.#recent.map((entry) => entry.mg);
    return values.length < 5 || Math.max(...values) - Math.min(...values) > 2 * this.options.interval;
  }

  get gross(): number {
    const exact = (this.motion ? (this.#recent.at(-1)?.mg ?? 0) : this.#mean()) - this.#zero;
    return Math.round(exact / this.options.interval) * this.options.interval;
  }

  get net(): number {
    return this.gross - this.#tare;
  }

  get tared(): boolean {
    return this.#tare !== 0;
  }

  get over(): boolean {
    return this.gross > this.options.capacity + 9 * this.options.interval;
  }

  /** Only when still, near zero and without tare. */
  zero(): 'done' | 'motion' | 'outside' {
    if (this.motion) return 'motion';
    if (this.#tare !== 0 || Math.abs(this.gross) > this.options.capacity * 0.02) return 'outside';
    this.#zero = this.#mean();
    return 'done';
  }

  tare(): boolean {
    if (this.motion || this.gross < 0) return false;
    this.#tare = this.gross;
    return true;
  }

  setTare(mg: number): void {
    this.#tare = mg;
  }

  #mean(): number {
    return this.#recent.reduce((sum, entry) => sum + entry.mg, 0) / Math.max(1, this.#recent.length);
  }
}
