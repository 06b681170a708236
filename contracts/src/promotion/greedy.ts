import type { Step } from './group.js';
import type { Column } from './linear-bound.js';
import type { Offer } from './lot.js';

/** What the choice is made from; columns and their rows come from the caller. */
export interface GreedyProblem {
  readonly offers: readonly Offer[];
  /** How each offer picks its pieces, what it likes best first. */
  readonly steps: readonly (readonly Step[])[];
  readonly capacities: readonly number[];
  readonly rowOfLot: (lot: number) => number;
  readonly column: (offer: number, picked: readonly number[]) => Column;
}

/**
 * A good choice without any search: again and again the offer that gains most for a piece, as often as it goes. It is
 * where a search begins, and what the shopper gets at least when a basket is too entangled to search.
 * @param taken already: the rest is chosen beside them
 */
export function packGreedily(problem: GreedyProblem, taken: readonly Column[]): { columns: Column[]; gain: number } {
  const { offers, steps, capacities, rowOfLot } = problem;
  const left = [...capacities];
  const columns = [...taken];
  let gain = 0;
  for (const column of columns) {
    gain += column.gain;
    for (const { row, amount } of column.uses) left[row] = (left[row] ?? 0) - amount;
  }

  /** The pieces an offer would like best of those that are left. */
  const wish = (offer: number): Column | undefined => {
    const picked: number[] = [];
    const taken = new Map<number, number>();
    let place = 0;
    for (const { pieces, lots: wanted, chained } of steps[offer] ?? []) {
      if (!chained) place = 0;
      for (let missing = pieces; missing > 0; missing -= 1) {
        const lot = (at: number): number => wanted[at] ?? 0;
        while (place < wanted.length && (left[rowOfLot(lot(place))] ?? 0) <= (taken.get(lot(place)) ?? 0)) place += 1;
        if (place >= wanted.length) return undefined;
        taken.set(lot(place), (taken.get(lot(place)) ?? 0) + 1);
        picked.push(lot(place));
      }
    }
    return problem.column(
      offer,
      picked.sort((a, b) => a - b),
    );
  };
  const times = ({ uses }: Column): number =>
    Math.min(...uses.map(({ row, amount }) => Math.floor((left[row] ?? 0) / amount)));

  const wishes = offers.map((_, offer) => wish(offer));
  for (;;) {
    let best: Column | undefined;
    for (const [offer, kept] of wishes.entries()) {
      if (kept === undefined) continue;
      // What it liked may be gone by now; then it likes something else, or its limit is reached.
      const wished = times(kept) > 0 ? kept : wish(offer);
      const possible = wished !== undefined && wished.gain > 0 && times(wished) > 0 ? wished : undefined;
      wishes[offer] = possible;
      if (possible === undefined) continue;
      if (best === undefined || possible.gain * best.picked.length > best.gain * possible.picked.length)
        best = possible;
    }
    if (best === undefined) return { columns, gain };
    for (let more = times(best); more > 0; more -= 1) {
      columns.push(best);
      gain += best.gain;
      for (const { row, amount } of best.uses) left[row] = (left[row] ?? 0) - amount;
    }
  }
}
