/** Waiting times between attempts: doubled each time up to a limit, half of it random so that a fleet does not knock at once. */
export class BackOff {
  #attempt = 0;

  constructor(
    readonly minMs: number,
    readonly maxMs: number,
    /** Gives 0 ≤ x < 1. */
    readonly random: () => number,
  ) {}

  /** @returns milliseconds to wait before the next attempt */
  next(): number {
    const ceiling = Math.min(this.maxMs, this.minMs * 2 ** Math.min(this.#attempt, 30));
    this.#attempt += 1;
    return Math.round(ceiling / 2 + (ceiling / 2) * this.random());
  }

  reset(): void {
    this.#attempt = 0;
  }
}
