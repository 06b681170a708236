import {
  shelfCorners,
  shelfFace,
  type MapPin,
  type ShelfFace,
  type StoreMap,
  type StoreMapDrawing,
} from '@smart-cart/contracts';
import type { Stand } from './store-plan.js';

type Spot = [number, number];

const spot = ({ x, y }: { readonly x: number; readonly y: number }): Spot => [
  Math.round(x * 100) / 100,
  Math.round(y * 100) / 100,
];

/** An aisle's name goes in the middle of what faces it, a step away from the shelves. */
function aisleLabel(faces: readonly ShelfFace[]): { at: Spot; along: number } {
  const all = faces.reduce((sum, { length }) => sum + length, 0);
  const mean = (of: (face: ShelfFace) => number): number =>
    faces.reduce((sum, face) => sum + of(face) * face.length, 0) / all;
  const out = faces.length === 1 ? 1.2 : 0.6;
  const x = mean((face) => face.x + face.outX * out);
  const y = mean((face) => face.y + face.outY * out);
  const [longest] = [...faces].sort((a, b) => b.length - a.length);
  const along = longest === undefined ? 0 : (Math.atan2(-longest.outX, longest.outY) * 180) / Math.PI;
  return { at: spot({ x, y }), along: Math.round(((along % 180) + 180) % 180) };
}

/** What a screen draws of a map; the same for a whole version of it. */
export function drawingOf(map: StoreMap): StoreMapDrawing {
  const xs = map.floor.map(([x]) => x);
  const ys = map.floor.map(([, y]) => y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const labelled = ({ label }: { label?: string | undefined }): { label?: string } =>
    label === undefined ? {} : { label };
  return {
    version: map.version,
    left,
    top,
    width: Math.max(...xs) - left,
    height: Math.max(...ys) - top,
    floor: map.floor.map(([x, y]): Spot => [x, y]),
    shelves: map.shelves.map((shelf) => ({
      id: shelf.id,
      kind: shelf.kind,
      corners: shelfCorners(shelf).map(spot),
      ...labelled(shelf),
    })),
    aisles: map.aisles.flatMap(({ id, name, names }) => {
      const faces = map.shelves.flatMap((shelf) =>
        shelf.sides.filter((side) => side.aisle === id).map((side) => shelfFace(shelf, side.side, 1, 1)),
      );
      return faces.length === 0 ? [] : [{ id, name, ...(names === undefined ? {} : { names }), ...aisleLabel(faces) }];
    }),
    entrance: spot(map.entrance),
    exits: map.exits.map(spot),
    checkouts: map.checkouts.map((at) => ({ id: at.id, ...labelled(at), at: spot(at) })),
    services: map.services.map((at) => ({ kind: at.kind, ...labelled(at), at: spot(at) })),
  };
}

/** A pin on the shelf a product is taken from. */
export function pinAt(kind: MapPin['kind'], stand: Stand, what: { sku?: string; label?: string } = {}): MapPin {
  return { kind, ...what, stand: spot(stand.at), shelf: spot(stand.face), aisle: stand.aisle };
}
