import { z } from 'zod';
import { lineNumber } from './identifier.js';
import { minorUnits } from './money.js';
import { promotionUses } from './saving.js';
import type { FactBody } from './fact.js';
import { auditScope, plainPreferences, preferences, shoppingList, tenderMethod, tenderOutcome } from './trip-fact.js';
import { sku } from './catalogue.js';
import { milligrams } from './mass.js';

/** One way of paying, asked for and perhaps answered. `pending`: the store has not said yet. */
export const tender = z.object({
  tender: z.int().min(1),
  method: tenderMethod,
  asked: minorUnits,
  state: z.enum(['pending', 'cancelling', ...tenderOutcome.options]),
  /** Charged, less what was refunded. */
  paid: minorUnits,
  /** Given back of what was charged; absent when nothing was. */
  refunded: minorUnits.optional(),
  reference: z.string().optional(),
  reason: z.string().optional(),
});
export type Tender = z.infer<typeof tender>;

/**
 * Everything about a trip that is not a line: who shops, how, what is wished for, paid, checked. The second projection
 * of facts beside the receipt, shared by the cart and the back office.
 */
export const visit = z.object({
  trip: z.string(),
  member: z
    .object({ id: z.string(), how: z.enum(['phone', 'loyalty-number']), firstName: z.string().optional() })
    .nullable(),
  /** The store told what it knows of the member. */
  memberKnown: z.boolean(),
  history: z.array(sku),
  coupons: z.array(z.string()),
  /** Those of `coupons` that only the member brought: they leave with the member. */
  memberCoupons: z.array(z.string()),
  /** How often the member used promotions with a limit per member, in earlier trips. */
  used: promotionUses,
  /** The same of this trip. */
  uses: promotionUses,
  budget: minorUnits.nullable(),
  list: shoppingList,
  /** Version of the phone's list last taken over. */
  listVersion: z.int(),
  preferences,
  priceCheck: z.object({ code: z.string().optional(), sku: sku.nullable().optional() }).nullable(),
  /** What the container of the next weighed goods weighs. */
  tare: milligrams,
  checkout: z.boolean(),
  tenders: z.array(tender),
  receiptWanted: z.boolean(),
  /** Where the receipt is found, once the trip is finished and the store has said so. */
  receiptUrl: z.string().nullable(),
  /** Age the shopper was found to have at least; 0: not looked at. */
  ageApproved: z.int().min(0),
  ageCheck: z.object({ lines: z.array(lineNumber), minimumAge: z.int() }).nullable(),
  /** Staff said no: the lines are gone and it is not asked again for the age of those. */
  ageRefused: z.int().nullable(),
  audit: z
    .object({
      audit: z.int(),
      scope: auditScope,
      lines: z.array(lineNumber),
      reason: z.enum(['open-points', 'random', 'store']),
      outcome: z.enum(['open', 'fine', 'corrected', 'waived']),
    })
    .nullable(),
  staff: z.object({ badge: z.string(), name: z.string() }).nullable(),
  help: z.object({ reason: z.string(), coming: z.string().nullable() }).nullable(),
  exitCode: z.string().nullable(),
  settled: z.enum(['paid', 'cash-desk', 'nothing-due']).nullable(),
  promotionsVersion: z.int(),
});
export type Visit = z.infer<typeof visit>;

export function emptyVisit(trip: string): Visit {
  return {
    trip,
    member: null,
    memberKnown: false,
    history: [],
    coupons: [],
    memberCoupons: [],
    used: {},
    uses: {},
    budget: null,
    list: [],
    listVersion: 0,
    preferences: plainPreferences,
    priceCheck: null,
    tare: 0,
    checkout: false,
    tenders: [],
    receiptWanted: false,
    receiptUrl: null,
    ageApproved: 0,
    ageCheck: null,
    ageRefused: null,
    audit: null,
    staff: null,
    help: null,
    exitCode: null,
    settled: null,
    promotionsVersion: 0,
  };
}

function withTender(visit: Visit, number: number, change: (tender: Tender) => Tender): Visit {
  return { ...visit, tenders: visit.tenders.map((tender) => (tender.tender === number ? change(tender) : tender)) };
}

/** What has been paid so far. */
export function paid(visit: Pick<Visit, 'tenders'>): number {
  return visit.tenders.reduce((sum, tender) => sum + tender.paid, 0);
}

/** A tender the store has not answered: its money may or may not have moved. */
export function pendingTender(visit: Pick<Visit, 'tenders'>): Tender | undefined {
  return visit.tenders.find((tender) => tender.state === 'pending' || tender.state === 'cancelling');
}

/** What is known of a member leaves with them. */
function withoutMember(visit: Visit): Visit {
  const coupons = visit.coupons.filter((coupon) => !visit.memberCoupons.includes(coupon));
  return { ...visit, member: null, memberKnown: false, history: [], coupons, memberCoupons: [], used: {} };
}

/**
 * One step of the projection facts → visit: pure and total. Facts of other trips, and facts that do not touch a visit,
 * leave it as it is (the same object).
 */
export function evolveVisit(current: Visit | undefined, body: FactBody): Visit | undefined {
  if (body.kind === 'trip-started') return emptyVisit(body.trip);
  if (current === undefined || !('trip' in body) || body.trip !== current.trip) return current;
  switch (body.kind) {
    case 'member-recognised': {
      const { member: id, how, firstName } = body;
      return { ...withoutMember(current), member: { id, how, ...(firstName !== undefined && { firstName }) } };
    }
    case 'member-known': {
      if (current.member?.id !== body.member) return current;
      const firstName = body.firstName ?? current.member.firstName;
      return {
        ...current,
        member: { ...current.member, ...(firstName !== undefined && { firstName }) },
        memberKnown: true,
        history: body.history,
        used: body.used ?? {},
        coupons: [...new Set([...current.coupons, ...body.coupons])],
        memberCoupons: [
          ...current.memberCoupons,
          ...body.coupons.filter((coupon) => !current.coupons.includes(coupon)),
        ],
      };
    }
    case 'member-left':
      return withoutMember(current);
    case 'coupon-added':
      return {
        ...current,
        coupons: [...new Set([...current.coupons, body.coupon])],
        memberCoupons: current.memberCoupons.filter((coupon) => coupon !== body.coupon),
      };
    case 'budget-set':
      return { ...current, budget: body.amount };
    case 'list-changed':
      return { ...current, list: body.items, listVersion: body.version ?? current.listVersion };
    case 'preferences-chosen':
      return { ...current, preferences: body.preferences };
    case 'price-check-opened':
      return { ...current, priceCheck: {} };
    case 'price-check-shown':
      return current.priceCheck === null ? current : { ...current, priceCheck: { code: body.code, sku: body.sku } };
    case 'price-check-closed':
      return { ...current, priceCheck: null };
    case 'tare-chosen':
      return { ...current, tare: body.tare };
    case 'checkout-started':
      return { ...current, checkout: true, priceCheck: null };
    case 'checkout-left':
      return { ...current, checkout: false };
    case 'tender-requested': {
      const { tender: number, method, amount } = body;
      const asked: Tender = { tender: number, method, asked: amount, state: 'pending', paid: 0 };
      return { ...current, tenders: [...current.tenders, asked] };
    }
    case 'tender-cancel-requested':
      return withTender(current, body.tender, (tender) =>
        tender.state === 'pending' ? { ...tender, state: 'cancelling' } : tender,
      );
    case 'tender-settled': {
      const { outcome, amount, reference, reason } = body;
      return withTender(current, body.tender, (tender) => ({
        ...tender,
        state: outcome,
        paid: amount,
        ...(reference !== undefined && { reference }),
        ...(reason !== undefined && { reason }),
      }));
    }
    case 'tender-refunded':
      return withTender(current, body.tender, (tender) => ({
        ...tender,
        paid: tender.paid - body.amount,
        refunded: (tender.refunded ?? 0) + body.amount,
      }));
    case 'receipt-wanted':
      return { ...current, receiptWanted: true };
    case 'receipt-linked':
      return { ...current, receiptUrl: body.url };
    case 'age-check-requested':
      return { ...current, ageCheck: { lines: body.lines, minimumAge: body.minimumAge } };
    case 'age-check-withdrawn':
      return { ...current, ageCheck: null };
    case 'age-check-settled':
      return body.approved
        ? {
            ...current,
            ageCheck: null,
            ageApproved: Math.max(current.ageApproved, body.minimumAge),
            // Staff has looked again: what was refused up to this age may be bought.
            ageRefused: current.ageRefused !== null && current.ageRefused > body.minimumAge ? current.ageRefused : null,
          }
        : { ...current, ageCheck: null, ageRefused: Math.min(current.ageRefused ?? Infinity, body.minimumAge) };
    case 'audit-started': {
      const { audit, scope, lines, reason } = body;
      return { ...current, audit: { audit, scope, lines, reason, outcome: 'open' } };
    }
    case 'audit-settled':
      return current.audit?.audit === body.audit
        ? { ...current, audit: { ...current.audit, outcome: body.outcome } }
        : current;
    case 'staff-arrived':
      return { ...current, staff: { badge: body.badge, name: body.name } };
    case 'staff-left':
      return { ...current, staff: null };
    case 'help-requested':
      return { ...current, help: { reason: body.reason, coming: null } };
    case 'help-coming':
      return current.help === null ? current : { ...current, help: { ...current.help, coming: body.by } };
    case 'help-ended':
      return { ...current, help: null };
    case 'savings-settled':
      return { ...current, promotionsVersion: body.version, uses: body.uses ?? {} };
    case 'trip-finished':
      return {
        ...current,
        checkout: false,
        priceCheck: null,
        staff: null,
        exitCode: body.exitCode ?? null,
        settled: body.settled ?? null,
      };
    default:
      return current;
  }
}
