import type { Fact, TenderMethod } from '@smart-cart/contracts';
import type { Selectable } from 'kysely';
import { writeAnswer } from '../answers/answer-store.js';
import type { TenderTable } from '../database/payment-tables.js';
import type { Database, Tx } from '../database/tables.js';
import { tenderAnswerId, type TenderName } from './tender-key.js';
import { OPEN_STATES, type TenderState } from './tender-step.js';

export interface Tender extends TenderName {
  readonly method: TenderMethod;
  readonly amount: number;
  readonly currency: string;
  readonly state: TenderState;
  readonly cancelWanted: boolean;
  readonly attempts: number;
  readonly nextAt: number;
  readonly charged: number;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly settledBy: string | null;
  readonly requestedAt: number;
  readonly askedAt: number | null;
  readonly settledAt: number | null;
}

export interface TenderEnd {
  readonly state: 'approved' | 'declined' | 'failed' | 'cancelled';
  readonly amount?: number | undefined;
  readonly reference?: string | undefined;
  readonly reason?: string | undefined;
  /** Of staff. */
  readonly by?: string | undefined;
}

/** A tender comes into being with the fact that asks for it, in the same transaction: once, whatever is sent again. */
export async function followTenders(tx: Tx, cart: string, { body }: Fact, now: number): Promise<void> {
  if (body.kind === 'tender-requested') {
    const { trip, tender, method, amount, currency } = body;
    await tx
      .insertInto('tenders')
      .values({
        cart,
        trip,
        tender,
        method,
        amount,
        currency,
        state: method === 'cash-desk' ? 'desk' : 'intended',
        cancel_wanted: 0,
        attempts: 0,
        next_at: now,
        charged: 0,
        requested_at: now,
      })
      .onConflict((conflict) => conflict.columns(['cart', 'trip', 'tender']).doNothing())
      .execute();
  }
  if (body.kind === 'tender-cancel-requested') {
    const name = { cart, trip: body.trip, tender: body.tender };
    const tender = await findTender(tx, name);
    if (tender === undefined) return;
    if (tender.state === 'desk') await settleTender(tx, name, { state: 'cancelled' }, now);
    else await change(tx, name, { cancel_wanted: 1, next_at: now });
  }
  if (body.kind === 'trip-abandoned') await withdrawOpen(tx, cart, body.trip, now);
}

/** Nobody waits for what is still open of an abandoned trip: the desk lets it go, and nothing more is charged. */
async function withdrawOpen(tx: Tx, cart: string, trip: string, now: number): Promise<void> {
  for (const tender of await tendersOfTrip(tx, cart, trip)) {
    if (tender.state === 'desk') await settleTender(tx, tender, { state: 'cancelled' }, now);
    else if (OPEN_STATES.includes(tender.state)) await change(tx, tender, { cancel_wanted: 1, next_at: now });
  }
}

/** The outcome of a tender and the answer to its cart, together. What is settled already stays as it is. */
export async function settleTender(tx: Tx, name: TenderName, end: TenderEnd, now: number): Promise<boolean> {
  const tender = await findTender(tx, name);
  if (tender === undefined || !OPEN_STATES.includes(tender.state)) return false;
  const { state, amount = 0, reference, reason, by } = end;
  await change(tx, name, {
    state,
    charged: amount,
    reference: reference ?? null,
    reason: reason ?? null,
    settled_by: by ?? null,
    settled_at: now,
  });
  const { cart, trip } = name;
  const told = {
    ...(reference === undefined ? {} : { reference: reference.slice(0, 80) }),
    ...(reason === undefined ? {} : { reason: reason.slice(0, 60) }),
  };
  const news = { kind: 'tender', trip, tender: name.tender, outcome: state, amount, ...told } as const;
  await writeAnswer(tx, { id: tenderAnswerId(name), cart, trip, news }, now);
  return true;
}

/** About to ask the acquirer: from here on its outcome is unknown until it says so. */
export async function markAsked(db: Database, name: TenderName, now: number): Promise<void> {
  const tender = await findTender(db, name);
  await change(db, name, { state: 'asked', asked_at: tender?.askedAt ?? now });
}

export async function postpone(db: Database, name: TenderName, attempts: number, nextAt: number): Promise<void> {
  await change(db, name, { attempts, next_at: nextAt });
}

export async function findTender(db: Database, { cart, trip, tender }: TenderName): Promise<Tender | undefined> {
  const row = await db
    .selectFrom('tenders')
    .selectAll()
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .where('tender', '=', tender)
    .executeTakeFirst();
  return row === undefined ? undefined : tenderOf(row);
}

/** By number. */
export async function tendersOfTrip(db: Database, cart: string, trip: string): Promise<Tender[]> {
  const rows = await db
    .selectFrom('tenders')
    .selectAll()
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .orderBy('tender')
    .execute();
  return rows.map(tenderOf);
}

/** In any of these states, the longest waiting first. */
export async function tendersIn(db: Database, states: readonly TenderState[]): Promise<Tender[]> {
  const rows = await db
    .selectFrom('tenders')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('requested_at')
    .execute();
  return rows.map(tenderOf);
}

async function change(db: Database, name: TenderName, values: Partial<Selectable<TenderTable>>): Promise<void> {
  await db
    .updateTable('tenders')
    .set(values)
    .where('cart', '=', name.cart)
    .where('trip', '=', name.trip)
    .where('tender', '=', name.tender)
    .execute();
}

function tenderOf(row: Selectable<TenderTable>): Tender {
  const { cart, trip, tender, amount, currency, attempts, charged, reference, reason } = row;
  return {
    cart,
    trip,
    tender,
    method: row.method as TenderMethod,
    amount,
    currency,
    state: row.state as TenderState,
    cancelWanted: row.cancel_wanted === 1,
    attempts,
    nextAt: row.next_at,
    charged,
    reference,
    reason,
    settledBy: row.settled_by,
    requestedAt: row.requested_at,
    askedAt: row.asked_at,
    settledAt: row.settled_at,
  };
}
