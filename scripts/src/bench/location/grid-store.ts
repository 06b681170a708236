import { storeMap, type StoreMap } from '@smart-cart/contracts';

/** A plain large store of parallel shelves, for measuring what a map of that size costs. Metres. */
export function gridStore(width: number, depth: number): StoreMap {
  const count = Math.floor((width - 4) / 3.6);
  const shelves = Array.from({ length: count }, (_, i) =>
    [
      { row: 'a', y: 4 },
      { row: 'b', y: 4 + (depth - 11) / 2 + 1.5 },
    ].map(({ row, y }) => ({
      id: `s${i}${row}`,
      x: 3 + i * 3.6,
      y,
      width: 1.1,
      depth: (depth - 11) / 2,
      sides: [
        { side: 'left' as const, segments: 10, aisle: `a${i}` },
        { side: 'right' as const, segments: 10, aisle: `a${i + 1}` },
      ],
    })),
  ).flat();
  const places = shelves.flatMap(({ id, sides }) =>
    sides.flatMap(({ side, segments }) =>
      Array.from({ length: segments }, (_, n) => ({ sku: `${id}-${side}-${n + 1}`, shelf: id, side, from: n + 1 })),
    ),
  );
  return storeMap.parse({
    format: 1,
    version: 1,
    floor: [
      [0, 0],
      [width, 0],
      [width, depth],
      [0, depth],
    ],
    shelves,
    aisles: Array.from({ length: count + 1 }, (_, i) => ({ id: `a${i}`, name: `Aisle ${i + 1}` })),
    markers: shelves.map(({ id, x, y }) => ({ code: `end/${id}`, x: x + 0.55, y, facing: 270 })),
    places,
    entrance: { x: width - 2, y: depth - 2 },
    checkouts: [{ id: 'c1', x: width / 2, y: depth - 2 }],
  });
}
