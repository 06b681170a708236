import { isDeepStrictEqual } from 'node:util';
import { withoutAddress, withoutMember, type Fact, type FactBatch, type FactBody } from '@smart-cart/contracts';
import type { Database, FactTable, Tx } from '../database/tables.js';
import type { Anomaly } from './anomalies.js';

/** Where a batch came from, for what is noticed about it. */
export interface Origin {
  readonly store: string;
  readonly cart: string;
  readonly topic: string;
  readonly receivedAt: number;
}

export interface Stored {
  /** The high-water mark after the batch: what may be acknowledged once the transaction has committed. */
  readonly mark: number;
  /** The facts that are new, in order. */
  readonly fresh: readonly Fact[];
  readonly anomalies: readonly Anomaly[];
}

/** @returns the last seq of the unbroken run from 1 that is stored, 0 when there is none */
export async function markOf(db: Database, cart: string, epoch: number): Promise<number> {
  const row = await db
    .selectFrom('marks')
    .select('seq')
    .where('cart', '=', cart)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/**
 * Takes a batch in, once. What is already there has no effect and is acknowledged again; when its content differs the
 * first one stays. A batch that begins beyond the mark is not stored: a receipt is always made of an unbroken run of
 * facts, and the acknowledgement of the old mark tells the cart where to go on.
 * @param mark the high-water mark now, of {@link markOf}
 * @param bridge store also beyond a gap, because nobody has what is missing; noted as lost
 */
export async function storeBatch(
  tx: Tx,
  batch: FactBatch,
  origin: Origin,
  mark: number,
  bridge: boolean,
): Promise<Stored> {
  const { cart } = origin;
  const isGap = (batch.facts[0]?.seq ?? 0) > mark + 1;
  if (isGap && !bridge) return { mark, fresh: [], anomalies: [gap(batch, mark, origin)] };
  const again = batch.facts.filter((fact) => fact.seq <= mark);
  const fresh = batch.facts.filter((fact) => fact.seq > mark);
  const anomalies = again.length === 0 ? [] : await differences(tx, again, origin);
  if (isGap) anomalies.push(lost(batch, mark, origin));
  const last = fresh.at(-1);
  if (last === undefined) return { mark, fresh, anomalies };
  await tx
    .insertInto('facts')
    .values(fresh.map((fact) => rowOf(fact, origin)))
    .execute();
  await tx
    .insertInto('marks')
    .values({ cart, epoch: batch.epoch, seq: last.seq })
    .onConflict((conflict) => conflict.columns(['cart', 'epoch']).doUpdateSet({ seq: last.seq }))
    .execute();
  return { mark: last.seq, fresh, anomalies };
}

/** The facts of one trip, in order. */
export async function factsOfTrip(db: Database, cart: string, trip: string): Promise<Fact[]> {
  const rows = await db
    .selectFrom('facts')
    .select(['epoch', 'seq', 'at', 'body'])
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .orderBy('epoch')
    .orderBy('seq')
    .execute();
  return rows.map(factOf);
}

/** Facts of one cart after a position, in order. */
export async function factsAfter(
  db: Database,
  cart: string,
  after: { epoch: number; seq: number },
  limit: number,
): Promise<Fact[]> {
  const rows = await db
    .selectFrom('facts')
    .select(['epoch', 'seq', 'at', 'body'])
    .where('cart', '=', cart)
    .where((eb) =>
      eb.or([eb('epoch', '>', after.epoch), eb.and([eb('epoch', '=', after.epoch), eb('seq', '>', after.seq)])]),
    )
    .orderBy('epoch')
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(factOf);
}

function factOf(row: Pick<FactTable, 'epoch' | 'seq' | 'at' | 'body'>): Fact {
  return { epoch: row.epoch, seq: row.seq, at: row.at, body: JSON.parse(row.body) as FactBody };
}

function rowOf(fact: Fact, { store, cart, receivedAt }: Origin): FactTable {
  const { body } = fact;
  return {
    store,
    cart,
    epoch: fact.epoch,
    seq: fact.seq,
    at: fact.at,
    trip: 'trip' in body ? body.trip : null,
    kind: body.kind,
    body: JSON.stringify(withoutAddress(body)),
    received_at: receivedAt,
  };
}

async function differences(tx: Tx, again: readonly Fact[], origin: Origin): Promise<Anomaly[]> {
  const stored = await tx
    .selectFrom('facts')
    .select(['seq', 'at', 'body'])
    .where('cart', '=', origin.cart)
    .where('epoch', '=', again[0]?.epoch ?? 0)
    .where('seq', '>=', again[0]?.seq ?? 0)
    .where('seq', '<=', again.at(-1)?.seq ?? 0)
    .execute();
  const bySeq = new Map(stored.map((row) => [row.seq, row]));
  return again.flatMap((fact): Anomaly[] => {
    const kept = bySeq.get(fact.seq);
    const body = JSON.stringify(withoutAddress(fact.body));
    // Of somebody who was forgotten since, it differs and must not be written down again.
    const forgotten = kept?.body === JSON.stringify(withoutMember(fact.body));
    if (kept === undefined || forgotten || isSame(kept, fact, body)) return [];
    return [
      {
        kind: 'different-body',
        cart: origin.cart,
        topic: origin.topic,
        reason: `fact ${fact.epoch}/${fact.seq} came again with other content; the first one is kept`,
        detail: `kept: at ${kept.at} ${kept.body.slice(0, 400)} — came: at ${fact.at} ${body.slice(0, 400)}`,
      },
    ];
  });
}

/** Text first; the order of keys may have changed with a version of the contracts. */
function isSame(kept: { at: number; body: string }, fact: Fact, body: string): boolean {
  return kept.at === fact.at && (kept.body === body || isDeepStrictEqual(JSON.parse(kept.body), JSON.parse(body)));
}

function lost(batch: FactBatch, mark: number, { cart, topic }: Origin): Anomaly {
  return {
    kind: 'lost-facts',
    cart,
    topic,
    reason: `facts ${mark + 1} to ${(batch.facts[0]?.seq ?? 0) - 1} of epoch ${batch.epoch} are lost; the cart has forgotten them`,
    detail:
      'The database of the store was lost or restored from an old backup. Receipts of those trips are incomplete.',
  };
}

function gap(batch: FactBatch, mark: number, { cart, topic }: Origin): Anomaly {
  return {
    kind: 'gap',
    cart,
    topic,
    reason: `facts of epoch ${batch.epoch} came before the ones they follow; the cart is asked to send from there`,
    detail: `came from ${batch.facts[0]?.seq ?? 0}, stored up to ${mark}`,
  };
}
