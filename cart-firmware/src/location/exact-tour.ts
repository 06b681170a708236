import type { Tour, Visit } from './tour.js';

/**
 * The best order of all, by Held and Karp's dynamic programming over sets of stops, extended to stops with several choices
 * and to metres that get dearer with what is in the cart (that depends on the set alone, so it stays exact). Time grows with
 * 2^stops: for about a dozen.
 */
export function bestOrder(tour: Tour): Visit[] {
  const visits = tour.stops.flatMap(({ choices }, stop) => choices.map((_, choice): Visit => ({ stop, choice })));
  const nodes = visits.map(({ stop, choice }) => tour.stops[stop]?.choices[choice] ?? 0);
  const width = visits.length;
  const sets = 1 << tour.stops.length;
  const cost = new Float64Array(sets * width).fill(Infinity);
  const before = new Int16Array(sets * width).fill(-1);
  const dearer = new Float64Array(sets).fill(1);
  const between = Float64Array.from({ length: width * width }, (_, i) =>
    tour.metres(nodes[Math.floor(i / width)] ?? 0, nodes[i % width] ?? 0),
  );
  const bit = visits.map(({ stop }) => 1 << stop);
  visits.forEach((_, v) => (cost[(bit[v] ?? 0) * width + v] = tour.metres(0, nodes[v] ?? 0)));
  for (let set = 1; set < sets; set += 1) {
    tour.stops.forEach(({ care }, stop) => {
      if ((set & (1 << stop)) !== 0) dearer[set] = (dearer[set] ?? 1) + care;
    });
    for (let last = 0; last < width; last += 1) {
      const here = cost[set * width + last] ?? Infinity;
      if (here === Infinity) continue;
      for (let next = 0; next < width; next += 1) {
        const added = bit[next] ?? 0;
        if ((set & added) !== 0) continue;
        const slot = (set | added) * width + next;
        const there = here + (between[last * width + next] ?? 0) * (dearer[set] ?? 1);
        if (there >= (cost[slot] ?? Infinity)) continue;
        cost[slot] = there;
        before[slot] = last;
      }
    }
  }
  const all = sets - 1;
  let last = -1;
  let least = Infinity;
  for (let v = 0; v < width; v += 1) {
    const whole = (cost[all * width + v] ?? Infinity) + tour.toEnd(nodes[v] ?? 0) * (dearer[all] ?? 1);
    if (whole < least) [last, least] = [v, whole];
  }
  const order: Visit[] = [];
  for (let set = all; last >= 0 && set > 0;) {
    const visit = visits[last];
    if (visit === undefined) break;
    order.unshift(visit);
    const previous = before[set * width + last] ?? -1;
    set &= ~(bit[last] ?? 0);
    last = previous;
  }
  return order;
}
