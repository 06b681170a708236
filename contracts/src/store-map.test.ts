import { describe, expect, it } from '@jest/globals';
import { parseConfigText } from './config-text.js';
import { storeMap } from './store-map-file.js';

const good = {
  format: 1,
  version: 1,
  floor: [
    [0, 0],
    [12, 0],
    [12, 10],
    [0, 10],
  ],
  aisles: [{ id: 'a1', name: 'Aisle 1' }],
  shelves: [
    { id: 's1', x: 4, y: 3, width: 1, depth: 4, sides: [{ side: 'left', segments: 4, aisle: 'a1' }] },
    { id: 's2', x: 8, y: 3, width: 1, depth: 4, sides: [{ side: 'right', segments: 2 }] },
  ],
  markers: [{ code: 'end/s1', x: 4.5, y: 3, facing: 270 }],
  places: [
    { sku: 'milk', shelf: 's1', side: 'left', from: 2, to: 3 },
    { group: 'bread', shelf: 's2', side: 'right', from: 1 },
  ],
  entrance: { x: 1, y: 9 },
  checkouts: [{ id: 'c1', x: 6, y: 9 }],
};

/** Sentences with their place, of the map with some keys replaced. */
function problemsOf(change: object): string[] {
  const parsed = parseConfigText(JSON.stringify({ ...good, ...change }, null, 1), storeMap);
  return parsed.ok ? [] : parsed.problems.map(({ key, message }) => `${key}: ${message}`);
}

const wall = (x: number, y: number, width: number, depth: number) => ({
  id: `w${x}-${y}`,
  kind: 'wall',
  x,
  y,
  width,
  depth,
});

describe("a store's map", () => {
  it('is accepted when everything in it fits together', () => expect(problemsOf({})).toEqual([]));

  it('is refused with the shelf and the point where it leaves the floor', () =>
    expect(problemsOf({ shelves: [...good.shelves, wall(11, 1, 3, 1)] })).toEqual([
      'shelves.2: shelf "w11-1" reaches outside of the floor at 13.97, 1.01; move it, or widen "floor"',
    ]));

  it('is refused when a shelf spans a notch of the floor, though all its corners are inside', () =>
    expect(
      problemsOf({
        floor: [
          [0, 0],
          [5, 0],
          [5, 1.5],
          [6, 1.5],
          [6, 0],
          [12, 0],
          [12, 10],
          [0, 10],
        ],
        shelves: [...good.shelves, wall(4, 0.5, 4, 0.5)],
      })[0],
    ).toMatch(/^shelves\.2: shelf "w4-0\.5" reaches outside of the floor/));

  it('lets a shelf stand flush with a wall', () =>
    expect(problemsOf({ shelves: [...good.shelves, wall(0, 0, 12, 0.5)] })).toEqual([]));

  it.each([
    [
      { sku: 'tea', shelf: 's9', side: 'left', from: 1 },
      'product "tea" is placed on shelf "s9", which "shelves" does not list',
    ],
    [
      { group: 'tea', shelf: 's1', side: 'top', from: 1 },
      'group "tea" is placed on side "top" of shelf "s1", which has no goods there (its sides: left)',
    ],
    [
      { sku: 'tea', shelf: 's1', side: 'left', from: 4, to: 5 },
      'product "tea" is placed on segment 5 of shelf "s1", side "left", which has 4',
    ],
    [{ shelf: 's1', side: 'left', from: 1 }, 'give either "sku" or "group"'],
  ])('is refused with the place that names what is not there: %j', (place, sentence) =>
    expect(problemsOf({ places: [place] })).toEqual([`places.0: ${sentence}`]),
  );

  it('is refused when walls cut a product off from the entrance', () =>
    expect(
      problemsOf({ shelves: [...good.shelves, wall(6, 0, 0.2, 10)], checkouts: [{ id: 'c1', x: 3, y: 9 }] }),
    ).toEqual([
      'places.1: group "bread" cannot be reached: segment 1 of shelf "s2", side "right" (at 9, 4): there is no way for a cart from the entrance to it',
    ]));

  it('is refused when no cart fits in front of a product', () =>
    expect(problemsOf({ shelves: [...good.shelves, wall(3.7, 3, 0.2, 4), wall(0.1, 3, 3.5, 4)] })[0]).toMatch(
      /^places\.0: product "milk" cannot be reached: segment 2 .* there is no room for a cart within 1\.5 m/,
    ));

  it('is refused when the entrance is inside a shelf, and says only that', () =>
    expect(problemsOf({ entrance: { x: 4.5, y: 5 }, shelves: [wall(2, 2, 6, 6)], places: [], markers: [] })).toEqual([
      'entrance: there is no walkable floor within 2 m of the entrance (4.5, 5); move it onto the floor, clear of shelves',
    ]));

  it('is refused when a name is used twice or an aisle is unknown', () => {
    const [first] = good.shelves;
    expect(problemsOf({ aisles: [], shelves: [first, { ...first, x: 8 }], places: [] })).toEqual([
      'shelves.1.id: "s1" is used twice in shelves; give each its own',
      'shelves.0.sides.0.aisle: shelf "s1" faces aisle "a1", which "aisles" does not list',
      'shelves.1.sides.0.aisle: shelf "s1" faces aisle "a1", which "aisles" does not list',
    ]);
  });

  it('is refused in a format of another version', () => expect(problemsOf({ format: 2 })[0]).toMatch(/^format: /));
});
