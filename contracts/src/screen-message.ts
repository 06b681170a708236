import { z } from 'zod';
import { product, sku } from './catalogue.js';
import { conditions, lightColour } from './condition.js';
import { lineNumber } from './fact.js';
import { identifier, language } from './identifier.js';
import { milligrams } from './mass.js';
import { currencyCode } from './money.js';
import { question } from './question.js';
import { receipt } from './receipt.js';

/** The screen's version of this protocol; the gateway refuses others with a sentence, and the screen reloads itself. */
export const SCREEN_PROTOCOL = 1;

/** What the load cells say right now. Not a fact: for showing only, never for charging. */
export const liveLoad = z.object({
  state: z.enum(['steady', 'moving', 'fault', 'absent']),
  mass: milligrams.nullable(),
});
export type LiveLoad = z.infer<typeof liveLoad>;

/** All a screen needs to paint itself. Held by the firmware; the screen keeps none of its own truth. */
export const screenView = z.object({
  store: identifier,
  cart: identifier,
  languages: z.array(language).min(1),
  language,
  currency: currencyCode,
  phase: z.enum(['waiting', 'shopping', 'finished']),
  receipt: receipt.nullable(),
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
  z.object({ type: z.literal('found'), id: z.string(), products: z.array(product) }),
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
  z.object({ kind: z.literal('pick-product'), sku }),
  z.object({ kind: z.literal('request-help'), reason: z.string().max(60) }),
  z.object({ kind: z.literal('end-help') }),
  z.object({ kind: z.literal('finish') }),
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
  /** Sent from the frame after the one that showed `rev`: the measure of liveness. `at` is the browser's epoch time of the paint. */
  z.object({ type: z.literal('painted'), rev: z.int(), at: z.number() }),
]);
export type FromScreen = z.infer<typeof fromScreen>;
