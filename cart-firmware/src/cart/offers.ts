import type { Offers, Product } from '@smart-cart/contracts';
import type { CartConfig } from '../config.js';

export interface OfferSources {
  readonly config: Pick<CartConfig, 'checkout' | 'shoppers' | 'scale'>;
  readonly productOf: (sku: string) => Product | undefined;
  readonly hasMap: boolean;
  readonly hasPromotions: boolean;
  readonly suggests: boolean;
  readonly recogniser: Offers['recogniser'];
}

/** What this cart and store offer right now: documents and catalogue may come and go while a screen is open. */
export function offersOf({ config, productOf, hasMap, hasPromotions, suggests, recogniser }: OfferSources): Offers {
  const { checkout, shoppers } = config;
  const interval = config.scale?.interval ?? 5_000;
  const bag = checkout.bag === undefined ? undefined : productOf(checkout.bag);
  return {
    login: shoppers.loginKeyFile !== undefined || shoppers.loyaltyPrefixes.length > 0,
    companion: shoppers.companionUrl ?? null,
    tenders: checkout.tenders,
    coupons: hasPromotions,
    map: hasMap,
    suggestions: suggests,
    recogniser,
    bag: bag === undefined ? null : { sku: bag.sku, name: bag.name, price: bag.price },
    // In the division of the scale, as it is taken off: what is offered is what counts.
    tares: shoppers.tares.map(({ id, name, grams }) => ({
      id,
      name,
      tare: Math.ceil((grams * 1_000) / interval) * interval,
    })),
    email: checkout.email,
  };
}
