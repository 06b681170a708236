import type { FloorPoint } from '@smart-cart/contracts';
import { bestOrder } from './exact-tour.js';
import type { Routes } from './route.js';
import type { Placed, Stand, StorePlan } from './store-plan.js';
import { goodOrder } from './good-tour.js';
import type { Tour, TourStop } from './tour.js';

/** What suffers on the way to the checkout: such goods come late when it costs little walking. */
export type Care = 'frozen' | 'chilled' | 'fragile';

export interface ListStop extends Placed {
  /** Told by the caller; frozen and chilled goods are also known by the shelf they are in. */
  readonly care?: Care | undefined;
}

export interface OrderedItem<T> {
  readonly item: T;
  /** Null: the store's map does not say where it is. */
  readonly stand: Stand | null;
  /** Walk from the stop before, metres. */
  readonly metres: number;
}

export interface ListOrder<T> {
  /** In the order to walk; what has no place comes last, as it was given. */
  readonly items: readonly OrderedItem<T>[];
  /** From here over all stops to the nearest checkout. */
  readonly metres: number;
  /** The best of all orders, or a good one because there are too many. */
  readonly exact: boolean;
}

export interface OrderOptions {
  /** A metre walked with such goods in the cart counts as this much more. All 0: the shortest walk, whatever melts. */
  readonly care?: Readonly<Record<Care, number>>;
  /** Up to so many stops the best order is found by trying all; more take a good one. At most 12. */
  readonly exactUpTo?: number;
}

export const gentleCare: Readonly<Record<Care, number>> = { frozen: 0.12, chilled: 0.03, fragile: 0.03 };
const EXACT = 11;
/** A product may be taken from several places; more than this many do not make a list's walk shorter. */
const MOST_CHOICES = 4;

function careOf(item: ListStop, stand: Stand | undefined): Care | undefined {
  if (item.care !== undefined) return item.care;
  if (stand?.shelf.kind === 'freezer') return 'frozen';
  return stand?.shelf.kind === 'fridge' ? 'chilled' : undefined;
}

/** One stand a placement: its middle, since nobody knows beforehand which of its segments it will be. */
function choicesOf(plan: StorePlan, item: ListStop): Stand[] {
  return plan
    .placesOf(item)
    .slice(0, MOST_CHOICES)
    .flatMap(({ stands }) => stands[Math.floor((stands.length - 1) / 2)] ?? []);
}

/** The order of a shopping list along the shortest walk from here, past everything, to a checkout. */
export function orderList<T extends ListStop>(
  plan: StorePlan,
  routes: Routes,
  from: FloorPoint,
  items: readonly T[],
  { care = gentleCare, exactUpTo = EXACT }: OrderOptions = {},
): ListOrder<T> {
  const start = routes.cellAt(from);
  const groups = new Map<string, { choices: Stand[]; items: T[]; care: number }>();
  const unplaced: T[] = [];
  for (const item of items) {
    const choices = start < 0 ? [] : choicesOf(plan, item);
    if (choices.length === 0) {
      unplaced.push(item);
      continue;
    }
    // What stands in the same places is one stop.
    const key = choices.map(({ cell }) => cell).join(' ');
    const group = groups.get(key) ?? { choices, items: [], care: 0 };
    const kind = careOf(item, choices[0]);
    group.items.push(item);
    group.care += kind === undefined ? 0 : care[kind];
    groups.set(key, group);
  }
  const stops = [...groups.values()];
  const tour = tourOf(plan, routes, start, stops);
  const exact = stops.length <= Math.min(12, exactUpTo);
  const order = exact ? bestOrder(tour) : goodOrder(tour);

  let at = 0;
  const ordered: OrderedItem<T>[] = [];
  let metres = 0;
  for (const { stop, choice } of order) {
    const node = tour.stops[stop]?.choices[choice] ?? 0;
    let walk = tour.metres(at, node);
    const stand = stops[stop]?.choices[choice] ?? null;
    for (const item of stops[stop]?.items ?? []) {
      ordered.push({ item, stand, metres: walk });
      metres += walk;
      walk = 0;
    }
    at = node;
  }
  metres += stops.length === 0 ? 0 : tour.toEnd(at);
  return { items: [...ordered, ...unplaced.map((item) => ({ item, stand: null, metres: 0 }))], metres, exact };
}

/** Node 0 is the cart; every choice of every stop has its own. */
function tourOf(
  plan: StorePlan,
  routes: Routes,
  start: number,
  stops: readonly { readonly choices: readonly Stand[]; readonly care: number }[],
): Tour {
  const cells = [start];
  const numbered = stops.map(({ choices, care }): TourStop => {
    const first = cells.length;
    cells.push(...choices.map(({ cell }) => cell));
    return { choices: choices.map((_, k) => first + k), care };
  });
  const table = cells.map((cell) => {
    const field = stops.length === 0 ? undefined : routes.fields.from(cell);
    return {
      to: Float64Array.from(cells, (other) => field?.to(other) ?? 0),
      end: Math.min(...plan.checkouts.map((checkout) => field?.to(checkout) ?? 0)),
    };
  });
  const finite = (metres: number | undefined): number =>
    metres === undefined || !Number.isFinite(metres) ? 0 : metres;
  return {
    stops: numbered,
    metres: (a, b) => finite(table[a]?.to[b]),
    toEnd: (a) => finite(table[a]?.end),
  };
}
