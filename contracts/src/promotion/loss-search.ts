import type { Column } from './linear-bound.js';

export interface LossProblem {
  readonly capacities: readonly number[];
  /** Rows of pieces, in the order in which the search settles them; every column uses at least one of them. */
  readonly order: readonly number[];
  /** Integer price of a unit of each resource; no column gains more than what it uses is worth. */
  readonly prices: readonly number[];
  readonly columns: readonly Column[];
}

export interface LossFound {
  readonly columns: Column[];
  readonly loss: number;
}

/**
 * Exact search. With these prices nothing can gain more than all resources are worth, so each choice has a *loss*: what
 * a column uses beyond its gain, and what is left unused. Settles the pieces row by row and follows only choices whose
 * loss stays below the best known. Undefined when nothing is below `limit`; `done` is false when out of steps.
 */
export function searchLeastLoss(
  { capacities, order, prices, columns }: LossProblem,
  limit: number,
  steps: { left: number },
): { found: LossFound | undefined; done: boolean } {
  const place = new Map(order.map((row, index) => [row, index]));
  const lost = (column: Column): number =>
    column.uses.reduce((sum, { row, amount }) => sum + (prices[row] ?? 0) * amount, 0) - column.gain;
  const starting: { column: Column; loss: number }[][] = order.map(() => []);
  for (const column of columns) {
    const first = Math.min(...column.uses.map(({ row }) => place.get(row) ?? Infinity));
    starting[first]?.push({ column, loss: lost(column) });
  }
  for (const list of starting) list.sort((a, b) => a.loss - b.loss || a.column.offer - b.column.offer);
  const left = Int32Array.from(capacities);
  const halves = new Uint16Array(left.buffer);
  const others = capacities.flatMap((_, row) => (place.has(row) ? [] : [row]));
  const chosen: Column[] = [];
  const seen = new Map<string, number>();
  let best = limit;
  let found: LossFound | undefined;

  /** What is left, as a text: rows that are settled play no part any more. */
  const state = new Uint16Array(1 + 2 * left.length);
  const stateOf = (at: number): string => {
    let length = 0;
    state[length++] = at;
    const add = (row: number): void => {
      state[length++] = halves[2 * row] ?? 0;
      state[length++] = halves[2 * row + 1] ?? 0;
    };
    for (let index = at; index < order.length; index += 1) add(order[index] ?? 0);
    for (const other of others) add(other);
    return String.fromCharCode(...state.subarray(0, length));
  };

  const settle = (at: number, loss: number): void => {
    if (loss >= best || steps.left <= 0) return;
    while (at < order.length && (left[order[at] ?? 0] ?? 0) === 0) at += 1;
    const row = order[at];
    if (row === undefined) {
      const unused = others.reduce((sum, other) => sum + (left[other] ?? 0) * (prices[other] ?? 0), 0);
      if (loss + unused >= best) return;
      best = loss + unused;
      found = { columns: [...chosen], loss: best };
      return;
    }
    const key = stateOf(at);
    if ((seen.get(key) ?? Infinity) <= loss) return;
    seen.set(key, loss);
    choose(at, row, 0, loss);
  };
  /** Columns of one row are taken in their order, so that no choice is tried in two sequences. */
  const choose = (at: number, row: number, from: number, loss: number): void => {
    steps.left -= 1;
    const list = starting[at] ?? [];
    for (let index = from; index < list.length; index += 1) {
      const option = list[index];
      if (option === undefined || loss + option.loss >= best || steps.left <= 0) break;
      if (option.column.uses.some((use) => (left[use.row] ?? 0) < use.amount)) continue;
      for (const use of option.column.uses) left[use.row] = (left[use.row] ?? 0) - use.amount;
      chosen.push(option.column);
      if ((left[row] ?? 0) > 0) choose(at, row, index, loss + option.loss);
      else settle(at + 1, loss + option.loss);
      chosen.pop();
      for (const use of option.column.uses) left[use.row] = (left[use.row] ?? 0) + use.amount;
    }
    const unused = left[row] ?? 0;
    left[row] = 0;
    settle(at + 1, loss + unused * (prices[row] ?? 0));
    left[row] = unused;
  };
  settle(0, 0);
  return { found, done: steps.left > 0 };
}
