import { promotionNews, type Promotion } from '@smart-cart/contracts';
import { writeAnswer } from '../answers/answer-store.js';
import type { Database, Tx } from '../database/tables.js';
import { readDocument } from '../documents/document-store.js';
import { openTripOf } from './member-trips.js';

/** A coupon of the promotions now in force, as the phone shows it. */
export interface CouponView {
  readonly coupon: string;
  readonly name: string;
  readonly until: string | null;
  readonly clipped: boolean;
}

/** @param today local date of the store, `2026-11-23` */
export async function couponsFor(db: Database, member: string, today: string): Promise<CouponView[]> {
  const clipped = new Set(await clippedBy(db, member));
  return (await offered(db, today)).map(({ coupon, name, time }) => ({
    coupon,
    name,
    until: time?.until ?? null,
    clipped: clipped.has(coupon),
  }));
}

export async function clippedBy(db: Database, member: string): Promise<string[]> {
  const rows = await db
    .selectFrom('member_coupons')
    .select('coupon')
    .where('member', '=', member)
    .orderBy('clipped_at')
    .limit(100)
    .execute();
  return rows.map(({ coupon }) => coupon);
}

/** Clips it, and hands it to the cart in use. @returns false when no promotion takes it today */
export async function clipCoupon(tx: Tx, member: string, coupon: string, today: string, now: number): Promise<boolean> {
  if (!(await offered(tx, today)).some((promotion) => promotion.coupon === coupon)) return false;
  await tx
    .insertInto('member_coupons')
    .values({ member, coupon, clipped_at: now })
    .onConflict((conflict) => conflict.columns(['member', 'coupon']).doNothing())
    .execute();
  const open = await openTripOf(tx, member);
  if (open !== undefined && !open.visit.coupons.includes(coupon)) {
    const { cart, trip } = open;
    const id = `coupon ${trip.slice(0, 36)} ${coupon}`.slice(0, 80);
    await writeAnswer(tx, { id, cart, trip, news: { kind: 'coupon', trip, coupon } }, now);
  }
  return true;
}

/** Puts it back. A cart in use keeps it until its trip ends. */
export async function dropCoupon(db: Database, member: string, coupon: string): Promise<void> {
  await db.deleteFrom('member_coupons').where('member', '=', member).where('coupon', '=', coupon).execute();
}

async function offered(db: Database, today: string): Promise<(Promotion & { coupon: string })[]> {
  const document = await readDocument(db, 'promotions');
  if (document === undefined) return [];
  const { promotions } = promotionNews.parse(JSON.parse(document.bytes.toString('utf8')));
  return promotions.filter(
    (promotion): promotion is Promotion & { coupon: string } =>
      promotion.coupon !== undefined &&
      (promotion.time?.from ?? today) <= today &&
      today <= (promotion.time?.until ?? today),
  );
}
