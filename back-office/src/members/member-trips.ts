import type { Receipt, Visit } from '@smart-cart/contracts';
import type { Database } from '../database/tables.js';
import { tripOf } from '../ingest/trip-store.js';

export interface OpenTrip {
  readonly cart: string;
  readonly trip: string;
}

export interface MemberTrip extends OpenTrip {
  readonly receipt: Receipt;
  readonly visit: Visit;
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

const HISTORY_TRIPS = 200;
const HISTORY_SKUS = 100;

export async function memberOfTrip(db: Database, cart: string, trip: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('member_trips')
    .select('member')
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .executeTakeFirst();
  return row?.member;
}

/** A member's trips, newest first. */
export async function tripsOf(db: Database, member: string, limit: number): Promise<MemberTrip[]> {
  const rows = await db
    .selectFrom('receipts')
    .innerJoin('member_trips', (join) =>
      join.onRef('member_trips.cart', '=', 'receipts.cart').onRef('member_trips.trip', '=', 'receipts.trip'),
    )
    .selectAll('receipts')
    .where('member_trips.member', '=', member)
    .orderBy('receipts.started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const { receipt, visit, startedAt, finishedAt } = tripOf(row);
    return { cart: row.cart, trip: row.trip, receipt, visit, startedAt, finishedAt };
  });
}

/** The trip a member is in now. */
export async function openTripOf(db: Database, member: string): Promise<MemberTrip | undefined> {
  return (await tripsOf(db, member, 5)).find(({ receipt }) => receipt.status === 'open');
}

/** What a member buys, most often first: in how many trips, then how lately. */
export function historyOf(trips: readonly MemberTrip[]): string[] {
  const times = new Map<string, number>();
  for (const { receipt } of trips) {
    if (receipt.status === 'open' || receipt.status === 'abandoned') continue;
    for (const sku of new Set(receipt.lines.map((line) => line.sku))) times.set(sku, (times.get(sku) ?? 0) + 1);
  }
  // Map keeps the order of insertion, newest trip first, and the sort is stable.
  return [...times]
    .sort((a, b) => b[1] - a[1])
    .slice(0, HISTORY_SKUS)
    .map(([sku]) => sku);
}

/** How often a member has used promotions that are limited per member, in trips that were paid. */
export function usesOf(trips: readonly MemberTrip[]): Record<string, number> {
  const used: Record<string, number> = {};
  for (const { receipt, visit } of trips) {
    if (receipt.status === 'open' || receipt.status === 'abandoned') continue;
    for (const [promotion, times] of Object.entries(visit.uses)) used[promotion] = (used[promotion] ?? 0) + times;
  }
  return used;
}

/** What a member usually buys and has used, for the cart they have just taken. */
export async function readHabits(
  db: Database,
  member: string,
): Promise<{ history: string[]; used: Record<string, number> }> {
  const trips = await tripsOf(db, member, HISTORY_TRIPS);
  return { history: historyOf(trips), used: usesOf(trips) };
}
