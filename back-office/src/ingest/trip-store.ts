import { emptyVisit, type Fact, type Receipt, type Visit } from '@smart-cart/contracts';
import type { Database, NewReceiptRow, ReceiptRow, Tx } from '../database/tables.js';
import { factsOfTrip } from './fact-store.js';
import { disagrees, evolveTrip, isBefore, type Trip } from './trip.js';

/**
 * Brings the receipts up to date with facts just stored, in the same transaction.
 * Facts that follow the last one seen of a trip are added to it; late ones (of an earlier epoch) rebuild it from all.
 * @returns the trips touched
 */
export async function projectTrips(tx: Tx, cart: string, fresh: readonly Fact[]): Promise<string[]> {
  const byTrip = new Map<string, Fact[]>();
  for (const fact of fresh) {
    if (!('trip' in fact.body)) continue;
    const of = byTrip.get(fact.body.trip);
    if (of === undefined) byTrip.set(fact.body.trip, [fact]);
    else of.push(fact);
  }
  for (const [id, facts] of byTrip) {
    const trip = await project(tx, cart, id, facts);
    if (trip !== undefined) await save(tx, cart, trip);
  }
  return [...byTrip.keys()];
}

async function project(tx: Tx, cart: string, id: string, facts: readonly Fact[]): Promise<Trip | undefined> {
  const row = await tx
    .selectFrom('receipts')
    .selectAll()
    .where('cart', '=', cart)
    .where('trip', '=', id)
    .executeTakeFirst();
  // Rows older than visits are made anew from all facts.
  const known = row === undefined || row.visit === null ? undefined : tripOf(row);
  const first = facts[0];
  const follows = known !== undefined && first !== undefined && isBefore(known.last, first);
  let trip = follows ? known : undefined;
  for (const fact of follows ? facts : await factsOfTrip(tx, cart, id)) trip = evolveTrip(trip, fact);
  return trip;
}

async function save(tx: Tx, cart: string, trip: Trip): Promise<void> {
  const row = rowOf(cart, trip);
  await tx
    .insertInto('receipts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['cart', 'trip']).doUpdateSet(row))
    .execute();
}

function rowOf(cart: string, trip: Trip): NewReceiptRow {
  const { receipt, visit, end, help, last } = trip;
  return {
    cart,
    trip: receipt.trip,
    status: receipt.status,
    currency: receipt.currency,
    total: receipt.total,
    items: receipt.items,
    started_at: trip.startedAt,
    finished_at: trip.finishedAt,
    claimed_total: end?.claimed.total ?? null,
    claimed_items: end?.claimed.items ?? null,
    computed_total: end?.computed.total ?? null,
    computed_items: end?.computed.items ?? null,
    open_points: trip.openPoints,
    disagreement: disagrees(trip) ? 1 : 0,
    help_reason: help?.reason ?? null,
    help_since: help?.since ?? null,
    last_epoch: last.epoch,
    last_seq: last.seq,
    receipt: JSON.stringify(receipt),
    visit: JSON.stringify(visit),
  };
}

/** A trip as it is now; undefined when its beginning is not here. */
export async function readTrip(db: Database, cart: string, trip: string): Promise<Trip | undefined> {
  const row = await db
    .selectFrom('receipts')
    .selectAll()
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .executeTakeFirst();
  return row === undefined ? undefined : tripOf(row);
}

/** The inverse of {@link rowOf}. */
export function tripOf(row: ReceiptRow): Trip {
  const { claimed_total, claimed_items, computed_total, computed_items, help_reason, help_since } = row;
  return {
    receipt: JSON.parse(row.receipt) as Receipt,
    // Written by an earlier version it may lack what has been added to visits since.
    visit: { ...emptyVisit(row.trip), ...(row.visit === null ? {} : (JSON.parse(row.visit) as Partial<Visit>)) },
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    end:
      claimed_total === null || claimed_items === null || computed_total === null || computed_items === null
        ? null
        : {
            claimed: { total: claimed_total, items: claimed_items },
            computed: { total: computed_total, items: computed_items },
          },
    openPoints: row.open_points,
    help: help_reason === null || help_since === null ? null : { reason: help_reason, since: help_since },
    last: { epoch: row.last_epoch, seq: row.last_seq },
  };
}
