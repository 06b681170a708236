import { emptyVisit, FORGOTTEN_MEMBER, withoutMember, type FactBody, type Visit } from '@smart-cart/contracts';
import { writeAnswer } from '../answers/answer-store.js';
import type { Tx } from '../database/tables.js';
import { openTripOf } from './member-trips.js';

/**
 * Deletes a member: name, address, phones, list, coupons, and the link from every trip to them. What was bought stays as
 * an anonymous receipt, because the store must keep its books. A cart in use goes on without a name.
 */
export async function forgetMember(tx: Tx, member: string, now: number): Promise<void> {
  const open = await openTripOf(tx, member);
  const known = open?.visit.member?.id ?? member;
  const trips = await tx.selectFrom('member_trips').selectAll().where('member', '=', member).execute();
  for (const { cart, trip } of trips) await forgetInTrip(tx, cart, trip);
  for (const table of ['member_trips', 'member_devices', 'member_coupons'] as const) {
    await tx.deleteFrom(table).where('member', '=', member).execute();
  }
  await tx.deleteFrom('members').where('id', '=', member).execute();
  if (open === undefined) return;
  const { cart, trip } = open;
  await writeAnswer(tx, { cart, trip, news: { kind: 'member-refused', trip, member: known } }, now);
}

/** Takes the person out of the facts, the visit and the answers of a trip. */
export async function forgetInTrip(tx: Tx, cart: string, trip: string): Promise<void> {
  const facts = await tx
    .selectFrom('facts')
    .select(['epoch', 'seq', 'body'])
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .where('kind', 'in', ['member-recognised', 'member-known', 'list-changed'])
    .execute();
  for (const { epoch, seq, body } of facts) {
    await tx
      .updateTable('facts')
      .set({ body: JSON.stringify(withoutMember(JSON.parse(body) as FactBody)) })
      .where('cart', '=', cart)
      .where('epoch', '=', epoch)
      .where('seq', '=', seq)
      .execute();
  }
  await tx
    .deleteFrom('answers')
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .where('kind', 'in', ['member', 'list'])
    .execute();
  const row = await tx
    .selectFrom('receipts')
    .select('visit')
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .executeTakeFirst();
  if (row?.visit == null) return;
  const visit = { ...emptyVisit(trip), ...(JSON.parse(row.visit) as Partial<Visit>) };
  const { member } = visit;
  const nobody: Visit = {
    ...visit,
    member: member === null ? null : { id: FORGOTTEN_MEMBER, how: member.how },
    history: [],
    used: {},
    list: [],
  };
  await tx
    .updateTable('receipts')
    .set({ visit: JSON.stringify(nobody) })
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .execute();
}
