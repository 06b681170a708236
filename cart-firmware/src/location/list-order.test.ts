import { describe, expect, it } from '@jest/globals';
import { bestOrder } from './exact-tour.js';
import { goodOrder } from './good-tour.js';
import { orderList } from './list-order.js';
import { Routes } from './route.js';
import { StorePlan } from './store-plan.js';
import { testStore } from './test-store.js';
import { costOf, type Tour, type Visit } from './tour.js';

/** Numbers without a pattern that are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Random points on a plane, some stops with two choices, some dear to carry. */
function randomTour(seed: number, stops: number): Tour {
  const dice = numbers(seed);
  const next = (): number => dice.next().value;
  const points = Array.from({ length: 1 + 2 * stops }, () => [next() * 30, next() * 30] as const);
  const metres = (a: number, b: number): number => {
    const [ax, ay] = points[a] ?? [0, 0];
    const [bx, by] = points[b] ?? [0, 0];
    return Math.hypot(ax - bx, ay - by);
  };
  return {
    stops: Array.from({ length: stops }, (_, i) => ({
      choices: next() < 0.4 ? [1 + 2 * i, 2 + 2 * i] : [1 + 2 * i],
      care: next() < 0.3 ? 0.2 : 0,
    })),
    metres,
    toEnd: (a) => metres(a, 0),
  };
}

function cheapestByTrying(tour: Tour): number {
  let best = Infinity;
  const order: Visit[] = [];
  const go = (left: readonly number[]): void => {
    if (left.length === 0) best = Math.min(best, costOf(tour, order));
    for (const stop of left)
      for (const choice of tour.stops[stop]?.choices.keys() ?? []) {
        order.push({ stop, choice });
        go(left.filter((other) => other !== stop));
        order.pop();
      }
  };
  go([...tour.stops.keys()]);
  return best;
}

const plan = new StorePlan(testStore);
const routes = new Routes(plan);
const ENTRANCE = { x: 18, y: 13 };
const named = (...skus: string[]): { sku: string }[] => skus.map((sku) => ({ sku }));
const orderOf = (...skus: string[]): string[] =>
  orderList(plan, routes, ENTRANCE, named(...skus)).items.map(({ item }) => item.sku);

describe('the order of a shopping list', () => {
  it.each([1, 2, 3, 4, 5, 6])('of up to six stops is the cheapest of all orders (seed %s)', (seed) => {
    const tour = randomTour(seed, 1 + (seed % 6));
    expect(costOf(tour, bestOrder(tour))).toBeCloseTo(cheapestByTrying(tour), 6);
  });

  it.each([11, 12, 13, 14])('of long lists visits every stop once and is close to the cheapest (seed %s)', (seed) => {
    const tour = randomTour(seed, 9);
    const order = goodOrder(tour);
    expect(order.map(({ stop }) => stop).sort()).toEqual([...tour.stops.keys()]);
    expect(costOf(tour, order)).toBeLessThanOrEqual(costOf(tour, bestOrder(tour)) * 1.08);
  });

  it('leads from the entrance along the aisles to the checkout', () =>
    expect(orderOf('s1-left-4', 's3-right-4', 's2-right-4')).toEqual(['s3-right-4', 's2-right-4', 's1-left-4']));

  it('puts what the map does not know last, as it was written', () =>
    expect(orderOf('salt', 's1-left-4', 'pepper', 's3-right-4').slice(2)).toEqual(['salt', 'pepper']));

  it('takes frozen goods late when that costs little', () => {
    // A round from the checkout and back is as long either way.
    const round = orderList(plan, routes, { x: 2, y: 13 }, named('s0-right-1', 's2-left-1', 's3-right-4'));
    expect(round.items.at(-1)?.item.sku).toBe('s0-right-1');
  });

  it('does not walk the whole store back for them', () => {
    const list = [{ sku: 's0-left-4' }, { sku: 's3-right-4', care: 'frozen' as const }];
    const { items } = orderList(plan, routes, ENTRANCE, list);
    expect(items.map(({ item }) => item.sku)).toEqual(['s3-right-4', 's0-left-4']);
  });

  it('takes a product from its second place when that is on the way', () => {
    const [juice] = orderList(plan, routes, ENTRANCE, named('juice', 's3-right-3')).items;
    expect(juice?.stand?.shelf.id).toBe('s3');
  });

  it('makes one stop of goods that stand together', () => {
    const { items } = orderList(plan, routes, ENTRANCE, named('juice', 's1-left-4', 'juice'));
    expect(items.map(({ item }) => item.sku)).toEqual(['juice', 'juice', 's1-left-4']);
    expect(items[1]?.metres).toBe(0);
  });

  it('is empty for an empty list', () =>
    expect(orderList(plan, routes, ENTRANCE, [])).toEqual({ items: [], metres: 0, exact: true }));

  it('is as given when nothing is known of where the cart is', () =>
    expect(
      orderList(plan, routes, { x: 99, y: 99 }, named('s3-left-1', 's0-left-1')).items.map(({ stand }) => stand),
    ).toEqual([null, null]));
});
