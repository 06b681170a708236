import { z } from 'zod';
import { mapPosition, wayView } from './advice.js';
import { sku } from './catalogue.js';
import { language } from './identifier.js';
import { serviceKind, shelfKind } from './store-map.js';

/** What a screen needs to draw the store, in metres, x to the right and y downwards. Nothing here is a sentence. */
const metres = z.number();
const spot = z.tuple([metres, metres]);

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

/** A drawing and what moves over it. */
export const storeMapView = z.object({
  drawing: storeMapDrawing,
  position: mapPosition.nullable(),
  way: wayView.nullable(),
  pins: z.array(mapPin).max(200),
});
export type StoreMapView = z.infer<typeof storeMapView>;
