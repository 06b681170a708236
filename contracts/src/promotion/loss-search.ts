import type { Column } from './linear-bound.js';

export interface LossProblem {
  readonly capacities: readonly number[];
  /** So many of them, the first ones, are pieces; the others are limits, settled when no pieces are left to settle. */
  readonly pieces: number;
  /** Integer price of a unit of each resource; no column gains more than what it uses is worth. */
  readonly prices: readonly number[];
  readonly columns: readonly Column[];
}

export interface LossFound {
  readonly columns: Column[];
  readonly loss: number;
}

/** Settling one resource, or looking at so many columns, is this much of a step of work. */
const STEP = 0.25;
const LOOKED_AT = 64;

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
  readonly #pieces: number;
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
  /** What was left, as a text, and the least loss with which it was met. */
  readonly #seen = new Map<string, number>();
  readonly #text: Uint16Array;

  constructor(
    { capacities, pieces, prices, columns }: LossProblem,
    private best: number,
    private readonly steps: { left: number },
  ) {
    this.#left = Int32Array.from(capacities);
    this.#price = Float64Array.from(prices);
    this.#pieces = pieces;
    this.#text = new Uint16Array(2 * capacities.length);
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
    this.steps.left -= (1 + count / LOOKED_AT) * STEP;
    if (this.steps.left <= 0) return;
    const fitting = new Int32Array(count);
    const fit = this.#fitting(open, count, loss, fitting);
    const { bound, row } = this.#look(loss);
    if (bound >= this.best) return;
    if (row === undefined) {
      // Nothing can use what is left: it is lost, and that is all that is lost.
      this.best = bound;
      this.found = { columns: [...this.#chosen], loss: bound };
      return;
    }
    // What is left and can be used says all: whoever came here before with no more loss has seen what follows.
    const state = this.#state();
    const sure = loss + this.#lostForSure();
    if ((this.#seen.get(state) ?? Infinity) <= sure) return;
    this.#seen.set(state, sure);
    const others = new Int32Array(fit);
    const using = new Int32Array(fit);
    let [otherCount, usingCount] = [0, 0];
    for (let index = 0; index < fit; index += 1) {
      const column = fitting[index] ?? 0;
      if (this.#usedRows[column]?.includes(row) === true) using[usingCount++] = column;
      else others[otherCount++] = column;
    }
    const choose = (from: number, sum: number): void => {
      for (let at = from; at < usingCount; at += 1) {
        const column = using[at] ?? 0;
        const next = sum + (this.#loss[column] ?? 0);
        if (next >= this.best || this.steps.left <= 0) break;
        if (!this.#fits(column)) continue;
        this.#take(column, -1);
        this.#chosen.push(this.#columns[column] as Column);
        // In their order, so that no choice is tried in two sequences.
        if ((this.#left[row] ?? 0) > 0) choose(at, next);
        else this.#settle(others, otherCount, next);
        this.#chosen.pop();
        this.#take(column, 1);
      }
      const unused = this.#left[row] ?? 0;
      this.#left[row] = 0;
      this.#settle(others, otherCount, sum + unused * (this.#price[row] ?? 0));
      this.#left[row] = unused;
    };
    choose(0, loss);
  }

  #state(): string {
    for (let row = 0; row < this.#left.length; row += 1) {
      const amount = (this.#choices[row] ?? 0) === 0 ? 0 : (this.#left[row] ?? 0);
      this.#text[2 * row] = amount & 0xffff;
      this.#text[2 * row + 1] = amount >>> 16;
    }
    return String.fromCharCode(...this.#text);
  }

  /** Of what no column can use. */
  #lostForSure(): number {
    let lost = 0;
    for (const row of this.#rows) {
      if ((this.#choices[row] ?? 0) === 0) lost += (this.#left[row] ?? 0) * (this.#price[row] ?? 0);
    }
    return lost;
  }

  #fits(column: number): boolean {
    const rows = this.#usedRows[column] ?? [];
    const amounts = this.#usedAmounts[column] ?? [];
    for (let use = 0; use < rows.length; use += 1) {
      if ((this.#left[rows[use] ?? 0] ?? 0) < (amounts[use] ?? 0)) return false;
    }
    return true;
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
    this.#choices.fill(0);
    this.#least.set(this.#price);
    let fit = 0;
    for (let index = 0; index < count; index += 1) {
      const column = open[index] ?? 0;
      if (loss + (this.#loss[column] ?? 0) >= this.best) break;
      if (!this.#fits(column)) continue;
      into[fit++] = column;
      const share = this.#share[column] ?? 0;
      for (const row of this.#usedRows[column] ?? []) {
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
    for (const candidate of this.#rows) {
      const left = this.#left[candidate] ?? 0;
      if (left === 0) continue;
      bound += left * (this.#least[candidate] ?? 0);
      if ((this.#choices[candidate] ?? 0) > 0 && (row === undefined || this.#isBefore(candidate, row))) row = candidate;
    }
    return { bound, row };
  }

  #isBefore(row: number, other: number): boolean {
    // A limit in cents has as many ways to be used up as there are choices: pieces come first.
    if (row < this.#pieces !== other < this.#pieces) return row < this.#pieces;
    const fewer = (this.#choices[row] ?? 0) - (this.#choices[other] ?? 0);
    return fewer < 0 || (fewer === 0 && (this.#price[row] ?? 0) > (this.#price[other] ?? 0));
  }
}

/** What a column uses beyond its gain. */
export function lossOf({ uses, gain }: Column, prices: readonly number[]): number {
  return uses.reduce((sum, { row, amount }) => sum + (prices[row] ?? 0) * amount, 0) - gain;
}
