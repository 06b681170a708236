import type { Database, AnomalyRow } from '../database/tables.js';

/**
 * - malformed: a payload that is not what its topic carries; - wrong-cart: a message that names another cart than its
 *   topic; - different-body: a fact that came again with other content; - gap: facts came before those that precede them;
 * - lost-facts: neither the store nor the cart has them any more; - savings-differ: the store settles promotions otherwise
 *   than the cart did.
 */
export type AnomalyKind = 'malformed' | 'wrong-cart' | 'different-body' | 'gap' | 'lost-facts' | 'savings-differ';

export interface Anomaly {
  readonly kind: AnomalyKind;
  readonly cart: string;
  readonly topic: string;
  /** One sentence without changing parts, so that repeats are recognised and counted. */
  readonly reason: string;
  /** What was seen, cut to {@link DETAIL_LENGTH}; of repeats the newest is kept. */
  readonly detail: string;
}

const ANOMALIES_KEPT = 5000;
const DETAIL_LENGTH = 1000;

/** Writes what was noticed; the oldest make room, so a hostile or broken cart cannot fill the disk. */
export async function recordAnomalies(db: Database, anomalies: readonly Anomaly[], at: number): Promise<void> {
  for (const anomaly of anomalies) {
    await db
      .insertInto('anomalies')
      .values({
        kind: anomaly.kind,
        cart: anomaly.cart.slice(0, 40),
        topic: anomaly.topic.slice(0, 200),
        reason: anomaly.reason.slice(0, 400),
        detail: anomaly.detail.slice(0, DETAIL_LENGTH),
        count: 1,
        first_at: at,
        last_at: at,
      })
      .onConflict((conflict) =>
        conflict.columns(['kind', 'cart', 'topic', 'reason']).doUpdateSet((eb) => ({
          count: eb('anomalies.count', '+', 1),
          detail: eb.ref('excluded.detail'),
          last_at: eb.ref('excluded.last_at'),
        })),
      )
      .execute();
  }
  if (anomalies.length === 0) return;
  const newest = db.selectFrom('anomalies').select('id').orderBy('last_at', 'desc').orderBy('id', 'desc');
  const surplus = await newest.offset(ANOMALIES_KEPT).limit(1000).execute();
  if (surplus.length === 0) return;
  await db
    .deleteFrom('anomalies')
    .where(
      'id',
      'in',
      surplus.map((row) => row.id),
    )
    .execute();
}

/** The newest first. */
export async function listAnomalies(db: Database, limit: number): Promise<AnomalyRow[]> {
  return db.selectFrom('anomalies').selectAll().orderBy('last_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
