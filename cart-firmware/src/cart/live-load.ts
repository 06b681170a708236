import type { LiveLoad, Milligrams, ScaleReading } from '@smart-cart/contracts';

/**
 * Thins the scale's readings to what a person can follow: at once when the state changes, otherwise at most every
 * `period` ms and only when the shown division changes. The screen repaints little and the journal not at all.
 */
export class LiveLoadFilter {
  #shown: LiveLoad = { state: 'absent', mass: null };
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(
    /** Verification interval e, mg. */
    private readonly interval: Milligrams,
    private readonly period = 200,
  ) {}

  get shown(): LiveLoad {
    return this.#shown;
  }

  /** @returns the load to show when it changed, else undefined */
  accept(reading: ScaleReading): LiveLoad | undefined {
    const next: LiveLoad =
      reading.kind === 'fault'
        ? { state: 'fault', mass: null }
        : {
            state: reading.stable ? 'steady' : 'moving',
            mass: this.#division(reading.value),
          };
    const sameState = next.state === this.#shown.state;
    if (sameState && (next.mass === this.#shown.mass || reading.at - this.#shownAt < this.period)) return undefined;
    this.#shown = next;
    this.#shownAt = reading.at;
    return next;
  }

  /** The nearest division; one already shown is kept until the load is clearly out of it, so that noise does not flicker. */
  #division(value: Milligrams): Milligrams {
    const { mass } = this.#shown;
    if (mass !== null && Math.abs(value - mass) < 0.75 * this.interval) return mass;
    return Math.round(value / this.interval) * this.interval;
  }
}
