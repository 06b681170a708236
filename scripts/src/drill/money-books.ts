import { z } from 'zod';
import type { StoreStage } from '../stage/store-stage.js';
import { untilHolds } from './until-holds.js';

const balances = z.array(z.object({ trip: z.string(), state: z.string(), charged: z.int(), due: z.int().nullable() }));

export interface Money {
  /** Trips for which more was taken than is due, and nothing is on its way back. */
  readonly chargedTwice: number;
  /** Trips with a payment whose outcome nobody knows, after everything had time to come to rest. */
  readonly leftUnknown: number;
  /** Trips that ended with less paid than due. */
  readonly owed: number;
  /** Trips that paid at the cart and balance to the cent. */
  readonly balanced: number;
}

/** The store's money laid beside its receipts, once no payment is under way any more. */
export async function settledMoney({ backOfficeUrl }: StoreStage, withinMs = 90_000): Promise<Money> {
  let books: z.infer<typeof balances> = [];
  await untilHolds(
    async () => {
      const response = await fetch(new URL('/api/payments?limit=500', backOfficeUrl));
      books = balances.parse(await response.json());
      return books.every(({ state }) => state !== 'pending');
    },
    withinMs,
    500,
  );
  const count = (wanted: string): number => books.filter(({ state }) => state === wanted).length;
  return {
    chargedTwice: count('overpaid'),
    leftUnknown: count('pending'),
    owed: count('owed'),
    balanced: count('balanced'),
  };
}
