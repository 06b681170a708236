import type { WeightStep } from '@smart-cart/contracts';

/** After the switch says level the basket swings and the filters settle, ms. */
const SETTLE = 2_000;

/**
 * Keeps back what the scale felt while the cart stood at an angle: on a slope every load weighs less, and a cart that
 * rolls onto one would otherwise seem to lose goods. When it stands level and quiet again, what really changed is told as
 * one step. Pure: times come in.
 */
export class LevelGate {
  #tilted = false;
  #levelSince = Number.NEGATIVE_INFINITY;
  #first: WeightStep | undefined;

  /** @param smallest a change below this is none, mg */
  constructor(private readonly smallest: number) {}

  tilt(tilted: boolean, at: number): void {
    if (this.#tilted && !tilted) this.#levelSince = at;
    this.#tilted = tilted;
  }

  /** Whether the scale's word counts now. */
  isOpen(at: number): boolean {
    return !this.#tilted && at - this.#levelSince >= SETTLE;
  }

  /** @returns the step when it counts now, undefined when it is kept back */
  step(step: WeightStep, at: number): WeightStep | undefined {
    if (this.isOpen(at) && this.#first === undefined) return step;
    this.#first ??= step;
    return undefined;
  }

  /**
   * What changed while the gate was shut, once the scale is quiet on level ground.
   * @param load the settled load now, mg; null while there is none
   */
  release(load: number | null, at: number): WeightStep | undefined {
    const first = this.#first;
    if (first === undefined || load === null || !this.isOpen(at)) return undefined;
    this.#first = undefined;
    const delta = load - first.before;
    return Math.abs(delta) < this.smallest ? undefined : { ...first, after: load, delta, settledAt: at };
  }
}
