import { Outline, shelfCorners, shelfFace, type FloorPoint } from './floor-geometry.js';
import type { PlanogramPlace, Shelf, ShelfSide, StoreMap } from './store-map.js';
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

function shelfProblems(map: StoreMap, floor: Outline): StoreMapProblem[] {
  const aisles = new Set(map.aisles.map(({ id }) => id));
  return map.shelves.flatMap((shelf, index): StoreMapProblem[] => {
    const outside = outsideAt(floor, shelf);
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

/** Where a shelf leaves the floor. Shelves stand flush with walls, so a hair beyond the outline is still inside. */
function outsideAt(floor: Outline, shelf: Shelf): FloorPoint | undefined {
  const middle = { x: shelf.x + shelf.width / 2, y: shelf.y + shelf.depth / 2 };
  const corners = shelfCorners(shelf).map((corner) => {
    const far = Math.hypot(corner.x - middle.x, corner.y - middle.y);
    const kept = Math.max(0, 1 - 0.03 / far);
    return { x: middle.x + (corner.x - middle.x) * kept, y: middle.y + (corner.y - middle.y) * kept };
  });
  const outside = corners.find((corner) => !floor.holds(corner));
  const across = (corner: FloorPoint, index: number): boolean =>
    floor.isCrossedBy(corner, corners[(index + 1) % corners.length] ?? corner);
  return outside ?? corners.find(across);
}

/** Why no cart gets to a segment; undefined when one can. */
function unreachable(floor: WalkableFloor, face: FloorPoint): string | undefined {
  if (floor.nearest(face, SHELF_REACH) >= 0) return undefined;
  return floor.nearestFree(face, SHELF_REACH) < 0
    ? `there is no room for a cart within ${SHELF_REACH} m in front of it`
    : 'there is no way for a cart from the entrance to it';
}

type ReachOf = (shelf: Shelf, side: ShelfSide, n: number, count: number) => string | undefined;

/** Many products share a segment; each is asked about once. */
function reachOf(floor: WalkableFloor): ReachOf {
  const known = new Map<string, string | undefined>();
  return (shelf, side, n, count) => {
    const key = `${shelf.id} ${side} ${n}`;
    if (!known.has(key)) known.set(key, unreachable(floor, shelfFace(shelf, side, n, count)));
    return known.get(key);
  };
}

function placeProblem(place: PlanogramPlace, shelves: ReadonlyMap<string, Shelf>, reach: ReachOf): string | undefined {
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
    const why = reach(shelf, place.side, n, side.segments);
    if (why === undefined) continue;
    const at = spoken(shelfFace(shelf, place.side, n, side.segments));
    return `${what} cannot be reached: segment ${n} of shelf "${shelf.id}", side "${place.side}" (at ${at}): ${why}`;
  }
  return undefined;
}

/** Everything that does not fit together, all at once; empty for a good map. */
export function findStoreMapProblems(map: StoreMap): StoreMapProblem[] {
  const outline = new Outline(map.floor);
  const problems: StoreMapProblem[] = [
    ...(outline.crossesItself()
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
    ...shelfProblems(map, outline),
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
  const reach = reachOf(floor);
  map.places.forEach((place, index) => {
    const message = placeProblem(place, shelves, reach);
    if (message !== undefined) problems.push({ path: ['places', index], message });
  });
  return problems;
}
