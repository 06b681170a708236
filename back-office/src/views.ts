import type { CartStatus, Receipt, Visit } from '@smart-cart/contracts';
import type { AnomalyRow, CartRow, Database, ReceiptRow } from './database/tables.js';
import { disagrees, type TotalAndItems, type Trip } from './ingest/trip.js';
import { tripOf } from './ingest/trip-store.js';

/** A trip in a list. Times are milliseconds since 1970, money is minor units. */
export interface ReceiptSummary {
  readonly cart: string;
  readonly trip: string;
  readonly status: Receipt['status'];
  readonly currency: string;
  readonly total: number;
  readonly items: number;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** Whether the cart's own total and items at the end are those recomputed here; `pending` until the end. */
  readonly agreement: 'pending' | 'agrees' | 'differs';
  readonly claimed: TotalAndItems | null;
  readonly computed: TotalAndItems | null;
  readonly openPoints: number;
  readonly help: { readonly reason: string; readonly since: number } | null;
}

export interface ReceiptDetail extends ReceiptSummary {
  readonly receipt: Receipt;
  /** Savings are in the receipt; who shops, tenders, checks and the rest are here. */
  readonly visit: Visit;
}

export interface CartView {
  readonly cart: string;
  readonly online: boolean;
  readonly bootId: string;
  readonly version: string;
  readonly lastSeen: number;
  readonly status: CartStatus | null;
  /** The trip in progress, by the facts that have arrived. */
  readonly open: ReceiptSummary | null;
  readonly help: ReceiptSummary['help'];
}

export interface AnomalyView {
  readonly id: number;
  readonly kind: string;
  readonly cart: string;
  readonly topic: string;
  readonly reason: string;
  readonly detail: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface ReceiptFilter {
  readonly cart?: string | undefined;
  readonly status?: Receipt['status'] | undefined;
  readonly disagreement?: boolean | undefined;
  /** Only trips started before this time, for paging. */
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
}

function summaryOf(row: ReceiptRow): ReceiptSummary {
  const trip = tripOf(row);
  return {
    cart: row.cart,
    trip: row.trip,
    status: trip.receipt.status,
    currency: row.currency,
    total: row.total,
    items: row.items,
    startedAt: trip.startedAt,
    finishedAt: trip.finishedAt,
    agreement: trip.end === null ? 'pending' : disagrees(trip) ? 'differs' : 'agrees',
    claimed: trip.end?.claimed ?? null,
    computed: trip.end?.computed ?? null,
    openPoints: trip.openPoints,
    help: trip.help,
  };
}

/** Newest first. */
export async function listReceipts(db: Database, filter: ReceiptFilter = {}): Promise<ReceiptSummary[]> {
  let query = db.selectFrom('receipts').selectAll();
  if (filter.cart !== undefined) query = query.where('cart', '=', filter.cart);
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.disagreement !== undefined) query = query.where('disagreement', '=', filter.disagreement ? 1 : 0);
  if (filter.before !== undefined) query = query.where('started_at', '<', filter.before);
  const rows = await query
    .orderBy('started_at', 'desc')
    .limit(filter.limit ?? 100)
    .execute();
  return rows.map(summaryOf);
}

/** @param cart needed only where two carts made the same trip id */
export async function findReceipt(db: Database, trip: string, cart?: string): Promise<ReceiptDetail | undefined> {
  let query = db.selectFrom('receipts').selectAll().where('trip', '=', trip);
  if (cart !== undefined) query = query.where('cart', '=', cart);
  const row = await query.limit(1).executeTakeFirst();
  if (row === undefined) return undefined;
  const { receipt, visit } = tripOf(row);
  return { ...summaryOf(row), receipt, visit };
}

export async function listCarts(db: Database): Promise<CartView[]> {
  const rows = await db.selectFrom('carts').selectAll().orderBy('cart').execute();
  return Promise.all(rows.map((row) => cartViewOf(db, row)));
}

export async function findCart(db: Database, cart: string): Promise<CartView | undefined> {
  const row = await db.selectFrom('carts').selectAll().where('cart', '=', cart).executeTakeFirst();
  return row === undefined ? undefined : cartViewOf(db, row);
}

export function anomalyViewOf(row: AnomalyRow): AnomalyView {
  const { id, kind, cart, topic, reason, detail, count } = row;
  return { id, kind, cart, topic, reason, detail, count, firstAt: row.first_at, lastAt: row.last_at };
}

/** The trip a cart is in, or has not been cleared of yet. */
export async function newestTrip(db: Database, cart: string): Promise<Trip | undefined> {
  const row = await newestRow(db, cart);
  return row === undefined ? undefined : tripOf(row);
}

export async function newestTrips(db: Database): Promise<{ cart: string; trip: Trip }[]> {
  const carts = await db.selectFrom('carts').select('cart').orderBy('cart').execute();
  const trips = await Promise.all(carts.map(async ({ cart }) => ({ cart, trip: await newestTrip(db, cart) })));
  return trips.flatMap(({ cart, trip }) => (trip === undefined ? [] : [{ cart, trip }]));
}

async function newestRow(db: Database, cart: string): Promise<ReceiptRow | undefined> {
  const row = await db
    .selectFrom('receipts')
    .selectAll()
    .where('cart', '=', cart)
    .orderBy('last_epoch', 'desc')
    .orderBy('last_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.status === 'open' || row?.status === 'finished' ? row : undefined;
}

async function cartViewOf(db: Database, row: CartRow): Promise<CartView> {
  const newest = await newestRow(db, row.cart);
  const open = newest === undefined ? null : summaryOf(newest);
  return {
    cart: row.cart,
    online: row.online === 1,
    bootId: row.boot_id,
    version: row.version,
    lastSeen: row.last_seen,
    status: row.status === null ? null : (JSON.parse(row.status) as CartStatus),
    open,
    help: open?.help ?? null,
  };
}
