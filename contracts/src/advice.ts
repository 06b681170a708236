import { z } from 'zod';
import { sku } from './catalogue.js';
import { language } from './identifier.js';
import { minorUnits } from './money.js';

/** A product as a card on the screen. */
export const productCard = z.object({
  sku,
  name: z.string(),
  names: z.record(language, z.string()).optional(),
  picture: z.string().optional(),
  group: z.string(),
  soldBy: z.enum(['piece', 'weight']),
  /** What this shopper would pay, per piece or kilogram. */
  price: minorUnits,
  /** The price without the promotion, when lower now. */
  regularPrice: minorUnits.optional(),
});
export type ProductCard = z.infer<typeof productCard>;

/** A promotion in words the store wrote. */
export const promotionNote = z.object({
  promotion: z.string(),
  name: z.string(),
  names: z.record(language, z.string()).optional(),
});
export type PromotionNote = z.infer<typeof promotionNote>;

/** What the camera thinks is held up or lies on the scale, most likely first. Empty: nothing, or it does not know. */
export const inView = z.object({
  track: z.int().min(1),
  /** `sure`: one answer; `group`: surely one of these; `unsure`: these and perhaps none. */
  certainty: z.enum(['sure', 'group', 'unsure']),
  candidates: z.array(productCard.extend({ probability: z.number().min(0).max(1) })).max(6),
});
export type InView = z.infer<typeof inView>;

/** Position in metres in the store map's coordinates. */
export const mapPosition = z.object({
  x: z.number(),
  y: z.number(),
  /** The cart is within this many metres, 68 % sure. */
  radius: z.number().min(0),
  /** Radians, 0 along x, where known. */
  heading: z.number().nullable(),
  aisle: z.string().nullable(),
});
export type MapPosition = z.infer<typeof mapPosition>;

/** Where a product stands. */
export const productPlace = z.object({ x: z.number(), y: z.number(), aisle: z.string().nullable() });

export const wayView = z.object({
  /** Metres. */
  path: z.array(z.tuple([z.number(), z.number()])),
  metres: z.number().min(0),
  to: productPlace,
  /** What to do, in order; the screen has the words. */
  steps: z
    .array(
      z.object({
        turn: z.enum(['ahead', 'left', 'right', 'back', 'here']),
        metres: z.number().min(0),
        aisle: z.string().nullable(),
      }),
    )
    .max(30),
  /** False: nobody knows which way the cart looks, so the first step's `turn` is not to be said. */
  headingKnown: z.boolean().optional(),
  /** Where the shelf is when one gets there. */
  side: z.enum(['ahead', 'left', 'right', 'back']).optional(),
});
export type WayView = z.infer<typeof wayView>;

export const suggestion = productCard.extend({
  /** Why it is suggested; the screen has the words. `with` names the product in the cart it goes with. */
  reason: z.enum(['goes-with', 'season', 'offer', 'yours', 'liked']),
  with: z.string().optional(),
  /** Paid for by the supplier: shown as such. */
  sponsored: z.boolean(),
  metres: z.number().nullable(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const advice = z.object({
  inView: inView.nullable(),
  position: mapPosition.nullable(),
  /** Deals within a short walk, nearest first. */
  nearby: z
    .array(productCard.extend({ metres: z.number(), aisle: z.string().nullable(), note: promotionNote.nullable() }))
    .max(12),
  suggestions: z.array(suggestion).max(8),
  /** "One more and the third is free". */
  hints: z
    .array(promotionNote.extend({ missing: z.int().min(0), skus: z.array(sku).max(20), worth: minorUnits }))
    .max(6),
  /** Coupons that may be clipped on the screen. */
  coupons: z.array(promotionNote.extend({ coupon: z.string(), clipped: z.boolean() })).max(40),
  /** Order of the open items of the list along the shortest walk, by list item id; places where known. */
  listOrder: z
    .array(z.object({ id: z.string(), place: productPlace.nullable(), metres: z.number().nullable() }))
    .max(80),
  /** Usually bought with what is here or on the list, and not in the cart: asked before paying. */
  forgotten: z.array(suggestion).max(6),
  /** What a price check found, with everything the store says about it. */
  checked: productCard
    .extend({
      allergens: z.array(z.string()),
      diets: z.array(z.string()),
      note: z.string().nullable(),
      minimumAge: z.int().nullable(),
      deposit: minorUnits,
      memberPrice: minorUnits.nullable(),
      offers: z.array(promotionNote),
      aisle: z.string().nullable(),
    })
    .nullable(),
});
export type Advice = z.infer<typeof advice>;

export const noAdvice: Advice = {
  inView: null,
  position: null,
  nearby: [],
  suggestions: [],
  hints: [],
  coupons: [],
  listOrder: [],
  forgotten: [],
  checked: null,
};
