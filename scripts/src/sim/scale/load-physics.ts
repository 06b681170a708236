/** How a basket on load cells answers a new load: a damped oscillation. */
const FREQUENCY_HZ = 12;
const DAMPING = 0.35;
const STEP_MS = 1;

/** The load as the cells feel it, mg. Times are milliseconds of one clock. */
export class LoadPhysics {
  #value = 0;
  #speed = 0;
  #at = 0;
  #from = 0;
  #target = 0;
  #rampStart = 0;
  #rampMs = 0;

  get target(): number {
    return this.#target;
  }

  /** The load becomes `mg`, at once (put down, dropped) or evenly over `overMs` (lowered by hand). */
  setLoad(mg: number, at: number, overMs = 0): void {
    this.valueAt(at);
    this.#from = this.#wanted(at);
    this.#target = mg;
    this.#rampStart = at;
    this.#rampMs = overMs;
  }

  valueAt(at: number): number {
    // A simulation that slept has settled long since.
    if (at - this.#at > 3_000) this.#at = at - 3_000;
    const omega = (2 * Math.PI * FREQUENCY_HZ) / 1_000;
    for (; this.#at < at; this.#at += STEP_MS) {
      const pull = omega * omega * (this.#wanted(this.#at) - this.#value) - 2 * DAMPING * omega * this.#speed;
      this.#speed += pull * STEP_MS;
      this.#value += this.#speed * STEP_MS;
    }
    return this.#value;
  }

  #wanted(at: number): number {
    const part = this.#rampMs === 0 ? 1 : Math.min(1, (at - this.#rampStart) / this.#rampMs);
    return this.#from + (this.#target - this.#from) * part;
  }
}
