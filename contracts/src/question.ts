import { z } from 'zod';
import { sku } from './catalogue.js';
import { epochMilliseconds } from './identifier.js';
import { milligrams } from './mass.js';

/**
 * What the cart may ask or tell the shopper. The screen turns `kind` and option `action` into words in the shopper's
 * language; no wording is stored here. Every kind has a way out.
 * - unscanned: something was put in and nothing was read; - which-removed: something was taken out, several lines fit;
 * - take-out: a line was removed on the screen, the thing still lies in the cart;
 * - not-placed: a line was read and nothing was put in; - how-many: the weight fits several pieces;
 * - wrong-weight: what was put in does not weigh what the line should; - unknown-code: the store does not know this code;
 * - expired: past its date, not sold; - not-for-sale: a code we understand that sells nothing (coupon, loyalty card);
 * - unreadable-measure: a variable-measure code whose verifier contradicts it; - finish-check: open points before paying.
 */
export const questionKind = z.enum([
  'unscanned',
  'which-removed',
  'take-out',
  'not-placed',
  'how-many',
  'wrong-weight',
  'unknown-code',
  'expired',
  'not-for-sale',
  'unreadable-measure',
  'finish-check',
]);
export type QuestionKind = z.infer<typeof questionKind>;

/**
 * What an option does when touched:
 * - line: this is the line meant; - product: it is this product (with a `line`: one more of what that line holds);
 * - pieces: so many; - keep / remove: the line in question;
 * - scan-it: "I will show it to the camera" (closes until the next step); - took-it-out: nothing of it is in the cart;
 * - type-code: open the code pad; - call-staff; - ok: noted; - nothing-changed: the load changed but no goods did (bag, hand, coat).
 */
export const optionAction = z.enum([
  'line',
  'product',
  'pieces',
  'keep',
  'remove',
  'scan-it',
  'took-it-out',
  'type-code',
  'call-staff',
  'ok',
  'nothing-changed',
  'finish',
]);
export type OptionAction = z.infer<typeof optionAction>;

export const questionOption = z.object({
  id: z.string().min(1).max(40),
  action: optionAction,
  line: z.int().optional(),
  sku: sku.optional(),
  name: z.string().optional(),
  picture: z.string().optional(),
  pieces: z.int().min(1).optional(),
  /** Posterior probability of this answer, where fusion gave one. */
  probability: z.number().min(0).max(1).optional(),
});
export type QuestionOption = z.infer<typeof questionOption>;

export const question = z.object({
  id: z.int().min(1),
  kind: questionKind,
  at: epochMilliseconds,
  /** The product or line it is about, where there is one. */
  line: z.int().optional(),
  sku: sku.optional(),
  name: z.string().optional(),
  picture: z.string().optional(),
  /** How many pieces of the line it is about, where that is not all of them. */
  pieces: z.int().min(1).optional(),
  /** The open point it is about, where it is a single one. */
  change: z.int().min(1).optional(),
  /** The change of load it is about. */
  delta: milligrams.optional(),
  code: z.string().max(200).optional(),
  /** ISO date, for `expired`. */
  date: z.string().optional(),
  options: z.array(questionOption).min(1).max(12),
});
export type Question = z.infer<typeof question>;
