import type { Catalogue } from '../catalogue/catalogue.js';
import { minorDigitsOf, readCode } from '../codes/index.js';
import type { SightedCode } from '../vision/sighting.js';

/**
 * Whether the store sells something under this code. A misread that is by chance a product of this store is very
 * unlikely, so such a code needs fewer agreeing frames than a stranger.
 * @param at epoch milliseconds, for dates in codes
 */
export function isKnownCode(code: SightedCode, catalogue: Catalogue | undefined, at: number): boolean {
  if (catalogue === undefined) return false;
  const { inStoreLayouts, currency } = catalogue.header;
  const reading = readCode(code, { layouts: inStoreLayouts, minorDigits: minorDigitsOf(currency), at });
  switch (reading.kind) {
    case 'gtin':
      return catalogue.byGtin(reading.gtin) !== undefined;
    case 'in-store':
      return catalogue.byInStoreItem(reading.item) !== undefined;
    case 'plu':
      return catalogue.byPlu(reading.printed) !== undefined;
    default:
      return false;
  }
}
