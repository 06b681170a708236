import { z } from 'zod';
import { catalogueDelta, catalogueNews } from './catalogue.js';
import { conditions, lightColour } from './condition.js';
import { fact } from './fact.js';
import { sku } from './catalogue.js';
import { epochMilliseconds, identifier, lineNumber, tripId } from './identifier.js';
import { minorUnits } from './money.js';
import { promotionUses } from './saving.js';
import { documentHeads, documentName, documentPart } from './store-document.js';
import { auditScope, receiptAddress, shoppingList, tenderOutcome } from './trip-fact.js';

/** Largest payload either side accepts, in bytes; larger catalogues travel in parts. */
export const MAX_PAYLOAD_BYTES = 1_000_000;

/**
 * Birth, will and explicit farewell. `bootId` is new with every start of the firmware, so that the will of an old
 * connection that arrives late is recognised and ignored. `at` is absent in a will: it is written before it happens.
 */
export const presence = z.object({
  cart: identifier,
  online: z.boolean(),
  bootId: z.string(),
  at: epochMilliseconds.optional(),
  version: z.string(),
});
export type Presence = z.infer<typeof presence>;

export const storePresence = z.object({ online: z.boolean(), bootId: z.string(), at: epochMilliseconds.optional() });
export type StorePresence = z.infer<typeof storePresence>;

/** Facts in order of `seq`, all of one epoch, without a gap inside the batch. Sent again until acknowledged. */
export const factBatch = z
  .object({ cart: identifier, epoch: z.int().min(1), facts: z.array(fact).min(1).max(200) })
  .refine((batch) => batch.facts.every((f, i) => f.epoch === batch.epoch && f.seq === (batch.facts[0]?.seq ?? 0) + i), {
    message: 'the facts of a batch are of its epoch and numbered without a gap',
  });
export type FactBatch = z.infer<typeof factBatch>;

/** High-water mark: every fact of `epoch` up to and including `seq` is in the store's database. 0 means none yet. */
export const factAck = z.object({ epoch: z.int().min(1), seq: z.int().min(0) });
export type FactAck = z.infer<typeof factAck>;

export const catalogueHead = z.object({ version: z.int().min(1), at: epochMilliseconds });
export type CatalogueHead = z.infer<typeof catalogueHead>;

/** `have` is the cart's catalogue version, 0 when it has none. Answered by catalogue news: deltas, or a snapshot in parts. */
export const cartRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('catalogue'), have: z.int().min(0) }),
  /** "What is the last fact you have of this epoch?", asked after each connect; answered by an acknowledgement. */
  z.object({ kind: z.literal('high-water-mark'), epoch: z.int().min(1) }),
  /** Answered by the parts of the document's newest version. */
  z.object({ kind: z.literal('document'), name: documentName, have: z.int().min(0) }),
]);
export type CartRequest = z.infer<typeof cartRequest>;

const answer = { id: z.string().min(1).max(80), expires: epochMilliseconds };
const toTrip = { ...answer, trip: tripId };

/**
 * Store → one cart. What is not a document answers or concerns a trip: it is sent again until the fact that follows
 * from it has arrived (or the trip has ended), so that it cannot be lost, and the cart's own facts make it effective
 * once; `id` recognises it, after `expires` it is ignored.
 */
export const storeNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('catalogue'), news: catalogueNews }),
  z.object({ kind: z.literal('document'), part: documentPart }),
  /** Followed by `help-coming`. */
  z.object({ kind: z.literal('help-coming'), ...answer, by: z.string().max(60) }),
  /** Followed by `help-ended`. */
  z.object({ kind: z.literal('help-answered'), ...answer, by: z.string().max(60) }),
  /** Followed by `member-known`. */
  z.object({
    kind: z.literal('member'),
    ...toTrip,
    member: z.string().min(1).max(60),
    firstName: z.string().max(40).optional(),
    coupons: z.array(z.string().max(60)).max(100),
    history: z.array(sku).max(100),
    used: promotionUses.optional(),
  }),
  /** Followed by `member-left`: the login code was used elsewhere, or the member is unknown. */
  z.object({ kind: z.literal('member-refused'), ...toTrip, member: z.string().min(1).max(60) }),
  /** The list on the phone, whole. Followed by `list-changed` of this version. */
  z.object({ kind: z.literal('list'), ...toTrip, version: z.int().min(1), items: shoppingList }),
  /** Followed by `coupon-added`. */
  z.object({ kind: z.literal('coupon'), ...toTrip, coupon: z.string().min(1).max(60) }),
  /** Followed by `tender-settled`. */
  z.object({
    kind: z.literal('tender'),
    ...toTrip,
    tender: z.int().min(1),
    outcome: tenderOutcome,
    amount: minorUnits.min(0),
    reference: z.string().max(80).optional(),
    reason: z.string().max(60).optional(),
  }),
  /** Followed by `tender-refunded`. */
  z.object({
    kind: z.literal('refund'),
    ...toTrip,
    tender: z.int().min(1),
    amount: minorUnits.positive(),
    reference: z.string().max(80).optional(),
  }),
  /** Followed by `age-check-settled`. */
  z.object({
    kind: z.literal('age-check'),
    ...toTrip,
    approved: z.boolean(),
    minimumAge: z.int().min(1),
    by: z.string().max(60),
  }),
  /** Followed by `audit-started`. */
  z.object({
    kind: z.literal('audit'),
    ...toTrip,
    audit: z.int().min(1),
    scope: auditScope,
    lines: z.array(lineNumber).max(20),
  }),
  /** Where the shopper finds the receipt of a finished trip. Followed by `receipt-linked`. */
  z.object({ kind: z.literal('receipt-link'), ...toTrip, url: receiptAddress }),
  /** Followed by `audit-settled`. */
  z.object({
    kind: z.literal('audit-answer'),
    ...toTrip,
    audit: z.int().min(1),
    outcome: z.enum(['fine', 'corrected', 'waived']),
    by: z.string().max(60),
  }),
]);
export type StoreNews = z.infer<typeof storeNews>;

/** Health, coalesced: at most one a few seconds, the newest wins. */
export const cartStatus = z.object({
  cart: identifier,
  bootId: z.string(),
  at: epochMilliseconds,
  conditions,
  light: lightColour,
  trip: z.string().nullable(),
  /** Facts not yet acknowledged. */
  backlog: z.int().min(0),
  catalogueVersion: z.int().min(0),
  battery: z.object({ percent: z.number().min(0).max(100) }).optional(),
});
export type CartStatus = z.infer<typeof cartStatus>;

/** What the camera saw and the model thought, for staff and technicians; sent only where the config allows. */
export const seen = z.object({
  cart: identifier,
  trip: z.string().nullable(),
  at: epochMilliseconds,
  track: z.int().min(1),
  frames: z.int().min(1),
  /** What became of it. */
  outcome: z.enum(['product', 'group', 'unknown', 'nothing']),
  candidates: z.array(z.object({ sku, probability: z.number().min(0).max(1) })).max(8),
  unknown: z.number().min(0).max(1),
  head: z.string().max(80),
  /** What was bought in the end, when known. */
  bought: sku.optional(),
  /** JPEG of the item's region, base64. */
  crop: z.base64().max(120_000).optional(),
});
export type Seen = z.infer<typeof seen>;

/** Payload schema by the last part of the topic. */
export const payloadSchemas = {
  presence,
  facts: factBatch,
  status: cartStatus,
  request: cartRequest,
  ack: factAck,
  news: storeNews,
  catalogue: catalogueHead,
  delta: catalogueDelta,
  store: storePresence,
  documents: documentHeads,
  seen,
} as const;
export type Leaf = keyof typeof payloadSchemas;

export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: string };

/** A payload off the wire, checked. The reason names the first wrong place; the message is never acted on in part. */
export function parsePayload<L extends Leaf>(
  leaf: L,
  bytes: Uint8Array | string,
): Parsed<z.infer<(typeof payloadSchemas)[L]>> {
  const size = typeof bytes === 'string' ? bytes.length : bytes.byteLength;
  if (size > MAX_PAYLOAD_BYTES)
    return { ok: false, reason: `the payload has ${size} bytes, more than the ${MAX_PAYLOAD_BYTES} allowed` };
  let json: unknown;
  try {
    json = JSON.parse(typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, reason: 'the payload is not JSON in UTF-8' };
  }
  const result = payloadSchemas[leaf].safeParse(json);
  if (result.success) return { ok: true, value: result.data as z.infer<(typeof payloadSchemas)[L]> };
  const issue = result.error.issues[0];
  return { ok: false, reason: `${issue?.path.join('.') || 'the payload'}: ${issue?.message ?? 'invalid'}` };
}
