import { z } from 'zod';
import { sku } from './catalogue.js';
import { language } from './identifier.js';
import { serviceKind, shelfKind } from './store-map.js';

/** What a screen needs to draw the store, in metres, x to the right and y downwards. Nothing here is a sentence. */
const metres = z.number();
const spot = z.tuple([metres, metres]);
const turn = z.enum(['ahead', 'left', 'right', 'back']);
export type WalkTurn = z.infer<typeof turn>;

/** Changes only with the map, so it is sent once. */
export const storeMapDrawing = z.object({
  version: z.int(),
  /** Box around the floor. */
  left: metres,
  top: metres,
  width: metres,
  height: metres,
  floor: z.array(spot),
  shelves: z.array(
    z.object({ id: z.string(), kind: shelfKind, corners: z.array(spot).length(4), label: z.string().optional() }),
  ),
  /** Where to write each aisle's name; `along` is the direction of the aisle in degrees, 0 to 180. */
  aisles: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      names: z.record(language, z.string()).optional(),
      at: spot,
      along: z.number(),
    }),
  ),
  entrance: spot,
  exits: z.array(spot),
  checkouts: z.array(z.object({ id: z.string(), label: z.string().optional(), at: spot })),
  services: z.array(z.object({ kind: serviceKind, label: z.string().optional(), at: spot })),
});
export type StoreMapDrawing = z.infer<typeof storeMapDrawing>;

/** Where the cart believes it is. */
export const cartPosition = z.object({
  x: metres,
  y: metres,
  /** The cart is within this many metres with a probability of about four fifths. */
  radius: metres,
  /** Id of the aisle, null between aisles. */
  aisle: z.string().nullable(),
  /** Degrees clockwise from the right of the drawing; null when unknown. */
  heading: z.number().nullable(),
  /** `near`: good enough to name an aisle; `somewhere`: draw the circle, promise nothing. */
  certainty: z.enum(['near', 'somewhere']),
});
export type CartPosition = z.infer<typeof cartPosition>;

/** The screen says these in its own language: "ahead 6 m, then left into aisle 4". */
export const routeStep = z.discriminatedUnion('kind', [
  /** The first step. `turn` is relative to where the cart is heading, null when that is unknown. */
  z.object({ kind: z.literal('set-off'), turn: turn.nullable(), metres, aisle: z.string().nullable() }),
  /** Turn, then go on for `metres`; `aisle` when the turn leads into one. */
  z.object({ kind: z.literal('turn'), turn, metres, aisle: z.string().nullable() }),
  /** The shelf is on this side when one gets there. */
  z.object({ kind: z.literal('arrive'), side: turn, aisle: z.string().nullable() }),
]);
export type RouteStep = z.infer<typeof routeStep>;

export const storeRoute = z.object({
  metres,
  /** Corners of the way, from the cart to the goal. */
  line: z.array(spot).min(1),
  steps: z.array(routeStep),
});
export type StoreRoute = z.infer<typeof storeRoute>;

export const mapPin = z.object({
  kind: z.enum(['item', 'next', 'deal', 'found']),
  sku: sku.optional(),
  label: z.string().optional(),
  /** In front of the shelf, and on the shelf's edge. */
  stand: spot,
  shelf: spot,
  aisle: z.string().nullable(),
});
export type MapPin = z.infer<typeof mapPin>;

/** What moves over the drawing. */
export const storeMapOverlay = z.object({
  position: cartPosition.nullable(),
  route: storeRoute.nullable(),
  pins: z.array(mapPin).max(200),
});
export type StoreMapOverlay = z.infer<typeof storeMapOverlay>;

export const storeMapView = z.object({ drawing: storeMapDrawing, overlay: storeMapOverlay });
export type StoreMapView = z.infer<typeof storeMapView>;
