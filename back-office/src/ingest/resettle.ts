import { FORGOTTEN_MEMBER, pricedLine, promotionNews, settlePromotions, type FactBody } from '@smart-cart/contracts';
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

/** After which a cart settles anew at once, and writes it down only when it differs. */
const SETTLED_AFTER: readonly FactBody['kind'][] = [
  'line-added',
  'line-placed',
  'line-removed',
  'quantity-changed',
  'mass-changed',
  'member-recognised',
  'member-known',
  'member-left',
  'coupon-added',
  'savings-settled',
];
/** How often a cart looks at the clock while somebody shops, ms, and a little for the tick that does it. */
const LOOKS_AT_CLOCK = 25_000;

/**
 * Settles the promotions of a finished trip once more by the store's own reckoning, and notes when the cart took off
 * something else. Reckoned with the version of the promotions that the cart had, which the store may have replaced since.
 * Only what both reckoned from can be compared: a proven result, a version still kept, and a member of whom it is still
 * known what they used before.
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
  const known = await readTrip(tx, cart, trip);
  if (known === undefined) return undefined;
  const { receipt, visit } = known;
  const document = await readDocument(tx, 'promotions', visit.promotionsVersion);
  const settled = await settledTimes(tx, cart, trip);
  if (document === undefined || settled?.exact !== true) return undefined;
  const { promotions } = promotionNews.parse(JSON.parse(document.bytes.toString('utf8')));
  if (visit.member?.id === FORGOTTEN_MEMBER && promotions.some(({ customerLimit }) => customerLimit)) {
    return undefined;
  }
  const lines = receipt.lines.map(pricedLine);
  const { coupons, used } = visit;
  const reckoned: { localTime: string; savings: number }[] = [];
  for (const localTime of new Set(settled.times.map((at) => localTimeAt(at, timeZone)))) {
    const settlement = settlePromotions(lines, promotions, {
      member: visit.member !== null,
      coupons,
      localTime,
      used,
    });
    if (!settlement.exact || settlement.savings === receipt.savings) return undefined;
    reckoned.push({ localTime, savings: settlement.savings });
  }
  const store = reckoned.map(({ localTime, savings }) => `${savings} at ${localTime}`).join(', ');
  return {
    kind: 'savings-differ',
    cart,
    topic: '',
    reason: `the promotions of version ${document.head.version} take off another amount than the cart did`,
    detail: `trip ${trip}: the cart took off ${receipt.savings}, the store reckons ${store} (minor units, local time)`,
  };
}

/**
 * When the cart may have reckoned what stands on the receipt: with the last goods, and by the clock until the checkout,
 * in which it stands still. A reckoning that changes nothing is not written down, so there may be several moments.
 */
async function settledTimes(
  tx: Tx,
  cart: string,
  trip: string,
): Promise<{ exact: boolean; times: number[] } | undefined> {
  const rows = await tx
    .selectFrom('facts')
    .select(['kind', 'body', 'at'])
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .where('kind', 'in', [...SETTLED_AFTER, 'checkout-started'])
    .orderBy('epoch', 'desc')
    .orderBy('seq', 'desc')
    .execute();
  const settled = rows.find(({ kind }) => kind === 'savings-settled');
  const changed = rows.find(({ kind }) => kind !== 'checkout-started');
  if (settled === undefined || changed === undefined) return undefined;
  const { exact } = JSON.parse(settled.body) as { exact: boolean };
  const checkout = rows.find(({ kind }) => kind === 'checkout-started')?.at ?? changed.at;
  if (checkout <= changed.at) return { exact, times: [changed.at] };
  return { exact, times: [changed.at, Math.max(changed.at, checkout - LOOKS_AT_CLOCK), checkout] };
}

/** `2026-11-23T17:05` in the store. */
export function localTimeAt(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(at).replace(' ', 'T');
}
