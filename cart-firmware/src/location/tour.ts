/** A stop of a walk: one of its choices must be visited. */
export interface TourStop {
  /** Node numbers; node 0 is where the walk begins. */
  readonly choices: readonly number[];
  /** Every metre walked after this stop costs so much more. */
  readonly care: number;
}

export interface Tour {
  readonly stops: readonly TourStop[];
  /** Walk between two nodes, metres. */
  metres(from: number, to: number): number;
  /** Walk from a node to the end, metres. */
  toEnd(from: number): number;
}

/** Which stop, and which of its choices. */
export interface Visit {
  readonly stop: number;
  readonly choice: number;
}

const nodeOf = (tour: Tour, { stop, choice }: Visit): number => tour.stops[stop]?.choices[choice] ?? 0;

/** What a walk in this order costs: its metres, each made dearer by what is already in the cart. */
export function costOf(tour: Tour, order: readonly Visit[]): number {
  let at = 0;
  let dearer = 1;
  let cost = 0;
  for (const visit of order) {
    const node = nodeOf(tour, visit);
    cost += tour.metres(at, node) * dearer;
    dearer += tour.stops[visit.stop]?.care ?? 0;
    at = node;
  }
  return cost + tour.toEnd(at) * dearer;
}
