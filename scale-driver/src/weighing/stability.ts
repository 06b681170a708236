export interface StabilityOptions {
  /** Half the width of the band all values must lie in, same unit as the values. */
  readonly range: number;
  /** How long they must lie in it, ms. */
  readonly timeMs: number;
}

/**
 * Stable equilibrium: every value of the last `timeMs` within ± `range` of the middle (Canada SI/98-81 s. 45: ±1 e;
 * C.R.C. c. 1605: for at least 0.4 s). Two more conditions keep a load that is being lowered slowly from passing: the
 * first and the second half of the stretch agree within half the range, and there is no gap in the stretch.
 */
export class Stability {
  #values: { readonly value: number; readonly at: number }[] = [];

  constructor(private readonly options: StabilityOptions) {}

  reset(): void {
    this.#values = [];
  }

  shift(by: number): void {
    this.#values = this.#values.map(({ value, at }) => ({ value: value + by, at }));
  }

  /** Whether the load is stable with this value. */
  push(value: number, at: number): boolean {
    const { range, timeMs } = this.options;
    const last = this.#values.at(-1);
    if (last !== undefined && at - last.at > timeMs * 0.75) this.#values = [];
    this.#values.push({ value, at });
    // One value from before the stretch stays: without it a slow line could never cover the whole time.
    while ((this.#values[1]?.at ?? Infinity) <= at - timeMs) this.#values.shift();
    const values = this.#values.map((entry) => entry.value);
    const covered = (this.#values[0]?.at ?? at) <= at - timeMs;
    const within = Math.max(...values) - Math.min(...values) <= 2 * range;
    if (!covered || !within) return false;
    const half = Math.floor(values.length / 2);
    return Math.abs(mean(values.slice(0, half)) - mean(values.slice(half))) <= range / 2;
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
