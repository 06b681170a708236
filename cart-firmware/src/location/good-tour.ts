import { costOf, type Tour, type Visit } from './tour.js';

/** Stops moved together by one Or-opt move. */
const LONGEST_MOVE = 3;
/** Rounds of improvement; a list of forty settles in far fewer. */
const MOST_ROUNDS = 30;

/** Every place where the stop could come, with each of its choices; the cheapest. */
function insert(tour: Tour, order: readonly Visit[], stop: number): { order: Visit[]; cost: number } {
  let best: Visit[] = [];
  let least = Infinity;
  for (let choice = 0; choice < (tour.stops[stop]?.choices.length ?? 0); choice += 1) {
    for (let at = 0; at <= order.length; at += 1) {
      const tried = [...order.slice(0, at), { stop, choice }, ...order.slice(at)];
      const cost = costOf(tour, tried);
      if (cost < least) [best, least] = [tried, cost];
    }
  }
  return { order: best, cost: least };
}

/** Nearest insertion: the stop nearest to the walk so far goes where it costs least. */
function firstOrder(tour: Tour): Visit[] {
  const left = new Set(tour.stops.keys());
  const gap = tour.stops.map(({ choices }) => Math.min(...choices.map((node) => tour.metres(0, node))));
  let order: Visit[] = [];
  while (left.size > 0) {
    let next = -1;
    for (const stop of left) if (next < 0 || (gap[stop] ?? 0) < (gap[next] ?? 0)) next = stop;
    left.delete(next);
    order = insert(tour, order, next).order;
    const nodes = tour.stops[next]?.choices ?? [];
    for (const stop of left)
      for (const node of tour.stops[stop]?.choices ?? [])
        for (const from of nodes) gap[stop] = Math.min(gap[stop] ?? 0, tour.metres(from, node));
  }
  return order;
}

/** Every order one move away: a part turned round, a part moved elsewhere, another choice of a stop. */
function* moves(tour: Tour, order: readonly Visit[]): Generator<Visit[]> {
  const n = order.length;
  for (let from = 0; from < n - 1; from += 1)
    for (let to = from + 2; to <= n; to += 1)
      yield [...order.slice(0, from), ...order.slice(from, to).reverse(), ...order.slice(to)];
  for (let length = 1; length <= LONGEST_MOVE; length += 1)
    for (let from = 0; from + length <= n; from += 1) {
      const part = order.slice(from, from + length);
      const rest = [...order.slice(0, from), ...order.slice(from + length)];
      for (let to = 0; to <= rest.length; to += 1)
        if (to !== from) yield [...rest.slice(0, to), ...part, ...rest.slice(to)];
    }
  for (let at = 0; at < n; at += 1) {
    const { stop, choice } = order[at] ?? { stop: 0, choice: 0 };
    for (let other = 0; other < (tour.stops[stop]?.choices.length ?? 0); other += 1)
      if (other !== choice) yield order.with(at, { stop, choice: other });
  }
}

/** A good order for lists too long to try them all: nearest insertion, then 2-opt and Or-opt until nothing helps. */
export function goodOrder(tour: Tour): Visit[] {
  let order = firstOrder(tour);
  let cost = costOf(tour, order);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let better = false;
    for (const tried of moves(tour, order)) {
      const other = costOf(tour, tried);
      if (other >= cost - 1e-9) continue;
      [order, cost, better] = [tried, other, true];
      break;
    }
    if (!better) return order;
  }
  return order;
}
