import { randomUUID } from 'node:crypto';
import type { Fact } from '@smart-cart/contracts';
import type { Database, Tx } from '../database/tables.js';
import { isSettledBy, lifeOf, replaces, SETTLING_FACTS, type KeptAnswer } from './answer-rules.js';

/** An answer that has not had its effect yet. */
export interface OpenAnswer {
  readonly id: string;
  readonly cart: string;
  readonly trip: string;
  readonly news: KeptAnswer;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Null: valid until the trip ends. */
  readonly expiresAt: number | null;
}

export interface NewAnswer {
  /** The same id again changes nothing: give one made of what it answers where there is one. */
  readonly id?: string;
  readonly cart: string;
  readonly trip: string;
  readonly news: KeptAnswer;
}

/**
 * Writes an answer in the transaction of what caused it: a crash leaves both or neither. Older ones it makes pointless
 * are no longer sent.
 */
export async function writeAnswer(tx: Tx, answer: NewAnswer, now: number): Promise<void> {
  const { id = randomUUID(), cart, trip, news } = answer;
  for (const older of await openAnswers(tx, cart, trip)) {
    if (older.id !== id && replaces(news, older.news)) await settle(tx, older, 'replaced', now);
  }
  const life = lifeOf(news.kind);
  await tx
    .insertInto('answers')
    .values({
      id,
      cart,
      trip,
      kind: news.kind,
      news: JSON.stringify(news),
      created_at: now,
      expires_at: life === null ? null : now + life,
      settled_at: null,
      settled_by: null,
    })
    .onConflict((conflict) => conflict.columns(['cart', 'id']).doNothing())
    .execute();
}

/** Ends what a fact just stored has settled, in the transaction that stores it. */
export async function settleAnswers(tx: Tx, cart: string, { body }: Fact, now: number): Promise<void> {
  if (!SETTLING_FACTS.has(body.kind) || !('trip' in body)) return;
  const ended = body.kind === 'trip-abandoned' || body.kind === 'trip-closed';
  for (const answer of await openAnswers(tx, cart)) {
    const own = answer.trip === body.trip;
    if (own ? ended : body.kind === 'trip-started') await settle(tx, answer, 'trip-ended', now);
    else if (own && isSettledBy(answer.news, body)) await settle(tx, answer, 'fact', now);
  }
}

/** What must still arrive, oldest first; of one cart or trip, or all. */
export async function openAnswers(db: Database, cart?: string, trip?: string): Promise<OpenAnswer[]> {
  let query = db.selectFrom('answers').selectAll().where('settled_at', 'is', null);
  if (cart !== undefined) query = query.where('cart', '=', cart);
  if (trip !== undefined) query = query.where('trip', '=', trip);
  const rows = await query.orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    cart: row.cart,
    trip: row.trip,
    news: JSON.parse(row.news) as KeptAnswer,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }));
}

/** Gives up answers whose time is over. */
export async function expireAnswers(db: Database, now: number): Promise<void> {
  await db
    .updateTable('answers')
    .set({ settled_at: now, settled_by: 'expired' })
    .where('settled_at', 'is', null)
    .where('expires_at', '<=', now)
    .execute();
}

async function settle(tx: Tx, { cart, id }: OpenAnswer, by: string, now: number): Promise<void> {
  await tx
    .updateTable('answers')
    .set({ settled_at: now, settled_by: by })
    .where('cart', '=', cart)
    .where('id', '=', id)
    .execute();
}
