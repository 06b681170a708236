import type { Column } from './linear-bound.js';

export interface LossProblem {
  readonly capacities: readonly number[];
  /** Integer price of a unit of each resource; no column gains more than what it uses is worth. */
  readonly prices: readonly number[];
  readonly columns: readonly Column[];
}

export interface LossFound {
  readonly columns: Column[];
  readonly loss: number;
}

/** Columns looked at that are one step of work. */
const LOOKED_AT_PER_STEP = 64;

/**
 * Exact search. With these prices nothing can gain more than all resources are worth, so each choice has a *loss*: what
 * a column uses beyond its gain, and what is left unused. Settles the resource that has the fewest columns left, again
 * and again, and follows only choices whose loss, with what must be lost besides, stays below the best known. Undefined
 * when nothing is below `limit`; `done` is false when out of steps.
 */
export function searchLeastLoss(
  problem: LossProblem,
  limit: number,
  steps: { left: number },
): { found: LossFound | undefined; done: boolean } {
  const search = new LossSearch(problem, limit, steps);
  search.run();
  return { found: search.found, done: steps.left > 0 };
}

class LossSearch {
  found: LossFound | undefined;
  readonly #left: Int32Array;
  readonly #price: Float64Array;
  /** Resources that are worth something. */
  readonly #rows: number[];
  /** Of each column, cheapest first: what it loses, what it uses, and its loss by unit of what is worth something. */
  readonly #columns: Column[];
  readonly #loss: Float64Array;
  readonly #share: Float64Array;
  readonly #usedRows: number[][];
  readonly #usedAmounts: number[][];
  /** Of each resource: columns that can use it, and the least that a unit of it loses. */
  readonly #choices: Int32Array;
  readonly #least: Float64Array;
  readonly #chosen: Column[] = [];

  constructor(
    { capacities, prices, columns }: LossProblem,
    private best: number,
    private readonly steps: { left: number },
  ) {
    this.#left = Int32Array.from(capacities);
    this.#price = Float64Array.from(prices);
    this.#rows = [...capacities.keys()].filter((row) => (prices[row] ?? 0) > 0);
    const known = columns.map((column) => ({ column, loss: lossOf(column, prices) }));
    known.sort((a, b) => a.loss - b.loss || a.column.offer - b.column.offer);
    this.#columns = known.map(({ column }) => column);
    this.#loss = Float64Array.from(known, ({ loss }) => loss);
    this.#usedRows = this.#columns.map(({ uses }) => uses.map(({ row }) => row));
    this.#usedAmounts = this.#columns.map(({ uses }) => uses.map(({ amount }) => amount));
    this.#share = Float64Array.from(known, ({ column, loss }) => {
      const units = column.uses.reduce((sum, { row, amount }) => sum + ((prices[row] ?? 0) > 0 ? amount : 0), 0);
      return loss / Math.max(1, units);
    });
    this.#choices = new Int32Array(capacities.length);
    this.#least = new Float64Array(capacities.length);
  }

  run(): void {
    this.#settle(Int32Array.from(this.#columns.keys()), this.#columns.length, 0);
  }

  /** @param open columns that may still be taken, of which the first `count` count */
  #settle(open: Int32Array, count: number, loss: number): void {
    this.steps.left -= 1 + count / LOOKED_AT_PER_STEP;
    if (this.steps.left <= 0) return;
    const fitting = new Int32Array(count);
    let fit = this.#fitting(open, count, loss, fitting);
    const { bound, row } = this.#look(loss);
    if (bound >= this.best) return;
    if (row === undefined) {
      // Nothing can use what is left: it is lost, and that is all that is lost.
      this.best = bound;
      this.found = { columns: [...this.#chosen], loss: bound };
      return;
    }
    let at = 0;
    while (at < fit) {
      const column = fitting[at] ?? 0;
      const cost = this.#loss[column] ?? 0;
      if (loss + cost >= this.best) break;
      if (this.#usedRows[column]?.includes(row) !== true) {
        at += 1;
        continue;
      }
      this.#take(column, -1);
      this.#chosen.push(this.#columns[column] as Column);
      this.#settle(fitting, fit, loss + cost);
      this.#chosen.pop();
      this.#take(column, 1);
      if (this.steps.left <= 0) return;
      // Once tried it is out, so that no choice is tried in two sequences.
      fitting.copyWithin(at, at + 1, fit);
      fit -= 1;
    }
    let others = 0;
    for (let index = 0; index < fit; index += 1) {
      const column = fitting[index] ?? 0;
      if (this.#usedRows[column]?.includes(row) !== true) fitting[others++] = column;
    }
    const unused = this.#left[row] ?? 0;
    this.#left[row] = 0;
    this.#settle(fitting, others, loss + unused * (this.#price[row] ?? 0));
    this.#left[row] = unused;
  }

  #take(column: number, sign: 1 | -1): void {
    const rows = this.#usedRows[column] ?? [];
    const amounts = this.#usedAmounts[column] ?? [];
    for (let use = 0; use < rows.length; use += 1) {
      const row = rows[use] ?? 0;
      this.#left[row] = (this.#left[row] ?? 0) + sign * (amounts[use] ?? 0);
    }
  }

  /** Writes the columns for which there is enough left and that lose little enough; counts them by resource. */
  #fitting(open: Int32Array, count: number, loss: number, into: Int32Array): number {
    for (const row of this.#rows) {
      this.#choices[row] = 0;
      this.#least[row] = this.#price[row] ?? 0;
    }
    let fit = 0;
    next: for (let index = 0; index < count; index += 1) {
      const column = open[index] ?? 0;
      if (loss + (this.#loss[column] ?? 0) >= this.best) break;
      const rows = this.#usedRows[column] ?? [];
      const amounts = this.#usedAmounts[column] ?? [];
      for (let use = 0; use < rows.length; use += 1) {
        if ((this.#left[rows[use] ?? 0] ?? 0) < (amounts[use] ?? 0)) continue next;
      }
      into[fit++] = column;
      const share = this.#share[column] ?? 0;
      for (const row of rows) {
        this.#choices[row] = (this.#choices[row] ?? 0) + 1;
        if (share < (this.#least[row] ?? 0)) this.#least[row] = share;
      }
    }
    return fit;
  }

  /** What is lost at least from here on, and the resource to settle next: that with the fewest columns, the dearest. */
  #look(loss: number): { bound: number; row: number | undefined } {
    let bound = loss;
    let row: number | undefined;
    let fewest = Infinity;
    for (const candidate of this.#rows) {
      const left = this.#left[candidate] ?? 0;
      if (left === 0) continue;
      bound += left * (this.#least[candidate] ?? 0);
      const choices = this.#choices[candidate] ?? 0;
      if (choices === 0 || choices > fewest) continue;
      if (choices === fewest && (this.#price[candidate] ?? 0) <= (this.#price[row ?? 0] ?? 0)) continue;
      fewest = choices;
      row = candidate;
    }
    return { bound, row };
  }
}

/** What a column uses beyond its gain. */
export function lossOf({ uses, gain }: Column, prices: readonly number[]): number {
  return uses.reduce((sum, { row, amount }) => sum + (prices[row] ?? 0) * amount, 0) - gain;
}
