import type { CartConfig } from '../config.js';
import { defaultTripSettings, type TripSettings } from '../engine/index.js';

const MINUTE = 60_000;

/** How this store lets people shop and pay, from the cart's configuration. */
export function tripSettingsOf({ languages, checkout, shoppers }: CartConfig): TripSettings {
  return {
    ...defaultTripSettings,
    firstLanguage: languages[0] ?? defaultTripSettings.firstLanguage,
    loyaltyPrefixes: shoppers.loyaltyPrefixes,
    couponPrefixes: shoppers.couponPrefixes,
    tenders: checkout.tenders,
    ...(checkout.bag === undefined ? {} : { bagSku: checkout.bag }),
    audit: checkout.audit,
    idleMs: checkout.idleMinutes * MINUTE,
    email: checkout.email,
  };
}
