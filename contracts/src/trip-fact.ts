import { z } from 'zod';
import { allergen, diet, sku } from './catalogue.js';
import { epochMilliseconds, lineNumber, tripId } from './identifier.js';
import { milligrams } from './mass.js';
import { currencyCode, minorUnits } from './money.js';
import { promotionUses } from './saving.js';

const about = { trip: tripId };

/** How the shopper wants the screen and the suggestions; forgotten with the trip. */
export const preferences = z.object({
  textSize: z.enum(['normal', 'large', 'largest']),
  contrast: z.enum(['normal', 'high']),
  /** `ambient`: light or dark by the light around the cart. */
  theme: z.enum(['ambient', 'light', 'dark']),
  hand: z.enum(['right', 'left']),
  /** Says the last item and the total aloud. */
  speech: z.boolean(),
  /** Still pictures instead of motion. */
  calm: z.boolean(),
  avoid: z.array(allergen).max(14),
  diets: z.array(diet).max(10),
});
export type Preferences = z.infer<typeof preferences>;

export const plainPreferences: Preferences = {
  textSize: 'normal',
  contrast: 'normal',
  theme: 'ambient',
  hand: 'right',
  speech: false,
  calm: false,
  avoid: [],
  diets: [],
};

/** One wish on a shopping list. `sku` when it was found in the catalogue. */
export const listItem = z.object({
  id: z.string().min(1).max(40),
  text: z.string().min(1).max(80),
  sku: sku.optional(),
  quantity: z.int().min(1).max(99).optional(),
  /** Ticked off: by the cart when a line of that product arrived, or by the shopper. */
  done: z.enum(['no', 'cart', 'shopper']),
});
export type ListItem = z.infer<typeof listItem>;
export const MAX_LIST_ITEMS = 80;
export const shoppingList = z.array(listItem).max(MAX_LIST_ITEMS);

/** How money comes. `cash-desk`: the till takes the rest, handed over by one barcode. */
export const tenderMethod = z.enum(['card', 'meal-voucher', 'food-assistance', 'cash-desk']);
export type TenderMethod = z.infer<typeof tenderMethod>;

/**
 * What the store says of a tender. `approved` may be for less than asked; `failed`: nothing was charged and may be
 * tried again; `unknown` is no outcome: a tender stays pending until the store knows.
 */
export const tenderOutcome = z.enum(['approved', 'declined', 'failed', 'cancelled']);
export type TenderOutcome = z.infer<typeof tenderOutcome>;

export const auditScope = z.enum(['partial', 'full']);

/** Address of a shopper's own receipt: whoever has it may read it. Short enough for a QR code a phone reads at once. */
export const receiptAddress = z.url({ protocol: /^https?$/ }).max(300);

/** Facts about the shopper and the end of the trip; what is bought is in fact.ts. */
export const tripFactBodies = [
  /** A phone's login code or a loyalty number was read and is valid. The store may still refuse it (used elsewhere). */
  z.object({
    kind: z.literal('member-recognised'),
    ...about,
    /** The store's own pseudonym of the member. */
    member: z.string().min(1).max(60),
    how: z.enum(['phone', 'loyalty-number']),
    firstName: z.string().max(40).optional(),
    /** Single-use number of the login code, and when it stops being valid: refused again until then. */
    token: z.object({ id: z.string().max(60), expires: epochMilliseconds }).optional(),
  }),
  /** What the store told about the member, once per trip. */
  z.object({
    kind: z.literal('member-known'),
    ...about,
    member: z.string().min(1).max(60),
    firstName: z.string().max(40).optional(),
    coupons: z.array(z.string().max(60)).max(100),
    /** What they buy most, most often first. */
    history: z.array(sku).max(100),
    /** How often they have used promotions with a limit per member, in trips that are over; absent: never. */
    used: promotionUses.optional(),
  }),
  z.object({ kind: z.literal('member-left'), ...about, reason: z.enum(['shopper', 'refused']) }),
  z.object({
    kind: z.literal('coupon-added'),
    ...about,
    coupon: z.string().min(1).max(60),
    how: z.enum(['screen', 'scanned', 'phone']),
  }),
  z.object({ kind: z.literal('budget-set'), ...about, amount: minorUnits.positive().nullable() }),
  /** The whole list as it is now. */
  z.object({
    kind: z.literal('list-changed'),
    ...about,
    items: shoppingList,
    by: z.enum(['shopper', 'phone', 'cart']),
    /** Version of the phone's list this follows from. */
    version: z.int().min(0).optional(),
  }),
  z.object({ kind: z.literal('preferences-chosen'), ...about, preferences }),
  /** "What is this?": the next code is shown, not bought. */
  z.object({ kind: z.literal('price-check-opened'), ...about }),
  z.object({ kind: z.literal('price-check-shown'), ...about, sku: sku.nullable(), code: z.string().max(200) }),
  z.object({ kind: z.literal('price-check-closed'), ...about }),
  /** The bag or box the next weighed goods lie in; 0: none. */
  z.object({ kind: z.literal('tare-chosen'), ...about, tare: milligrams.min(0) }),

  /** The shopper reviews and pays; goods that move lead back to shopping. */
  z.object({ kind: z.literal('checkout-started'), ...about }),
  z.object({ kind: z.literal('checkout-left'), ...about, by: z.enum(['shopper', 'basket', 'staff']) }),
  /**
   * Asks the store for money. The store acts on this fact, once, under the key (cart, trip, tender): a tender is never
   * charged twice, whatever is sent again.
   */
  z.object({
    kind: z.literal('tender-requested'),
    ...about,
    /** Numbers tenders within the trip, from 1. */
    tender: z.int().min(1),
    method: tenderMethod,
    amount: minorUnits.positive(),
    currency: currencyCode,
  }),
  /** The shopper would rather not; the store answers whether it was in time. */
  z.object({ kind: z.literal('tender-cancel-requested'), ...about, tender: z.int().min(1) }),
  z.object({
    kind: z.literal('tender-settled'),
    ...about,
    tender: z.int().min(1),
    outcome: tenderOutcome,
    /** What was charged: 0 unless approved. */
    amount: minorUnits.min(0),
    reference: z.string().max(80).optional(),
    /** Stable code the screen has words for: `insufficient-funds`, `card-expired`, `not-reachable`. */
    reason: z.string().max(60).optional(),
  }),
  /** Money went back, for example because goods were taken out after a voucher was charged. */
  z.object({
    kind: z.literal('tender-refunded'),
    ...about,
    tender: z.int().min(1),
    amount: minorUnits.positive(),
    reference: z.string().max(80).optional(),
  }),
  z.object({
    kind: z.literal('receipt-wanted'),
    ...about,
    /** Where to: shown nowhere again and dropped by the store after sending. */
    email: z.email().max(120),
  }),

  /** The store told where the receipt of the finished trip is found. */
  z.object({ kind: z.literal('receipt-linked'), ...about, url: receiptAddress }),

  z.object({
    kind: z.literal('age-check-requested'),
    ...about,
    lines: z.array(lineNumber).min(1),
    minimumAge: z.int().min(1),
  }),
  /** What it was about is out of the cart: nobody needs to come for it. */
  z.object({ kind: z.literal('age-check-withdrawn'), ...about }),
  /** By staff, at the cart or from the staff page. Approval counts for the age asked; refusal removes the lines. */
  z.object({
    kind: z.literal('age-check-settled'),
    ...about,
    approved: z.boolean(),
    minimumAge: z.int().min(1),
    by: z.string().max(60),
  }),
  z.object({
    kind: z.literal('audit-started'),
    ...about,
    audit: z.int().min(1),
    scope: auditScope,
    /** Lines to look at; all for a full audit. */
    lines: z.array(lineNumber),
    reason: z.enum(['open-points', 'random', 'store']),
  }),
  z.object({
    kind: z.literal('audit-settled'),
    ...about,
    audit: z.int().min(1),
    outcome: z.enum(['fine', 'corrected', 'waived']),
    by: z.string().max(60),
  }),
  z.object({ kind: z.literal('staff-arrived'), ...about, badge: z.string().max(60), name: z.string().max(60) }),
  z.object({ kind: z.literal('staff-left'), ...about }),
  /** Somebody is on the way. */
  z.object({ kind: z.literal('help-coming'), ...about, by: z.string().max(60) }),
] as const;
