import { shelfCorners, shelfFace, storeMapShape, type FloorPoint, type StoreMap } from '@smart-cart/contracts';
import type { MessageKey } from '../words/say.js';

export interface AisleSpot extends FloorPoint {
  readonly id: string;
  readonly name: string;
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** The aisle runs up and down the drawing. */
  readonly upright: boolean;
}

/** What the screen needs of a store's map, ready to draw; metres, x to the right, y downwards. */
export interface StoreGround {
  readonly map: StoreMap;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly shelves: readonly { readonly id: string; readonly kind: string; readonly points: string }[];
  readonly aisles: readonly AisleSpot[];
  /** Where a product stands, from the planogram; undefined when it is placed by its group only. */
  readonly standOf: (sku: string) => FloorPoint | undefined;
}

const pointsOf = (points: readonly FloorPoint[]): string => points.map(({ x, y }) => `${x},${y}`).join(' ');

/** @returns undefined when the document is no map of the format this screen knows */
export function groundOf(document: unknown): StoreGround | undefined {
  const read = storeMapShape.safeParse(document);
  if (!read.success) return undefined;
  const map = read.data;
  const xs = map.floor.map(([x]) => x);
  const ys = map.floor.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const shelves = new Map(map.shelves.map((shelf) => [shelf.id, shelf]));
  const stands = new Map<string, FloorPoint>();
  for (const place of map.places) {
    const shelf = shelves.get(place.shelf);
    const side = shelf?.sides.find((each) => each.side === place.side);
    if (place.sku === undefined || shelf === undefined || side === undefined) continue;
    if (place.secondary === true && stands.has(place.sku)) continue;
    const middle = (place.from + (place.to ?? place.from)) / 2;
    const { x, y } = shelfFace(shelf, place.side, middle, side.segments);
    stands.set(place.sku, { x, y });
  }
  return {
    map,
    box: { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top },
    shelves: map.shelves.map((shelf) => ({ id: shelf.id, kind: shelf.kind, points: pointsOf(shelfCorners(shelf)) })),
    aisles: map.aisles.flatMap((aisle) => {
      const faces = map.shelves.flatMap((shelf) =>
        shelf.sides.filter((side) => side.aisle === aisle.id).map((side) => shelfFace(shelf, side.side, 1, 1)),
      );
      if (faces.length === 0) return [];
      const out = faces.length === 1 ? 1.2 : 0.6;
      const mean = (of: (face: (typeof faces)[number]) => number): number =>
        faces.reduce((sum, face) => sum + of(face), 0) / faces.length;
      const longest = faces.reduce((best, face) => (face.length > best.length ? face : best));
      return [
        {
          id: aisle.id,
          name: aisle.name,
          names: aisle.names,
          x: mean((face) => face.x + face.outX * out),
          y: mean((face) => face.y + face.outY * out),
          upright: Math.abs(longest.outX) > Math.abs(longest.outY),
        },
      ];
    }),
    standOf: (sku) => stands.get(sku),
  };
}

/** The name people read on the sign above an aisle, by its id; the id itself without a map. */
export function aisleName(
  ground: StoreGround | undefined,
  id: string,
  {
    named,
    say,
  }: {
    named: (written: { name: string; names?: Readonly<Record<string, string>> | undefined }) => string;
    say: (key: MessageKey, places: Record<string, string>) => string;
  },
): string {
  const aisle = ground?.map.aisles.find((each) => each.id === id);
  return aisle === undefined ? say('aisle', { aisle: id }) : named(aisle);
}

/** What part of the store to draw: all of it, or what a way passes with room around it. */
export function viewOf(ground: StoreGround, path: readonly (readonly [number, number])[]): StoreGround['box'] {
  // Pins on the upper wall stand above it.
  const margin = 2;
  const { box } = ground;
  const whole = {
    x: box.x - margin,
    y: box.y - margin,
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  };
  if (path.length < 2) return whole;
  const xs = path.map(([x]) => x);
  const ys = path.map(([, y]) => y);
  const room = 5;
  const x = Math.max(whole.x, Math.min(...xs) - room);
  const y = Math.max(whole.y, Math.min(...ys) - room);
  return {
    x,
    y,
    width: Math.min(whole.x + whole.width, Math.max(...xs) + room) - x,
    height: Math.min(whole.y + whole.height, Math.max(...ys) + room) - y,
  };
}
