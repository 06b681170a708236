import { storeMap, type StoreMap } from '@smart-cart/contracts';

/**
 * A small store for tests: four shelves, 20 by 14 metres, five aisles `a0` to `a4`, the entrance at the lower right and the
 * checkout at the lower left. Product `s2-left-3` is on shelf `s2`, left side, segment 3. Shelf `s0` is a freezer.
 */
export const testStore: StoreMap = storeMap.parse({
  format: 1,
  version: 1,
  floor: [
    [0, 0],
    [20, 0],
    [20, 14],
    [0, 14],
  ],
  aisles: [0, 1, 2, 3, 4].map((n) => ({ id: `a${n}`, name: `Aisle ${n}` })),
  shelves: [0, 1, 2, 3].map((n) => ({
    id: `s${n}`,
    kind: n === 0 ? 'freezer' : 'shelf',
    x: 3 + n * 4,
    y: 3,
    width: 1,
    depth: 8,
    sides: [
      { side: 'left', segments: 4, aisle: `a${n}` },
      { side: 'right', segments: 4, aisle: `a${n + 1}` },
    ],
  })),
  places: [
    ...[0, 1, 2, 3].flatMap((n) =>
      ['left', 'right'].flatMap((side) =>
        [1, 2, 3, 4].map((from) => ({ sku: `s${n}-${side}-${from}`, shelf: `s${n}`, side, from })),
      ),
    ),
    { group: 'tins', shelf: 's1', side: 'right', from: 1, to: 4 },
    { sku: 'juice', shelf: 's0', side: 'left', from: 1 },
    { sku: 'juice', shelf: 's3', side: 'right', from: 4, secondary: true },
  ],
  markers: [0, 1, 2, 3].map((n) => ({ code: `end/s${n}`, x: 3.5 + n * 4, y: 3, facing: 270 })),
  entrance: { x: 18, y: 13 },
  checkouts: [{ id: 'c1', x: 2, y: 13 }],
});
