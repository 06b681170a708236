/** Waits that double from `leastMs` to `mostMs`, each somewhere in its upper half so that carts do not move in step. */
export class BackOff {
  #next: number;

  constructor(
    private readonly limits: { readonly leastMs: number; readonly mostMs: number },
    private readonly random: () => number,
  ) {
    this.#next = limits.leastMs;
  }

  /** Call when things work again. */
  reset(): void {
    this.#next = this.limits.leastMs;
  }

  /** Milliseconds to wait before the next try. */
  next(): number {
    const wait = this.#next;
    this.#next = Math.min(this.limits.mostMs, this.#next * 2);
    return wait * (0.5 + 0.5 * this.random());
  }
}
