import { z } from 'zod';
import { sku } from '../catalogue.js';
import { language } from '../identifier.js';
import { basisPoints, minorUnits } from '../money.js';

export const promotionId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'use 1 to 60 of A-Z, a-z, 0-9, ".", "_" and "-"');

const names = z.array(z.string().min(1).max(40));

/** Which goods: those named by any of `skus`, `groups` and `tags`, or all, less those named by `except`. */
export const goodsSelector = z
  .object({
    all: z.literal(true).optional(),
    skus: z.array(sku).min(1).max(500).optional(),
    groups: names.min(1).max(50).optional(),
    tags: names.min(1).max(50).optional(),
    except: z
      .object({
        skus: z.array(sku).min(1).max(500).optional(),
        groups: names.min(1).max(50).optional(),
        tags: names.min(1).max(50).optional(),
        /** Leaves out whatever is sold from some age on. */
        ageRestricted: z.literal(true).optional(),
      })
      .strict()
      .optional(),
    /** Goods with a printed price (reduced to clear) are left out unless this says otherwise. */
    printedPrices: z.literal(true).optional(),
  })
  .strict()
  .refine((select) => [select.all, select.skus, select.groups, select.tags].some((part) => part !== undefined), {
    message: 'say which goods: "all": true, or "skus", "groups" or "tags"',
  });
export type GoodsSelector = z.infer<typeof goodsSelector>;

const day = z.iso.date({ error: 'a date is written 2026-11-23' });
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time is written 08:30');

/** Local time of the store. Dates count to the end of `until`, hours to the minute before `until`. */
export const promotionTime = z
  .object({
    from: day.optional(),
    until: day.optional(),
    windows: z
      .array(
        z
          .object({
            /** 1 is Monday, 7 is Sunday; every day when absent. */
            days: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
            from: clock.default('00:00'),
            until: clock.default('24:00'),
          })
          .strict()
          .refine(({ from, until }) => from < until, {
            path: ['until'],
            message: 'must be later than "from"; write two windows for a night',
          }),
      )
      .min(1)
      .max(14)
      .optional(),
  })
  .strict()
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    path: ['until'],
    message: 'must not be before "from"',
  });
export type PromotionTime = z.infer<typeof promotionTime>;

const about = {
  id: promotionId,
  /** In the store's first language; translations in `names`. */
  name: z.string().min(1).max(120),
  names: z.record(language, z.string().min(1).max(120)).optional(),
  time: promotionTime.optional(),
  /** Only for a logged-in member. */
  member: z.literal(true).optional(),
  /** Only with this coupon, clipped or scanned. */
  coupon: z.string().min(1).max(60).optional(),
  /** How often in one trip: pieces of a price, groups of a multi-buy or bundle. Once, with a coupon, unless said here. */
  limit: z.int().min(1).max(999).optional(),
  /** How often for one member, over all trips. */
  customerLimit: z.int().min(1).max(999).optional(),
};

const percent = basisPoints.min(1);
const price = minorUnits.min(0);
const off = minorUnits.min(1);
const per = z.enum(['piece', 'kg']);
const count = z.int().min(1).max(24);

/** What a group of pieces gets. */
export const groupDeal = z.union([
  z.object({ price }).strict(),
  z.object({ amountOff: off }).strict(),
  z.object({ percentOff: percent }).strict(),
  /** The `cheapest` pieces of the group, free or reduced. */
  z.object({ cheapest: count, percentOff: percent.default(10_000) }).strict(),
]);
export type GroupDeal = z.infer<typeof groupDeal>;

const spendDeal = z.union([z.object({ amountOff: off }).strict(), z.object({ percentOff: percent }).strict()]);

const promotionKinds = z.discriminatedUnion('kind', [
  /** `stacks`: reckoned on what the goods still cost after item promotions, whole lines, without a limit. */
  z
    .object({
      kind: z.literal('percent'),
      ...about,
      of: goodsSelector,
      percentOff: percent,
      stacks: z.literal(true).optional(),
    })
    .strict(),
  z.object({ kind: z.literal('amount'), ...about, of: goodsSelector, amountOff: off, per }).strict(),
  z.object({ kind: z.literal('price'), ...about, of: goodsSelector, price, per }).strict(),
  /** The catalogue's member price of each product. */
  z.object({ kind: z.literal('member-price'), ...about, of: goodsSelector }).strict(),
  /** Any `pieces` of one selection: 3 for 2, 2 for a price, mix and match. */
  z
    .object({ kind: z.literal('multi-buy'), ...about, of: goodsSelector, pieces: count.min(2), deal: groupDeal })
    .strict(),
  /** Pieces of several selections together. */
  z
    .object({
      kind: z.literal('bundle'),
      ...about,
      parts: z
        .array(z.object({ of: goodsSelector, pieces: count.default(1) }).strict())
        .min(2)
        .max(6),
      deal: groupDeal,
    })
    .strict(),
  /** `spend` is what the goods cost after item promotions. */
  z
    .object({
      kind: z.literal('threshold'),
      ...about,
      of: goodsSelector,
      spend: off,
      deal: spendDeal,
      stacks: z.literal(true).optional(),
    })
    .strict(),
]);

/** Pieces one group of a multi-buy or bundle takes. */
export function piecesOfGroup(promotion: z.infer<typeof promotionKinds>): number {
  if (promotion.kind === 'multi-buy') return promotion.pieces;
  if (promotion.kind === 'bundle') return promotion.parts.reduce((sum, part) => sum + part.pieces, 0);
  return 1;
}

export const promotion = promotionKinds.superRefine((promotion, context) => {
  const wrong = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  if (promotion.kind === 'percent' && promotion.stacks && promotion.limit !== undefined)
    wrong(['limit'], 'a percentage that stacks covers whole lines and takes no limit');
  if (promotion.kind === 'threshold') {
    if (promotion.limit !== undefined) wrong(['limit'], 'a threshold applies once; leave the limit out');
    if ('amountOff' in promotion.deal && promotion.deal.amountOff > promotion.spend)
      wrong(['deal', 'amountOff'], `must not be more than "spend" (${promotion.spend})`);
  }
  if (promotion.customerLimit !== undefined && !promotion.member && promotion.kind !== 'member-price')
    wrong(['customerLimit'], 'only a member can be counted over trips; add "member": true');
  if (promotion.kind === 'multi-buy' || promotion.kind === 'bundle') {
    const pieces = piecesOfGroup(promotion);
    if (pieces > 24) wrong(['parts'], 'a bundle takes at most 24 pieces');
    if ('cheapest' in promotion.deal && promotion.deal.cheapest > pieces)
      wrong(['deal', 'cheapest'], `must not be more than the pieces of the group (${pieces})`);
  }
});
export type Promotion = z.infer<typeof promotion>;
export type PromotionOf<K extends Promotion['kind']> = Extract<Promotion, { kind: K }>;

export const MAX_PROMOTIONS = 1_000;

/** All promotions of a store. `version` grows by one with every change the store publishes. */
export const promotionNews = z
  .object({ kind: z.literal('snapshot'), version: z.int().min(1), promotions: z.array(promotion).max(MAX_PROMOTIONS) })
  .strict()
  .superRefine(({ promotions }, context) => {
    const ids = new Set<string>();
    const coupons = new Map<string, string>();
    for (const [index, { id, coupon }] of promotions.entries()) {
      const wrong = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['promotions', index, field], message });
      if (ids.has(id)) wrong('id', 'another promotion has this id; every promotion needs one of its own');
      ids.add(id);
      if (coupon === undefined) continue;
      const other = coupons.get(coupon);
      if (other !== undefined) wrong('coupon', `the coupon belongs to "${other}" already; a coupon buys one promotion`);
      coupons.set(coupon, id);
    }
  });
export type PromotionNews = z.infer<typeof promotionNews>;
