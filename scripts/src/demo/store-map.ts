import { storeMap, type PlanogramPlace, type Shelf, type ShelfSide, type StoreMap } from '@smart-cart/contracts';
import { demoProducts } from './catalogue.js';

/** A side of a shelf a department fills; `count` is its number of segments. */
interface Run {
  readonly shelf: string;
  readonly side: ShelfSide;
  readonly count: number;
}

/** Upper left corner of each gondola; both rows of them share their aisles. */
const GONDOLAS = [6.5, 9.9, 13.3, 16.7, 20.1, 23.5, 26.9];
const ROWS = [
  { row: 'back', y: 5, depth: 8.5 },
  { row: 'front', y: 16, depth: 8 },
] as const;
const SEGMENTS = 8;

const named = (id: string, en: string, de: string, es: string, fr: string, ar: string, ja: string) => ({
  id,
  name: en,
  names: { de, es, fr, ar, ja },
});
const aisles = [
  ...Array.from({ length: 9 }, (_, i) => {
    const n = i + 1;
    return named(`a${n}`, `Aisle ${n}`, `Gang ${n}`, `Pasillo ${n}`, `Allée ${n}`, `الممر ${n}`, `通路${n}`);
  }),
  named(
    'produce',
    'Fruit and vegetables',
    'Obst und Gemüse',
    'Frutas y verduras',
    'Fruits et légumes',
    'الفواكه والخضروات',
    '青果',
  ),
  named('counters', 'Counters', 'Theken', 'Mostradores', 'Comptoirs', 'أقسام الخدمة', '対面売場'),
];

const gondolas: Shelf[] = ROWS.flatMap(({ row, y, depth }) =>
  GONDOLAS.map((x, i): Shelf => ({
    id: `g${i + 1}-${row}`,
    kind: 'shelf',
    x,
    y,
    width: 1,
    depth,
    turn: 0,
    sides: [
      { side: 'left', segments: SEGMENTS, aisle: `a${i + 2}` },
      { side: 'right', segments: SEGMENTS, aisle: `a${i + 3}` },
      { side: 'top', segments: 1 },
      { side: 'bottom', segments: 1 },
    ],
  })),
);

const freezers: Shelf[] = ROWS.map(({ row, y, depth }): Shelf => ({
  id: `freezer-${row}`,
  label: 'Frozen',
  kind: 'freezer',
  x: 3.5,
  y,
  width: 1.2,
  depth,
  turn: 0,
  sides: [
    { side: 'left', segments: SEGMENTS, aisle: 'a1' },
    { side: 'right', segments: SEGMENTS, aisle: 'a2' },
  ],
}));

const tables: Shelf[] = [0, 1, 2].flatMap((column) =>
  [5, 11, 17].map((y, row): Shelf => ({
    id: `table-${column + 1}${row + 1}`,
    kind: 'stand',
    x: 31 + column * 4,
    y,
    width: 1.4,
    depth: 4,
    turn: 0,
    sides: [
      { side: 'left', segments: 3, aisle: 'produce' },
      { side: 'right', segments: 3, aisle: 'produce' },
    ],
  })),
);

const along = (id: string, label: string, kind: Shelf['kind'], x: number, width: number, segments: number): Shelf => ({
  id,
  label,
  kind,
  x,
  y: 0,
  width,
  depth: 1,
  turn: 0,
  sides: [{ side: 'bottom', segments, aisle: 'counters' }],
});

const CHECKOUTS = [4, 7, 10, 13, 16, 19];
const shelves: Shelf[] = [
  {
    id: 'dairy-wall',
    label: 'Dairy',
    kind: 'fridge',
    x: 0,
    y: 2,
    width: 0.9,
    depth: 22,
    turn: 0,
    sides: [{ side: 'right', segments: 20, aisle: 'a1' }],
  },
  along('meat-counter', 'Meat and fish', 'fridge', 3, 11, 10),
  along('cheese-counter', 'Cheese', 'fridge', 15, 8, 6),
  along('bakery', 'Bakery', 'shelf', 24.5, 10, 10),
  {
    id: 'greens-wall',
    label: 'Vegetables',
    kind: 'fridge',
    x: 43.1,
    y: 2,
    width: 0.9,
    depth: 20,
    turn: 0,
    sides: [{ side: 'left', segments: 16, aisle: 'produce' }],
  },
  ...freezers,
  ...gondolas,
  ...tables,
  ...CHECKOUTS.map((x, i): Shelf => ({
    id: `belt-${i + 1}`,
    kind: 'counter',
    x,
    y: 26,
    width: 0.8,
    depth: 2.4,
    turn: 0,
    sides: [],
  })),
  { id: 'lobby-wall', kind: 'wall', x: 30, y: 26, width: 0.2, depth: 4, turn: 0, sides: [] },
];

const runs = (ids: readonly string[], sides: readonly ShelfSide[], count: number): Run[] =>
  ids.flatMap((shelf) => sides.map((side) => ({ shelf, side, count })));
const both = (n: number): string[] => [`g${n}-back`, `g${n}-front`];

/** Where each department of the catalogue stands. */
const DEPARTMENTS: Readonly<Record<string, readonly Run[]>> = {
  fruit: runs(['table-31', 'table-32', 'table-33', 'table-21'], ['left', 'right'], 3),
  vegetables: [...runs(['greens-wall'], ['left'], 16), ...runs(['table-22', 'table-23'], ['left', 'right'], 3)],
  bakery: runs(['bakery'], ['bottom'], 10),
  dairy: runs(['dairy-wall'], ['right'], 20),
  cheese: runs(['cheese-counter'], ['bottom'], 6),
  meat: runs(['meat-counter'], ['bottom'], 10),
  frozen: runs(['freezer-back', 'freezer-front'], ['left', 'right'], SEGMENTS),
  pantry: [...runs(both(1), ['left', 'right'], SEGMENTS), ...runs(both(2), ['left'], SEGMENTS)],
  sweets: [...runs(both(2), ['right'], SEGMENTS), ...runs(both(3), ['left'], SEGMENTS)],
  drinks: [...runs(both(3), ['right'], SEGMENTS), ...runs(both(4), ['left', 'right'], SEGMENTS)],
  alcohol: runs(both(5), ['left', 'right'], SEGMENTS),
  household: runs(both(6), ['left', 'right'], SEGMENTS),
  care: runs(both(7), ['left', 'right'], SEGMENTS),
};

/** Promotion stands at the ends of gondolas: a second placement of the first products of these departments. */
const PROMOTED: readonly (readonly [group: string, shelf: string, side: ShelfSide])[] = [
  ['sweets', 'g4-front', 'bottom'],
  ['drinks', 'g6-front', 'bottom'],
  ['pantry', 'g7-front', 'bottom'],
  ['household', 'g2-front', 'bottom'],
  ['bakery', 'g7-back', 'top'],
];

/** Products in the order of the catalogue along the segments of their department, several to a segment where it is full. */
function planogram(): PlanogramPlace[] {
  const places: PlanogramPlace[] = [];
  for (const [group, sides] of Object.entries(DEPARTMENTS)) {
    const segments = sides.flatMap(({ shelf, side, count }) =>
      Array.from({ length: count }, (_, i) => ({ shelf, side, from: i + 1 })),
    );
    const products = demoProducts.filter(({ product }) => product.group === group);
    products.forEach(({ product: { sku } }, i) => {
      const segment = segments[Math.floor(((i + 0.5) * segments.length) / products.length)];
      if (segment !== undefined) places.push({ sku, ...segment });
    });
    // What the store lists later is at least looked for in its department.
    for (const { shelf, side, count } of sides) places.push({ group, shelf, side, from: 1, to: count });
    for (const [promoted, shelf, side] of PROMOTED)
      if (promoted === group)
        for (const { product } of products.slice(0, 2))
          places.push({ sku: product.sku, shelf, side, from: 1, secondary: true });
  }
  return places;
}

/** A marker on each end of each gondola, facing away from it. */
const markers: StoreMap['markers'] = gondolas.flatMap(({ id, x, y, width, depth }) => [
  { code: `shelf-end/${id}/top`, x: x + width / 2, y, facing: 270 },
  { code: `shelf-end/${id}/bottom`, x: x + width / 2, y: y + depth, facing: 90 },
]);

/** The floor of the demo store, 44 by 30 metres, with every product of the demo catalogue on a shelf. */
export function demoStoreMap(): StoreMap {
  return storeMap.parse({
    format: 1,
    version: 1,
    floor: [
      [0, 0],
      [36, 0],
      [36, 2],
      [44, 2],
      [44, 30],
      [0, 30],
    ],
    shelves,
    aisles,
    markers,
    places: planogram(),
    entrance: { x: 38, y: 28.5 },
    exits: [{ x: 11.5, y: 29.4 }],
    checkouts: CHECKOUTS.map((x, i) => ({ id: `checkout-${i + 1}`, label: String(i + 1), x: x + 1.4, y: 27.2 })),
    services: [
      { kind: 'help-desk', x: 27, y: 28.5 },
      { kind: 'deposit-machine', x: 42.8, y: 27 },
      { kind: 'toilets', x: 1.2, y: 28.8 },
    ],
  } satisfies StoreMap);
}
