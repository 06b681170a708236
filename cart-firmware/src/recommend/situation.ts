import type { Allergen, Diet, Product } from '@smart-cart/contracts';

/** What suggestions depend on besides the model. */
export interface Situation {
  /** Different SKUs in the cart. */
  readonly inCart: readonly string[];
  /** Month in the store's time zone, 1 to 12. */
  readonly month: number;
  /** SKUs with a promotion that this shopper can use now. */
  readonly onOffer: ReadonlySet<string>;
  /** Times the logged-in shopper bought a SKU before; empty for everybody else. */
  readonly history: ReadonlyMap<string, number>;
  /** Turned away by the shopper, out of stock, not to be shown. */
  readonly exclude: ReadonlySet<string>;
  /** Years the shopper is known to have; `undefined` while nobody has checked. */
  readonly age: number | undefined;
  readonly avoid: readonly Allergen[];
  readonly diets: readonly Diet[];
}

/** How many, and what counts how much. Bonuses are natural logarithms: 0.7 makes something twice as likely. */
export interface SuggestionSettings {
  readonly atMost: number;
  /** Of one product group. */
  readonly perGroup: number;
  /** Whether suppliers may pay for a place at all. */
  readonly sponsored: boolean;
  readonly offerBonus: number;
  readonly seasonBonus: number;
  /** For a product bought once before; more often adds the logarithm of how often. */
  readonly historyBonus: number;
  /** A paid place never goes to something this much less likely than the last that earned its place. */
  readonly sponsoredReach: number;
}

export const suggestionDefaults: SuggestionSettings = {
  atMost: 6,
  perGroup: 2,
  sponsored: false,
  offerBonus: 0.5,
  seasonBonus: 0.4,
  historyBonus: 0.7,
  sponsoredReach: 2,
};

/** Why; `liked` is what is left when nothing else speaks for it: bought often by everybody. */
export type SuggestionReason = 'goes-with' | 'season' | 'offer' | 'yours' | 'liked';

export interface SuggestedProduct {
  readonly product: Product;
  readonly reason: SuggestionReason;
  /** SKU in the cart it goes with; with `goes-with` only. */
  readonly with?: string;
  /** Has its place because the supplier paid: to be labelled. */
  readonly sponsored: boolean;
  /** Log-odds with everything counted in; for the journal and tests, not for people. */
  readonly score: number;
}
