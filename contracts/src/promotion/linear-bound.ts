/** One way to use some of the resources. */
export interface Column {
  /** Index into the offers of the packing. */
  readonly offer: number;
  /** Lots, ascending, one entry per piece. */
  readonly picked: readonly number[];
  readonly gain: number;
  readonly uses: readonly { readonly row: number; readonly amount: number }[];
}

const EPSILON = 1e-9;
/** Stands in the place of an offer where a resource is left over. */
const UNUSED = -1;

/**
 * The linear relaxation of a packing (maximise gain, no resource used beyond its capacity), by the revised simplex method
 * with columns generated when needed. Gains are divided by `scale` first. Floating point: what follows from the prices is
 * proven elsewhere, in integers.
 */
export class LinearBound {
  readonly pool: Column[] = [];
  readonly prices: number[];
  readonly #inverse: Float64Array[];
  readonly #level: number[];
  readonly #basis: (Column | undefined)[];
  readonly #size: number;

  constructor(
    capacities: readonly number[],
    private readonly scale: number,
  ) {
    this.#size = capacities.length;
    this.prices = capacities.map(() => 0);
    this.#basis = capacities.map(() => undefined);
    // Slightly uneven capacities keep the method from walking in circles; prices stay valid for the true ones.
    this.#level = capacities.map((capacity, row) => capacity + 1e-6 * (1 + ((row * 37) % 101) / 101));
    this.#inverse = capacities.map((_, row) => {
      const unit = new Float64Array(this.#size);
      unit[row] = 1;
      return unit;
    });
  }

  /** Columns in use, those used most first. */
  solution(): { column: Column; share: number }[] {
    return this.#basis
      .flatMap((column, row) =>
        column === undefined || column.offer === UNUSED ? [] : [{ column, share: this.#level[row] ?? 0 }],
      )
      .sort((a, b) => b.share - a.share);
  }

  reduced(column: Column): number {
    let value = column.gain / this.scale;
    for (const { row, amount } of column.uses) value -= (this.prices[row] ?? 0) * amount;
    return value;
  }

  /** Improves until no column of the pool does. False when out of steps. */
  improve(budget: { left: number }): boolean {
    for (;;) {
      let entering: Column | undefined;
      let best = EPSILON;
      for (const column of this.pool) {
        const value = this.reduced(column);
        if (value <= best) continue;
        best = value;
        entering = column;
      }
      // A resource that is worth less than nothing is better left unused.
      for (let row = 0; row < this.#size; row += 1) {
        const value = -(this.prices[row] ?? 0);
        if (value <= best) continue;
        best = value;
        entering = { offer: UNUSED, picked: [], gain: 0, uses: [{ row, amount: 1 }] };
      }
      if (entering === undefined) return true;
      budget.left -= 1 + this.#size / 16;
      if (budget.left <= 0 || !this.#enter(entering, best)) return false;
    }
  }

  #enter(column: Column, reduced: number): boolean {
    const direction = this.#inverse.map((row) => {
      let sum = 0;
      for (const use of column.uses) sum += (row[use.row] ?? 0) * use.amount;
      return sum;
    });
    let leaving = -1;
    let most = Infinity;
    for (let row = 0; row < this.#size; row += 1) {
      const d = direction[row] ?? 0;
      if (d <= EPSILON) continue;
      const ratio = (this.#level[row] ?? 0) / d;
      if (ratio >= most) continue;
      most = ratio;
      leaving = row;
    }
    const pivotRow = this.#inverse[leaving];
    const pivot = direction[leaving];
    if (pivotRow === undefined || pivot === undefined) return false;
    // Most of a row is zero for a long time: only what is not takes part.
    const filled: number[] = [];
    for (let at = 0; at < this.#size; at += 1) {
      const value = pivotRow[at] ?? 0;
      if (value === 0) continue;
      pivotRow[at] = value / pivot;
      filled.push(at);
    }
    for (let row = 0; row < this.#size; row += 1) {
      const d = direction[row] ?? 0;
      if (row === leaving || d === 0) continue;
      this.#level[row] = (this.#level[row] ?? 0) - d * most;
      const own = this.#inverse[row];
      if (own === undefined) continue;
      for (const at of filled) own[at] = (own[at] ?? 0) - d * (pivotRow[at] ?? 0);
    }
    this.#level[leaving] = most;
    this.#basis[leaving] = column;
    for (const at of filled) this.prices[at] = (this.prices[at] ?? 0) + reduced * (pivotRow[at] ?? 0);
    return true;
  }
}
