import { z } from 'zod';
import { sku } from './catalogue.js';
import { epochMilliseconds, language, lineNumber, tripId } from './identifier.js';
import { milligrams } from './mass.js';
import { basisPoints, currencyCode, minorUnits } from './money.js';
import { question } from './question.js';
import { lineSaving, promotionUses } from './saving.js';
import { tripFactBodies } from './trip-fact.js';

export { lineNumber, tripId } from './identifier.js';

/** Why the cart believed it: kept with the fact, for audits, the technician and learning. */
export const evidence = z.object({
  code: z.object({ symbology: z.string().max(30), text: z.string().max(300), frames: z.int().optional() }).optional(),
  /** The weight step used, as the scale gave it. */
  step: z.object({ delta: milligrams, sigma: z.number(), before: milligrams, after: milligrams }).optional(),
  /** Posterior of the decision and of what else was considered. */
  probability: z.number().min(0).max(1).optional(),
  considered: z
    .array(z.object({ what: z.string(), probability: z.number() }))
    .max(8)
    .optional(),
  /** What the camera's model thought of the presentation this follows from. */
  seen: z
    .object({
      track: z.int().min(1),
      frames: z.int().min(1),
      unknown: z.number().min(0).max(1),
      candidates: z.array(z.object({ sku, probability: z.number().min(0).max(1) })).max(5),
      head: z.string().max(80),
    })
    .optional(),
});
export type Evidence = z.infer<typeof evidence>;

/** How a line came to be. */
export const lineOrigin = z.enum([
  'barcode',
  'in-store-code',
  'plu',
  'typed-code',
  'picked',
  'recognised',
  'restored',
  'bag',
]);
export type LineOrigin = z.infer<typeof lineOrigin>;

const about = { trip: tripId };

/** Everything a line needs to be priced for ever: a later price change cannot reach it. */
export const lineAdded = z.object({
  kind: z.literal('line-added'),
  ...about,
  line: lineNumber,
  sku,
  name: z.string(),
  picture: z.string().optional(),
  group: z.string().optional(),
  soldBy: z.enum(['piece', 'weight']),
  unitPrice: minorUnits,
  /** Price of one piece as printed in a variable-measure code; replaces unit price × measure. */
  printedPrice: minorUnits.optional(),
  /** Of one piece or kilogram, for members: who logs in later gets the price that was written on the shelf. */
  memberPrice: minorUnits.min(0).optional(),
  quantity: z.int().min(1).max(999),
  /** Net mass for goods sold by weight; null until the scale or the code gives it. */
  mass: milligrams.positive().nullable(),
  /** What the container weighs that the scale feels with the goods; `mass` is net, without it. */
  tare: milligrams.min(0).optional(),
  deposit: minorUnits.min(0),
  tax: z.object({ id: z.string(), rate: basisPoints }),
  minimumAge: z.int().optional(),
  /** May be paid with meal vouchers or food assistance. */
  voucherEligible: z.boolean().optional(),
  tags: z.array(z.string()).max(20).optional(),
  /** Mass expected on the scale for one piece, if known, to judge the step that should follow. */
  expected: z.object({ mean: milligrams.positive(), sd: milligrams.positive() }).optional(),
  /** The goods still have to arrive on the scale. False when the scale cannot say (fault), then the line is unverified. */
  awaitingWeight: z.boolean(),
  origin: lineOrigin,
  /** The removed line this one brings back, for `restored`. */
  restores: lineNumber.optional(),
  catalogueVersion: z.int(),
  attributes: z
    .object({
      batch: z.string().optional(),
      bestBefore: z.string().optional(),
      useBy: z.string().optional(),
      serial: z.string().optional(),
    })
    .optional(),
  evidence: evidence.optional(),
});

export const factBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('trip-started'),
    ...about,
    language,
    currency: currencyCode,
    catalogueVersion: z.int(),
    /** Load on the scale at the start (bags, a coat): counts as nothing. Null while the scale is in fault. */
    basket: milligrams.nullable(),
  }),
  z.object({ kind: z.literal('language-chosen'), ...about, language }),
  lineAdded,
  /** The goods of a line arrived on the scale (`pieces` of them). `basket` is the load afterwards. */
  z.object({
    kind: z.literal('line-placed'),
    ...about,
    line: lineNumber,
    pieces: z.int().min(1),
    /** Net mass, set when the line is sold by weight. */
    mass: milligrams.positive().optional(),
    /** What of the load was the container: taken off, so that `mass` is net. */
    tare: milligrams.positive().optional(),
    /** Pieces of the line that still have to arrive afterwards; none when absent. */
    awaiting: z.int().min(0).optional(),
    delta: milligrams,
    basket: milligrams,
    evidence: evidence.optional(),
  }),
  /** The scale cannot confirm this line; it stands, and an audit may look at it. */
  z.object({
    kind: z.literal('line-unverified'),
    ...about,
    line: lineNumber,
    reason: z.enum(['scale-fault', 'shopper-says-placed', 'too-light']),
  }),
  z.object({
    kind: z.literal('quantity-changed'),
    ...about,
    line: lineNumber,
    quantity: z.int().min(1).max(999),
    /** Pieces of the line that still have to arrive on the scale afterwards; unchanged when absent. */
    awaiting: z.int().min(0).optional(),
    reason: z.enum(['shopper', 'weight', 'taken-out', 'never-placed', 'restored', 'undo']),
    /** The change of load it follows from, for `taken-out`: tells which of the pieces left. */
    delta: milligrams.optional(),
    evidence: evidence.optional(),
  }),
  /** Part of a line sold by weight left (or joined) the cart. */
  z.object({
    kind: z.literal('mass-changed'),
    ...about,
    line: lineNumber,
    mass: milligrams.positive(),
    reason: z.enum(['taken-out', 'added']),
    evidence: evidence.optional(),
  }),
  z.object({
    kind: z.literal('line-removed'),
    ...about,
    line: lineNumber,
    reason: z.enum(['taken-out', 'shopper', 'undo', 'never-placed', 'staff', 'age']),
    evidence: evidence.optional(),
  }),
  /** The load changed; `explained` says by what the cart accounted for it: lines, or nothing yet (null: an open point). */
  z.object({
    kind: z.literal('load-changed'),
    ...about,
    /** Numbers open points within the trip. */
    change: z.int().min(1),
    delta: milligrams,
    sigma: z.number().min(0),
    basket: milligrams,
    startedAt: epochMilliseconds,
    settledAt: epochMilliseconds,
    evidence: evidence.optional(),
  }),
  /** An open point is settled. `goods` false: it was no goods (hand, bag); the load is accepted as it is. */
  z.object({
    kind: z.literal('load-explained'),
    ...about,
    change: z.int().min(1),
    by: z.enum(['line', 'reversed', 'shopper', 'staff', 'removal', 'restart']),
    goods: z.boolean(),
    /** What was accepted as no goods and left by this: the number of its change; 0: what lay there at the start. */
    own: z.int().min(0).optional(),
  }),
  /** A question with the number of one that is open replaces it: it is the same question, about more or less than before. */
  z.object({ kind: z.literal('question-raised'), ...about, question }),
  z.object({
    kind: z.literal('question-closed'),
    ...about,
    question: z.int().min(1),
    /** The option chosen, or null when the cart withdrew it because events answered it. */
    option: z.string().nullable(),
    by: z.enum(['shopper', 'cart', 'staff']),
  }),
  z.object({ kind: z.literal('help-requested'), ...about, reason: z.string().max(60) }),
  z.object({ kind: z.literal('help-ended'), ...about, by: z.enum(['shopper', 'staff']) }),
  z.object({
    kind: z.literal('trip-finished'),
    ...about,
    /** As shown to the shopper; the back office recomputes it from the facts and flags a difference. */
    total: minorUnits,
    items: z.int(),
    /** Open points accepted at the end, for an audit to decide on. */
    openPoints: z.int().min(0),
    /** Shown at the gate; absent when the shopper pays at a desk without one. */
    exitCode: z.string().max(60).optional(),
    /** How it was settled; absent on carts that take no payment: the total is due at the desk. */
    settled: z.enum(['paid', 'cash-desk', 'nothing-due']).optional(),
  }),
  /**
   * What the promotions in force take off, whole: replaces the fact of this kind before it. Written in the same
   * transaction as the change of the basket it follows from.
   */
  z.object({
    kind: z.literal('savings-settled'),
    ...about,
    /** Version of the store's promotions document; 0 when it has none (then `savings` is empty). */
    version: z.int().min(0),
    savings: z.array(lineSaving).max(500),
    /** How often each promotion with a limit per member applies; absent when none does. */
    uses: promotionUses.optional(),
    /** False when the best combination was not proven within the time allowed. */
    exact: z.boolean(),
  }),
  ...tripFactBodies,
  z.object({ kind: z.literal('trip-abandoned'), ...about, reason: z.enum(['shopper', 'idle', 'staff']) }),
  /** The cart is ready for the next shopper. */
  z.object({ kind: z.literal('trip-closed'), ...about }),
  /** Firmware started: `quarantined` names a damaged journal that was set aside. Belongs to no trip. */
  z.object({
    kind: z.literal('firmware-started'),
    bootId: z.string(),
    version: z.string(),
    quarantined: z.string().optional(),
  }),
]);
export type FactBody = z.infer<typeof factBody>;
export type FactKind = FactBody['kind'];
export type FactOf<K extends FactKind> = Extract<FactBody, { kind: K }>;

/**
 * A fact as journalled. `(cart, epoch, seq)` is its identity for ever: `seq` grows by one within an `epoch`,
 * and an epoch ends only when a cart's journal was lost and begun anew, or put back to an older state.
 */
export const fact = z.object({ epoch: z.int().min(1), seq: z.int().min(1), at: epochMilliseconds, body: factBody });
export type Fact = z.infer<typeof fact>;
