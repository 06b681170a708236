import { z } from 'zod';
import { sku } from './catalogue.js';
import { language } from './identifier.js';

/** Of the file's layout, not of its content; a reader refuses a format it does not know. */
export const STORE_MAP_FORMAT = 1;

/** Metres from the corner of the drawing: x to the right, y downwards. */
const metres = z.number().min(0).max(300);
/** Clockwise on the drawing: 0 points to the right (+x), 90 downwards (+y). */
const degrees = z.number().min(-360).max(360);
const mapId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'use 1 to 40 of letters, digits, ".", "_" and "-"');
const label = z.string().min(1).max(60);
const spot = z.object({ x: metres, y: metres }).strict();

/** A side of the rectangle as drawn, before `turn`. */
export const shelfSide = z.enum(['top', 'right', 'bottom', 'left']);
export type ShelfSide = z.infer<typeof shelfSide>;

/** `fridge` and `freezer` keep goods cold, so a list's walk reaches them late; `wall` and `counter` may have no goods at all. */
export const shelfKind = z.enum(['shelf', 'fridge', 'freezer', 'counter', 'stand', 'wall']);
export type ShelfKind = z.infer<typeof shelfKind>;

/** A rectangle nobody walks through. Goods are taken from its `sides`, each cut into equal segments. */
export const shelf = z
  .object({
    id: mapId,
    label: label.optional(),
    kind: shelfKind.default('shelf'),
    /** The corner at the upper left before `turn`. */
    x: metres,
    y: metres,
    width: z.number().min(0.1).max(200),
    depth: z.number().min(0.1).max(200),
    /** About the middle of the rectangle. */
    turn: degrees.default(0),
    sides: z
      .array(
        z
          .object({
            side: shelfSide,
            /** Numbered from 1, left to right on `top` and `bottom`, downwards on `left` and `right`. */
            segments: z.int().min(1).max(80).default(1),
            /** The aisle one stands in when taking goods from this side. */
            aisle: mapId.optional(),
          })
          .strict(),
      )
      .max(4)
      .default([]),
  })
  .strict();
export type Shelf = z.infer<typeof shelf>;

export const aisle = z.object({ id: mapId, name: label, names: z.record(language, label).optional() }).strict();
export type Aisle = z.infer<typeof aisle>;

/** A QR code or AprilTag at a shelf end: the text it reads as, where it hangs and which way its face looks. */
export const shelfMarker = z
  .object({ code: z.string().min(1).max(200), x: metres, y: metres, facing: degrees })
  .strict();
export type ShelfMarker = z.infer<typeof shelfMarker>;

/** One line of the planogram: a product, or what is not placed by product of a whole group, on segments of a shelf's side. */
export const planogramPlace = z
  .object({
    sku: sku.optional(),
    group: z.string().min(1).max(40).optional(),
    shelf: mapId,
    side: shelfSide,
    from: z.int().min(1),
    /** The last segment; `from` when absent. */
    to: z.int().min(1).optional(),
    /** A second placement (a promotion stand): the product is usually taken elsewhere. */
    secondary: z.boolean().optional(),
  })
  .strict()
  .refine((p) => (p.sku === undefined) !== (p.group === undefined), 'give either "sku" or "group"');
export type PlanogramPlace = z.infer<typeof planogramPlace>;

export const mapCheckout = z.object({ id: mapId, label: label.optional(), x: metres, y: metres }).strict();
export const serviceKind = z.enum([
  'help-desk',
  'toilets',
  'deposit-machine',
  'cash-machine',
  'pharmacy',
  'cafe',
  'other',
]);
export const mapService = z.object({ kind: serviceKind, label: label.optional(), x: metres, y: metres }).strict();

/** The shape alone; `storeMap` also checks that everything fits together. */
export const storeMapShape = z
  .object({
    format: z.literal(STORE_MAP_FORMAT),
    /** Grows by one with every change the store publishes. */
    version: z.int().min(1),
    /** Corners of the sales floor, in order; the last joins the first. */
    floor: z
      .array(z.tuple([metres, metres]))
      .min(3)
      .max(200),
    shelves: z.array(shelf).max(2_000),
    aisles: z.array(aisle).max(500).default([]),
    markers: z.array(shelfMarker).max(2_000).default([]),
    places: z.array(planogramPlace).max(100_000).default([]),
    /** Where trips begin. */
    entrance: spot,
    exits: z.array(spot).max(20).default([]),
    checkouts: z.array(mapCheckout).min(1, 'a store needs at least one checkout').max(100),
    services: z.array(mapService).max(100).default([]),
  })
  .strict();
export type StoreMap = z.infer<typeof storeMapShape>;
