import { z } from 'zod';
import { product, sku } from './catalogue.js';
import { conditions, lightColour } from './condition.js';
import { lineNumber } from './fact.js';
import { identifier, language } from './identifier.js';
import { milligrams } from './mass.js';
import { currencyCode, minorUnits } from './money.js';
import { question } from './question.js';
import { receipt } from './receipt.js';
import { advice, wayView } from './advice.js';
import { MAX_LIST_ITEMS, preferences, tenderMethod } from './trip-fact.js';
import { visit } from './visit.js';

/** The screen's version of this protocol; the gateway refuses others with a sentence, and the screen reloads itself. */
export const SCREEN_PROTOCOL = 2;

/** What the load cells say right now. Not a fact: for showing only, never for charging. */
export const liveLoad = z.object({
  state: z.enum(['steady', 'moving', 'fault', 'absent']),
  mass: milligrams.nullable(),
  /** The step in which the scale shows weights: a live weight is never shown finer. */
  division: milligrams.positive().optional(),
});
export type LiveLoad = z.infer<typeof liveLoad>;

/** What this cart and store offer: the screen shows no button that leads nowhere. */
export const offers = z.object({
  /** Login by phone code or loyalty number. */
  login: z.boolean(),
  /** Address of the companion page for phones, shown as a QR code. */
  companion: z.url().nullable(),
  /** Ways to pay at the cart; empty: the total is paid at the desk. */
  tenders: z.array(tenderMethod),
  coupons: z.boolean(),
  map: z.boolean(),
  suggestions: z.boolean(),
  /** The camera's model answers for produce; whose pictures it learned from is said on the screen. */
  recogniser: z.enum(['none', 'trained', 'photos', 'drawn']),
  /** A bag to carry home can be bought at the end. */
  bag: z.object({ sku, name: z.string(), price: minorUnits }).nullable(),
  /** Containers with their own tare, mg, offered when produce is weighed. */
  tares: z.array(z.object({ id: z.string(), name: z.string(), tare: milligrams })).max(6),
  /** E-mail receipts can be sent. */
  email: z.boolean(),
});
export type Offers = z.infer<typeof offers>;

/** All a screen needs to paint itself. Held by the firmware; the screen keeps none of its own truth. */
export const screenView = z.object({
  store: identifier,
  cart: identifier,
  languages: z.array(language).min(1),
  language,
  currency: currencyCode,
  /** `checkout`: reviewing and paying, the way back to shopping is open. */
  phase: z.enum(['waiting', 'shopping', 'checkout', 'finished']),
  receipt: receipt.nullable(),
  /** Everything of the trip that is not a line. Null while nobody shops. */
  visit: visit.nullable(),
  /** What the cart makes of it all: produce in view, where it is, what may help. Not facts; may change at any time. */
  advice,
  offers,
  /** Charge of the battery, where a board measures it. */
  battery: z.object({ percent: z.number().min(0).max(100), low: z.boolean() }).nullable(),
  /** Light around the cart, for the `ambient` theme. */
  surroundings: z.enum(['bright', 'dark']),
  /** Why the code just shown logs nobody in: a calm sentence for some seconds, with the way out (a new code, or none). */
  loginProblem: z
    .enum([
      'malformed',
      'bad-signature',
      'wrong-store',
      'not-yet-valid',
      'expired',
      'used-before',
      'revoked',
      'no-catalogue',
    ])
    .nullable(),
  /** Address of the receipt for the shopper's own phone, once finished. */
  receiptUrl: z.url().nullable(),
  /** The line changed last, shown large. */
  lastLine: lineNumber.nullable(),
  /** Open questions, the most urgent first. */
  questions: z.array(question),
  canUndo: z.boolean(),
  helpRequested: z.boolean(),
  conditions,
  light: lightColour,
  load: liveLoad,
  /** Where product pictures are served, ending in `/`. */
  pictures: z.string(),
  /** True when the world around this cart is a simulation; the screen says so. */
  simulated: z.boolean(),
});
export type ScreenView = z.infer<typeof screenView>;

/** Firmware → screen. `rev` grows by one with each view or patch; a screen that sees a gap asks for a view. */
export const toScreen = z.discriminatedUnion('type', [
  z.object({ type: z.literal('view'), rev: z.int(), view: screenView }),
  /** Keys of the view that changed, each whole. `receiptLines` replaces single lines instead of the whole receipt. */
  z.object({
    type: z.literal('patch'),
    rev: z.int(),
    set: screenView.partial(),
    /** When present, `set.receipt` carries no lines of its own: lines here replace or follow those of the same number. */
    receiptLines: z.object({ upsert: receipt.shape.lines, remove: z.array(lineNumber) }).optional(),
  }),
  /** The answer to an intent, by its id. */
  z.object({ type: z.literal('outcome'), id: z.string(), ok: z.boolean(), reason: z.string().optional() }),
  /** `failed`: the cart could not look; an empty list is then no answer. */
  z.object({ type: z.literal('found'), id: z.string(), products: z.array(product), failed: z.boolean().optional() }),
  /** Way to a product or service; `null` when the map knows no way. */
  z.object({ type: z.literal('way'), id: z.string(), way: wayView.nullable() }),
  /** The gateway cannot serve this screen: shown as it is, then the screen reloads. */
  z.object({ type: z.literal('refused'), reason: z.string() }),
]);
export type ToScreen = z.infer<typeof toScreen>;

export const intent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), language }),
  z.object({ kind: z.literal('choose-language'), language }),
  z.object({ kind: z.literal('answer'), question: z.int().min(1), option: z.string().min(1).max(40) }),
  z.object({ kind: z.literal('set-quantity'), line: lineNumber, quantity: z.int().min(1).max(999) }),
  z.object({ kind: z.literal('remove-line'), line: lineNumber }),
  z.object({ kind: z.literal('undo') }),
  /** A PLU or GTIN typed on the code pad. */
  z.object({ kind: z.literal('enter-code'), text: z.string().regex(/^\d{4,14}$/, '4 to 14 digits') }),
  /** Chosen from a search or a picture. */
  z.object({
    kind: z.literal('pick-product'),
    sku,
    /** Where it was touched; `recognised` keeps what the camera thought with the line. */
    from: z.enum(['search', 'recognised', 'suggestion', 'list', 'price-check']).optional(),
  }),
  z.object({ kind: z.literal('request-help'), reason: z.string().max(60) }),
  z.object({ kind: z.literal('end-help') }),
  /** To the checkout; on carts that take no payment, the end of the trip. */
  z.object({ kind: z.literal('finish') }),
  z.object({ kind: z.literal('leave-checkout') }),
  /** So many bags to carry home, bought without weighing. */
  z.object({ kind: z.literal('set-bags'), count: z.int().min(0).max(20) }),
  /** `amount`: a part of what is due; all that the method may pay for when absent. */
  z.object({ kind: z.literal('pay'), method: tenderMethod, amount: minorUnits.positive().optional() }),
  z.object({ kind: z.literal('cancel-tender'), tender: z.int().min(1) }),
  z.object({ kind: z.literal('email-receipt'), email: z.email().max(120) }),
  z.object({ kind: z.literal('set-budget'), amount: minorUnits.positive().nullable() }),
  z.object({ kind: z.literal('choose-preferences'), preferences }),
  z.object({ kind: z.literal('clip-coupon'), coupon: z.string().min(1).max(60) }),
  z.object({ kind: z.literal('forget-member') }),
  z.object({ kind: z.literal('open-price-check') }),
  z.object({ kind: z.literal('close-price-check') }),
  z.object({ kind: z.literal('choose-tare'), tare: milligrams.min(0) }),
  z.object({ kind: z.literal('add-to-list'), text: z.string().min(1).max(80), sku: sku.optional() }),
  z.object({ kind: z.literal('remove-from-list'), id: z.string().max(40) }),
  z.object({ kind: z.literal('tick-list'), id: z.string().max(40), done: z.boolean() }),
  /** Only while a staff badge is at the cart. */
  z.object({ kind: z.literal('staff-age-check'), approved: z.boolean() }),
  z.object({ kind: z.literal('staff-audit'), outcome: z.enum(['fine', 'corrected', 'waived']) }),
  z.object({ kind: z.literal('staff-remove-line'), line: lineNumber }),
  z.object({ kind: z.literal('staff-leave') }),
  /** Leave without buying; asked twice by the screen. */
  z.object({ kind: z.literal('abandon') }),
  /** After the end: ready for the next shopper. */
  z.object({ kind: z.literal('close') }),
]);
export type Intent = z.infer<typeof intent>;

/** Screen → firmware. */
export const fromScreen = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), protocol: z.int() }),
  z.object({ type: z.literal('intent'), id: z.string().min(1).max(40), intent }),
  /** An empty text lists what has no barcode. */
  z.object({
    type: z.literal('search'),
    id: z.string().min(1).max(40),
    text: z.string().max(80),
    limit: z.int().min(1).max(60),
  }),
  /** Products by their SKUs, answered by `found`; unknown ones are left out. */
  z.object({ type: z.literal('look-up'), id: z.string().min(1).max(40), skus: z.array(sku).max(MAX_LIST_ITEMS) }),
  /** The way to the nearest place of a product, or to a service of the map; answered by `way`. */
  z.object({
    type: z.literal('way'),
    id: z.string().min(1).max(40),
    to: z.union([z.object({ sku }), z.object({ service: z.string().max(40) })]),
  }),
  /** Sent from the frame after the one that showed `rev`: the measure of liveness. `at` is the browser's epoch time of the paint. */
  z.object({ type: z.literal('painted'), rev: z.int(), at: z.number() }),
]);
export type FromScreen = z.infer<typeof fromScreen>;
