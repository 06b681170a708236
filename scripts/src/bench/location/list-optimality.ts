import { Routes, orderList, type Placed, type StorePlan } from '@smart-cart/cart-firmware/location';
import { percentile } from '../../measure/spread.js';
import type { SeededRandom } from '../../sim/camera/seeded-random.js';
import { CpuClock } from '../barcodes/cpu-clock.js';
import { rounded } from '../recognition/say.js';

const NO_CARE = { frozen: 0, chilled: 0, fragile: 0 };

/** The shortest walk by trying every order and every stand: slow, and nothing of the product's own code but the distances. */
function shortestByTrying(plan: StorePlan, routes: Routes, from: number, items: readonly Placed[]): number {
  const choices = items.map((item) =>
    plan.placesOf(item).map(({ stands }) => stands[Math.floor((stands.length - 1) / 2)]?.cell ?? -1),
  );
  const metres = (a: number, b: number): number => routes.fields.from(b).to(a);
  const toEnd = (a: number): number => Math.min(...plan.checkouts.map((end) => metres(a, end)));
  let best = Infinity;
  const left = new Set(items.keys());
  const walk = (at: number, far: number): void => {
    if (far >= best) return;
    if (left.size === 0) best = Math.min(best, far + toEnd(at));
    for (const item of [...left]) {
      left.delete(item);
      for (const cell of choices[item] ?? []) walk(cell, far + metres(at, cell));
      left.add(item);
    }
  };
  walk(from, 0);
  return best;
}

function list(products: readonly Placed[], random: SeededRandom, length: number): Placed[] {
  const chosen = new Set<Placed>();
  while (chosen.size < Math.min(length, products.length)) chosen.add(random.pick(products));
  return [...chosen];
}

export interface ListOptimality {
  readonly lists: number;
  /** Lists of 3 to 9: the product's order against every order there is. 1: always the shortest. */
  readonly exactRatioWorst: number;
  /** The order for long lists, made to do short ones, against the shortest. */
  readonly longListMethod: {
    readonly mean: number;
    readonly p95: number;
    readonly worst: number;
    readonly shortest: number;
  };
  readonly fortyItems: { readonly cpuMs: number; readonly metres: number; readonly asGivenMetres: number };
  readonly elevenItems: { readonly cpuMs: number };
}

export function measureLists(
  plan: StorePlan,
  products: readonly Placed[],
  random: SeededRandom,
  lists: number,
): ListOptimality {
  const routes = new Routes(plan);
  const from = plan.floor.centre(plan.entrance);
  const exact: number[] = [];
  const long: number[] = [];
  for (let n = 0; n < lists; n += 1) {
    const items = list(products, random, random.integer(3, 9));
    const shortest = shortestByTrying(plan, routes, plan.entrance, items);
    exact.push(orderList(plan, routes, from, items, { care: NO_CARE }).metres / shortest);
    long.push(orderList(plan, routes, from, items, { care: NO_CARE, exactUpTo: 0 }).metres / shortest);
  }
  const forty = list(products, random, 40);
  const time = new CpuClock();
  const rounds = 5;
  let metres = 0;
  for (let i = 0; i < rounds; i += 1)
    metres = time.run(() => orderList(plan, new Routes(plan), from, forty, { care: NO_CARE })).metres;
  const eleven = list(products, random, 11);
  const timeEleven = new CpuClock();
  for (let i = 0; i < rounds; i += 1) timeEleven.run(() => orderList(plan, new Routes(plan), from, eleven));
  return {
    lists,
    exactRatioWorst: rounded(Math.max(...exact)),
    longListMethod: {
      mean: rounded(long.reduce((a, b) => a + b, 0) / long.length),
      p95: rounded(percentile(long, 95)),
      worst: rounded(Math.max(...long)),
      shortest: rounded(long.filter((ratio) => ratio < 1 + 1e-9).length / long.length, 3),
    },
    fortyItems: {
      cpuMs: time.mean,
      metres: rounded(metres, 1),
      asGivenMetres: rounded(asGiven(plan, routes, forty), 1),
    },
    elevenItems: { cpuMs: timeEleven.mean },
  };
}

/** The walk in the order of the list as written. */
function asGiven(plan: StorePlan, routes: Routes, items: readonly Placed[]): number {
  let at = plan.entrance;
  let metres = 0;
  for (const item of items) {
    const { stands = [] } = plan.placesOf(item)[0] ?? {};
    const cell = stands[Math.floor((stands.length - 1) / 2)]?.cell ?? at;
    metres += routes.fields.from(cell).to(at);
    at = cell;
  }
  return metres + Math.min(...plan.checkouts.map((end) => routes.fields.from(end).to(at)));
}
