import { insideOutline, outlineCrossesItself, shelfCorners, shelfFace, type FloorPoint } from './floor-geometry.js';
import type { PlanogramPlace, Shelf, StoreMap } from './store-map.js';
import { WalkableFloor } from './walkable-floor.js';

/** One thing wrong in a map: where in the file, and a sentence that says what and what to do. */
export interface StoreMapProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** How far in front of a segment a cart may stand for its goods to count as reachable, metres. */
export const SHELF_REACH = 1.5;

const said = (value: number): string => String(Math.round(value * 100) / 100);
const spoken = (point: FloorPoint): string => `${said(point.x)}, ${said(point.y)}`;

function repeated(ids: readonly string[], list: string, key: string): StoreMapProblem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ path: [list, index, key], message: `"${id}" is used twice in ${list}; give each its own` }]
      : [],
  );
}

function shelfProblems(map: StoreMap): StoreMapProblem[] {
  const aisles = new Set(map.aisles.map(({ id }) => id));
  return map.shelves.flatMap((shelf, index): StoreMapProblem[] => {
    const outside = shelfCorners(shelf).find((corner) => !insideOrOn(map, corner));
    const names = shelf.sides.map(({ side }) => side);
    return [
      ...(outside === undefined
        ? []
        : [
            {
              path: ['shelves', index],
              message: `shelf "${shelf.id}" reaches outside of the floor at ${spoken(outside)}; move it, or widen "floor"`,
            },
          ]),
      ...shelf.sides.flatMap(({ side, aisle }, at): StoreMapProblem[] => [
        ...(names.indexOf(side) < at
          ? [{ path: ['shelves', index, 'sides', at], message: `shelf "${shelf.id}" has its side "${side}" twice` }]
          : []),
        ...(aisle === undefined || aisles.has(aisle)
          ? []
          : [
              {
                path: ['shelves', index, 'sides', at, 'aisle'],
                message: `shelf "${shelf.id}" faces aisle "${aisle}", which "aisles" does not list`,
              },
            ]),
      ]),
    ];
  });
}

/** Shelves stand flush with walls, so a hair beyond the outline is still inside. */
function insideOrOn(map: StoreMap, { x, y }: FloorPoint): boolean {
  const hair = 0.02;
  return [
    [0, 0],
    [hair, hair],
    [-hair, hair],
    [hair, -hair],
    [-hair, -hair],
  ].some(([dx = 0, dy = 0]) => insideOutline(map.floor, { x: x + dx, y: y + dy }));
}

function placeProblem(
  place: PlanogramPlace,
  shelves: ReadonlyMap<string, Shelf>,
  floor: WalkableFloor,
): string | undefined {
  const what = place.sku === undefined ? `group "${place.group ?? ''}"` : `product "${place.sku}"`;
  const shelf = shelves.get(place.shelf);
  if (shelf === undefined) return `${what} is placed on shelf "${place.shelf}", which "shelves" does not list`;
  const side = shelf.sides.find((one) => one.side === place.side);
  if (side === undefined) {
    const has = shelf.sides.map((one) => one.side).join(', ') || 'none';
    return `${what} is placed on side "${place.side}" of shelf "${shelf.id}", which has no goods there (its sides: ${has})`;
  }
  const to = place.to ?? place.from;
  if (to < place.from) return `${what}: "to" (${to}) is before "from" (${place.from})`;
  if (to > side.segments)
    return `${what} is placed on segment ${to} of shelf "${shelf.id}", side "${place.side}", which has ${side.segments}`;
  for (let n = place.from; n <= to; n += 1) {
    const face = shelfFace(shelf, place.side, n, side.segments);
    if (floor.nearest(face, SHELF_REACH) >= 0) continue;
    const why =
      floor.nearestFree(face, SHELF_REACH) < 0
        ? `there is no room for a cart within ${SHELF_REACH} m in front of it`
        : 'there is no way for a cart from the entrance to it';
    return `${what} cannot be reached: segment ${n} of shelf "${shelf.id}", side "${place.side}" (at ${spoken(face)}): ${why}`;
  }
  return undefined;
}

/** Everything that does not fit together, all at once; empty for a good map. */
export function findStoreMapProblems(map: StoreMap): StoreMapProblem[] {
  const problems: StoreMapProblem[] = [
    ...(outlineCrossesItself(map.floor)
      ? [{ path: ['floor'], message: 'the outline crosses itself; list the corners in order around the floor' }]
      : []),
    ...repeated(
      map.shelves.map(({ id }) => id),
      'shelves',
      'id',
    ),
    ...repeated(
      map.aisles.map(({ id }) => id),
      'aisles',
      'id',
    ),
    ...repeated(
      map.checkouts.map(({ id }) => id),
      'checkouts',
      'id',
    ),
    ...repeated(
      map.markers.map(({ code }) => code),
      'markers',
      'code',
    ),
    ...shelfProblems(map),
  ];
  const floor = new WalkableFloor(map);
  if (floor.nearest(map.entrance, 2) < 0) {
    // Without it nothing can be reached, and saying so once for everything would bury the reason.
    problems.push({
      path: ['entrance'],
      message: `there is no walkable floor within 2 m of the entrance (${spoken(map.entrance)}); move it onto the floor, clear of shelves`,
    });
    return problems;
  }
  const spots: (readonly [path: readonly (string | number)[], name: string, at: FloorPoint])[] = [
    ...map.exits.map((at, i) => [['exits', i], 'this exit', at] as const),
    ...map.checkouts.map((at, i) => [['checkouts', i], `checkout "${at.id}"`, at] as const),
    ...map.services.map((at, i) => [['services', i], `the service "${at.label ?? at.kind}"`, at] as const),
    ...map.markers.map((at, i) => [['markers', i], `marker "${at.code}"`, at] as const),
  ];
  for (const [path, name, at] of spots)
    if (floor.nearest(at, 2) < 0)
      problems.push({
        path,
        message: `${name} at ${spoken(at)} has no floor within 2 m that can be walked to from the entrance`,
      });
  const shelves = new Map(map.shelves.map((shelf) => [shelf.id, shelf]));
  map.places.forEach((place, index) => {
    const message = placeProblem(place, shelves, floor);
    if (message !== undefined) problems.push({ path: ['places', index], message });
  });
  return problems;
}
