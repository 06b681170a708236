import type { Database, ReceiptRow } from '../database/tables.js';
import { tripOf } from '../ingest/trip-store.js';
import { dueOf, refundsOfTrip, type Refund } from './refund-store.js';
import { OPEN_STATES } from './tender-step.js';
import { tendersOfTrip, type Tender } from './tender-store.js';

/**
 * - open: still shopping or paying; - pending: an outcome or a refund is not known yet; - balanced: paid is what is due;
 * - owed: less was paid; - overpaid: more was paid and nothing is on its way back.
 */
export type BalanceState = 'open' | 'pending' | 'balanced' | 'owed' | 'overpaid';

/** The money of one trip laid beside its receipt; minor units. */
export interface Balance {
  readonly cart: string;
  readonly trip: string;
  readonly currency: string;
  readonly startedAt: number;
  readonly charged: number;
  readonly refunded: number;
  /** Null while the trip is still open. */
  readonly due: number | null;
  readonly state: BalanceState;
  readonly tenders: readonly Tender[];
  readonly refunds: readonly Refund[];
}

export function balanceState(
  due: number | null,
  ended: boolean,
  charged: number,
  refunds: readonly Pick<Refund, 'amount' | 'state'>[],
  tendersOpen: boolean,
): BalanceState {
  if (!ended && !tendersOpen) return 'open';
  if (tendersOpen || refunds.some(({ state }) => state !== 'done')) return 'pending';
  const net = charged - refunds.reduce((sum, refund) => sum + refund.amount, 0);
  if (due === null || net === due) return 'balanced';
  return net < due ? 'owed' : 'overpaid';
}

/** The newest trips that paid at the cart, or ended and should have. */
export async function balances(db: Database, limit: number): Promise<Balance[]> {
  const rows = await db
    .selectFrom('receipts')
    .selectAll()
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('tenders')
          .select('tenders.tender')
          .whereRef('tenders.cart', '=', 'receipts.cart')
          .whereRef('tenders.trip', '=', 'receipts.trip'),
      ),
    )
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();
  return Promise.all(rows.map((row) => balanceOfRow(db, row)));
}

/** Of one trip; undefined when the store has no such trip. */
export async function balanceOf(db: Database, cart: string, trip: string): Promise<Balance | undefined> {
  const row = await db
    .selectFrom('receipts')
    .selectAll()
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .executeTakeFirst();
  return row === undefined ? undefined : balanceOfRow(db, row);
}

async function balanceOfRow(db: Database, row: ReceiptRow): Promise<Balance> {
  const { cart, trip, currency } = row;
  const known = tripOf(row);
  const [tenders, refunds] = await Promise.all([tendersOfTrip(db, cart, trip), refundsOfTrip(db, cart, trip)]);
  const due = dueOf(known) ?? null;
  const charged = tenders.reduce((sum, tender) => sum + tender.charged, 0);
  const open = tenders.some(({ state }) => OPEN_STATES.includes(state));
  return {
    cart,
    trip,
    currency,
    startedAt: known.startedAt,
    charged,
    refunded: refunds.reduce((sum, refund) => sum + (refund.state === 'done' ? refund.amount : 0), 0),
    due,
    state: balanceState(due, known.receipt.status !== 'open', charged, refunds, open),
    tenders,
    refunds,
  };
}
