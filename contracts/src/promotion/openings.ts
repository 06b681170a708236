import type { Promotion, PromotionTime } from './promotion.js';
import type { Circumstances } from './settlement.js';

/** A promotion this shopper can have now, and how often. */
export interface OpenPromotion {
  readonly promotion: Promotion;
  /** Infinity when nothing limits it. */
  readonly limit: number;
}

/** 1 is Monday. From the calendar alone: the date is local already. */
function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** Whether a promotion's time covers the store's local time. */
export function coversTime(time: PromotionTime | undefined, localTime: string): boolean {
  if (time === undefined) return true;
  const date = localTime.slice(0, 10);
  const clock = localTime.slice(11, 16);
  if (time.from !== undefined && date < time.from) return false;
  if (time.until !== undefined && date > time.until) return false;
  return (
    time.windows === undefined ||
    time.windows.some(
      ({ days, from, until }) => (days?.includes(weekday(date)) ?? true) && from <= clock && clock < until,
    )
  );
}

function limitOf(promotion: Promotion, used: number): number {
  const wholeLines = promotion.kind === 'threshold' || (promotion.kind === 'percent' && promotion.stacks === true);
  const trip = promotion.limit ?? (promotion.coupon !== undefined && !wholeLines ? 1 : Infinity);
  return Math.min(trip, (promotion.customerLimit ?? Infinity) - used);
}

/** By id, whatever order they came in: every later choice between equals follows this order. */
export function openPromotions(promotions: readonly Promotion[], circumstances: Circumstances): OpenPromotion[] {
  const coupons = new Set(circumstances.coupons);
  return promotions
    .filter(
      ({ member, kind, coupon, time }) =>
        (circumstances.member || !(member === true || kind === 'member-price')) &&
        (coupon === undefined || coupons.has(coupon)) &&
        coversTime(time, circumstances.localTime),
    )
    .map((promotion) => ({ promotion, limit: limitOf(promotion, circumstances.used?.[promotion.id] ?? 0) }))
    .filter(({ limit }) => limit > 0)
    .sort((a, b) => (a.promotion.id < b.promotion.id ? -1 : 1));
}
