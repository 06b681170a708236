import { FORGOTTEN_MEMBER, pricedLine, promotionNews, settlePromotions } from '@smart-cart/contracts';
import type { Tx } from '../database/tables.js';
import { readDocument } from '../documents/document-store.js';
import type { Anomaly } from './anomalies.js';
import type { FactFollower } from './fact-follower.js';
import { recordAnomalies } from './anomalies.js';
import { readTrip } from './trip-store.js';

export interface ResettleOptions {
  readonly timeZone: string;
  readonly now: () => number;
  readonly onAnomaly: () => void;
}

/**
 * Settles the promotions of a finished trip once more by the store's own reckoning, and notes when the cart took off
 * something else. Only what both reckoned from can be compared: the same version of the promotions, a proven result, and
 * a member of whom it is still known what they used before.
 */
export function resettleFollower(options: ResettleOptions): FactFollower {
  return async (tx, cart, fact) => {
    if (fact.body.kind !== 'trip-finished') return;
    const anomaly = await compare(tx, cart, fact.body.trip, options);
    if (anomaly === undefined) return;
    await recordAnomalies(tx, [anomaly], options.now());
    options.onAnomaly();
  };
}

async function compare(
  tx: Tx,
  cart: string,
  trip: string,
  { timeZone }: ResettleOptions,
): Promise<Anomaly | undefined> {
  const [known, document] = await Promise.all([readTrip(tx, cart, trip), readDocument(tx, 'promotions')]);
  if (known === undefined || document?.head.version !== known.visit.promotionsVersion) return undefined;
  const settled = await lastSettled(tx, cart, trip);
  if (settled?.exact !== true) return undefined;
  const { promotions } = promotionNews.parse(JSON.parse(document.bytes.toString('utf8')));
  if (known.visit.member?.id === FORGOTTEN_MEMBER && promotions.some(({ customerLimit }) => customerLimit)) {
    return undefined;
  }
  const { receipt, visit } = known;
  const localTime = localTimeAt(settled.at, timeZone);
  const settlement = settlePromotions(receipt.lines.map(pricedLine), promotions, {
    member: visit.member !== null,
    coupons: visit.coupons,
    localTime,
    used: visit.used,
  });
  if (!settlement.exact || settlement.savings === receipt.savings) return undefined;
  return {
    kind: 'savings-differ',
    cart,
    topic: '',
    reason: `the promotions of version ${document.head.version} take off another amount than the cart did`,
    detail: `trip ${trip}: the cart took off ${receipt.savings}, the store reckons ${settlement.savings} (minor units, local time ${localTime})`,
  };
}

async function lastSettled(tx: Tx, cart: string, trip: string): Promise<{ exact: boolean; at: number } | undefined> {
  const row = await tx
    .selectFrom('facts')
    .select(['body', 'at'])
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .where('kind', '=', 'savings-settled')
    .orderBy('epoch', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const body = JSON.parse(row.body) as { exact: boolean };
  return { exact: body.exact, at: row.at };
}

/** `2026-11-23T17:05` in the store. */
export function localTimeAt(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(at).replace(' ', 'T');
}
