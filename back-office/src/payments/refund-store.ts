import { voucherWorth } from '@smart-cart/contracts';
import type { Selectable } from 'kysely';
import { writeAnswer } from '../answers/answer-store.js';
import type { RefundTable } from '../database/payment-tables.js';
import type { Database, Tx } from '../database/tables.js';
import { readTrip } from '../ingest/trip-store.js';
import type { Trip } from '../ingest/trip.js';
import { planRefunds } from './refund-plan.js';
import { OPEN_STATES } from './tender-step.js';
import { tendersOfTrip, type Tender } from './tender-store.js';

/** `asked`: of the acquirer, without an answer yet; `desk`: a person hands it back. */
export type RefundState = 'intended' | 'asked' | 'desk' | 'done';

export interface Refund {
  readonly id: string;
  readonly cart: string;
  readonly trip: string;
  readonly tender: number;
  readonly amount: number;
  readonly state: RefundState;
  readonly attempts: number;
  readonly nextAt: number;
  readonly reference: string | null;
  /** Why a person has to do it. */
  readonly reason: string | null;
  readonly settledBy: string | null;
  readonly requestedAt: number;
  readonly settledAt: number | null;
}

/** What is due of a trip as it stands; undefined while that is still open: the shopper may go on shopping. */
export function dueOf({ receipt, end, visit }: Trip): number | undefined {
  if (receipt.status === 'abandoned' || (receipt.status === 'closed' && end === null)) return 0;
  if (end !== null) return end.computed.total;
  return visit.checkout ? receipt.total : undefined;
}

/**
 * Intends refunds where more was charged than is due, in the transaction that made it so. Waits while a tender of the
 * trip has no outcome: its money counts.
 */
export async function intendRefunds(tx: Tx, cart: string, trip: string, now: number): Promise<void> {
  const tenders = await tendersOfTrip(tx, cart, trip);
  if (tenders.length === 0 || tenders.some(({ state }) => OPEN_STATES.includes(state))) return;
  const known = await readTrip(tx, cart, trip);
  const due = known === undefined ? undefined : dueOf(known);
  if (known === undefined || due === undefined) return;
  const before = await refundsOfTrip(tx, cart, trip);
  const paid = tenders.map((tender) => ({ ...tender, left: tender.charged - refundedOf(tender, before) }));
  const plan = planRefunds(paid, due, due === 0 ? 0 : voucherWorth(known.receipt.lines));
  for (const [index, { tender, amount }] of plan.entries()) {
    const desk = tenders.find((one) => one.tender === tender)?.method === 'cash-desk';
    await tx
      .insertInto('refunds')
      .values({
        id: `${cart}.${trip}.${tender}.r${before.length + index + 1}`,
        cart,
        trip,
        tender,
        amount,
        state: desk ? 'desk' : 'intended',
        attempts: 0,
        next_at: now,
        reason: desk ? 'cash' : null,
        requested_at: now,
      })
      .execute();
  }
}

/** What went back of a tender, or is on its way. */
export function refundedOf({ tender }: Pick<Tender, 'tender'>, refunds: readonly Refund[]): number {
  return refunds.reduce((sum, refund) => (refund.tender === tender ? sum + refund.amount : sum), 0);
}

/** Money has gone back: the outcome and the answer to the cart, together. */
export async function settleRefund(
  tx: Tx,
  id: string,
  { reference, by }: { reference: string; by?: string | undefined },
  now: number,
): Promise<boolean> {
  const refund = await findRefund(tx, id);
  if (refund === undefined || refund.state === 'done') return false;
  await tx
    .updateTable('refunds')
    .set({ state: 'done', reference, settled_by: by ?? null, settled_at: now })
    .where('id', '=', id)
    .execute();
  const { cart, trip, tender, amount } = refund;
  const news = { kind: 'refund', trip, tender, amount, reference: reference.slice(0, 80) } as const;
  await writeAnswer(tx, { id: `refund-${id.slice(cart.length + 1)}`, cart, trip, news }, now);
  return true;
}

export async function changeRefund(
  db: Database,
  id: string,
  values: { state?: RefundState; attempts?: number; next_at?: number; reason?: string },
): Promise<void> {
  await db.updateTable('refunds').set(values).where('id', '=', id).execute();
}

export async function findRefund(db: Database, id: string): Promise<Refund | undefined> {
  const row = await db.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : refundOf(row);
}

export async function refundsOfTrip(db: Database, cart: string, trip: string): Promise<Refund[]> {
  const rows = await db
    .selectFrom('refunds')
    .selectAll()
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .orderBy('requested_at')
    .orderBy('id')
    .execute();
  return rows.map(refundOf);
}

export async function refundsIn(db: Database, states: readonly RefundState[]): Promise<Refund[]> {
  const rows = await db
    .selectFrom('refunds')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('requested_at')
    .execute();
  return rows.map(refundOf);
}

function refundOf(row: Selectable<RefundTable>): Refund {
  const { id, cart, trip, tender, amount, attempts, reference, reason } = row;
  return {
    id,
    cart,
    trip,
    tender,
    amount,
    state: row.state as RefundState,
    attempts,
    nextAt: row.next_at,
    reference,
    reason,
    settledBy: row.settled_by,
    requestedAt: row.requested_at,
    settledAt: row.settled_at,
  };
}
