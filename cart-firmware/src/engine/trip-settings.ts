import type { TenderMethod } from '@smart-cart/contracts';

/** How a store lets people shop and pay at its carts. */
export interface TripSettings {
  /** Language of a trip that a login code starts. */
  readonly firstLanguage: string;
  /** How codes of loyalty cards begin. */
  readonly loyaltyPrefixes: readonly string[];
  /** How codes of paper coupons begin. */
  readonly couponPrefixes: readonly string[];
  /** Ways to pay at the cart; empty: the trip ends here and the total is paid at a desk. */
  readonly tenders: readonly TenderMethod[];
  /** The bag to carry home that can be bought without weighing. */
  readonly bagSku?: string | undefined;
  readonly audit: {
    /** Open points from which staff looks before the payment; 0: never. */
    readonly openPointsAtLeast: number;
    /** Share of trips looked at by chance, 0 to 1. */
    readonly randomShare: number;
  };
  /** A trip in which nothing was bought and nothing happens ends after this time, ms. */
  readonly idleMs: number;
  /** A finished trip is cleaned away after this time, ms, if nobody touches "done". */
  readonly closeMs: number;
  /** The store sends receipts by e-mail. */
  readonly email: boolean;
}

/** A cart that takes no payment, in a store without cards and coupons. */
export const defaultTripSettings: TripSettings = {
  firstLanguage: 'en',
  loyaltyPrefixes: [],
  couponPrefixes: [],
  tenders: [],
  audit: { openPointsAtLeast: 1, randomShare: 0 },
  idleMs: 20 * 60_000,
  closeMs: 5 * 60_000,
  email: false,
};
