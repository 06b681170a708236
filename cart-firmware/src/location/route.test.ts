import { lineMeetsShelf } from '@smart-cart/contracts';
import { describe, expect, it } from '@jest/globals';
import { Routes } from './route.js';
import { StorePlan, type Stand } from './store-plan.js';
import { testStore } from './test-store.js';
import { nearby } from './nearby.js';
import { drawingOf, pinAt } from './map-drawing.js';

const plan = new StorePlan(testStore);
const routes = new Routes(plan);
const skus = testStore.places.flatMap(({ sku }) => sku ?? []);
const standOf = (sku: string): Stand => {
  const [stand] = plan.placesOf({ sku })[0]?.stands ?? [];
  if (stand === undefined) throw new Error(`no stand for ${sku}`);
  return stand;
};
const EAST = 0;
const NORTH = -Math.PI / 2;

describe('a way through the store', () => {
  it('never crosses a shelf, whichever two shelves it leads between', () => {
    const some = skus.filter((_, i) => i % 3 === 0);
    for (const from of some)
      for (const to of some) {
        const way = routes.toStand(standOf(from).at, null, standOf(to));
        expect(way).not.toBeNull();
        way?.path.slice(1).forEach(([x, y], i) => {
          const [beforeX, beforeY] = way.path[i] ?? [x, y];
          const meets = testStore.shelves.filter((shelf) =>
            lineMeetsShelf(shelf, { x: beforeX, y: beforeY }, { x, y }, 0.1),
          );
          expect(meets).toEqual([]);
        });
      }
  });

  it('is no longer than the steps over the floor and no shorter than the straight line', () => {
    for (const sku of skus) {
      const from = standOf('s3-left-2');
      const to = standOf(sku);
      const way = routes.toStand(from.at, null, to);
      const straight = Math.hypot(from.at.x - to.at.x, from.at.y - to.at.y);
      expect(way?.metres).toBeGreaterThanOrEqual(straight - 0.06);
      expect(way?.metres).toBeLessThanOrEqual(routes.fields.from(to.cell).to(from.cell) + 0.06);
    }
  });

  it('is said as turns from where the cart is heading: ahead, then right into the aisle, the shelf on the right', () => {
    // At the lower end of aisle 2, looking to the right along the cross aisle; the goods are up aisle 3.
    const way = routes.toStand({ x: 9.25, y: 12.25 }, EAST, standOf('s2-right-2'));
    const said = way?.steps.map(({ turn, aisle }) => [turn, aisle]);
    expect(said?.[0]).toEqual(['ahead', null]);
    expect(said?.at(-2)).toEqual(['left', 'a3']);
    expect(said?.at(-1)).toEqual(['here', 'a3']);
    expect(way?.side).toBe('left');
    expect(way?.headingKnown).toBe(true);
  });

  it('begins with turning back when the goal is behind the cart', () =>
    expect(routes.toStand({ x: 9.25, y: 9 }, Math.PI / 2, standOf('s2-left-1'))?.steps[0]?.turn).toBe('back'));

  it('says that it does not know the first turn when the heading is unknown', () =>
    expect(routes.toStand({ x: 9.25, y: 9 }, null, standOf('s2-left-1'))?.headingKnown).toBe(false));

  it('keeps its words to what a person can follow: a few steps whose metres add up', () => {
    for (const sku of skus) {
      const way = routes.toStand({ x: 18, y: 13 }, NORTH, standOf(sku));
      const sum = way?.steps.reduce((all, { metres }) => all + metres, 0) ?? 0;
      expect(way?.steps.length).toBeLessThan(8);
      expect(Math.abs(sum - (way?.metres ?? 0))).toBeLessThan(1.6);
    }
  });

  it('is null from a point that is nowhere near the floor', () =>
    expect(routes.toStand({ x: 90, y: 90 }, null, standOf('s0-left-1'))).toBeNull());
});

describe('what is near', () => {
  it('is ordered by the walk, not by the line through the shelf', () => {
    // Behind the shelf is two metres as the crow flies and a walk around it.
    const here = standOf('s1-right-2').at;
    const items = ['s1-left-2', 's2-left-2', 's1-right-3', 'unheard-of'].map((sku) => ({ sku }));
    expect(nearby(plan, routes, here, items, 30).map(({ item }) => item.sku)).toEqual([
      's2-left-2',
      's1-right-3',
      's1-left-2',
    ]);
    expect(nearby(plan, routes, here, items, 5).map(({ item }) => item.sku)).toEqual(['s2-left-2', 's1-right-3']);
  });
});

describe('the drawing of a map', () => {
  it('writes the name of an aisle on its floor and not on a shelf', () => {
    const drawing = drawingOf(testStore);
    expect(drawing.aisles).toHaveLength(5);
    for (const { id, at } of drawing.aisles) {
      const cell = plan.floor.nearest({ x: at[0], y: at[1] }, 0.5);
      expect(plan.aisleAt(cell)).toBe(id);
    }
    expect(drawing.aisles[2]?.along).toBe(90);
  });

  it('pins a product to the edge of its shelf', () =>
    expect(pinAt('item', standOf('s2-left-1'), { sku: 's2-left-1' }).shelf).toEqual([11, 4]));
});
