import type { FactBody } from '@smart-cart/contracts';
import type { FactFollower } from '../ingest/fact-follower.js';
import { intendRefunds } from './refund-store.js';
import { followTenders } from './tender-store.js';

/** After which facts more may have been paid than is due. */
const MAY_OVERPAY: ReadonlySet<FactBody['kind']> = new Set<FactBody['kind']>([
  'checkout-started',
  'savings-settled',
  'trip-finished',
  'trip-abandoned',
  'trip-closed',
]);

/** Tenders and refunds that facts ask for. */
export function paymentFollower(now: () => number): FactFollower {
  return async (tx, cart, fact) => {
    await followTenders(tx, cart, fact, now());
    const { body } = fact;
    if (MAY_OVERPAY.has(body.kind) && 'trip' in body) await intendRefunds(tx, cart, body.trip, now());
  };
}
