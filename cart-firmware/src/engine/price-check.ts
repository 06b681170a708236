import type { Draft } from './draft.js';
import type { Decision } from './event.js';
import type { Resolution } from './sale.js';

/** Closes by itself, ms: the next thing shown is to be bought again. */
const OPEN_FOR = 60_000;
/** After closing, what is still in the hand is not bought by being seen, ms. */
const STILL_IN_HAND = 2_500;

export function openPriceCheck(draft: Draft): Decision {
  const { visit } = draft.state;
  if (visit?.checkout === true) return draft.refuse('not-allowed');
  if (visit?.priceCheck === null) draft.say({ kind: 'price-check-opened' });
  return draft.done();
}

export function closePriceCheck(draft: Draft): void {
  if (draft.state.visit?.priceCheck != null) draft.say({ kind: 'price-check-closed' });
}

/**
 * While the price check is open a code is shown, and nothing is bought.
 * @returns whether it took the code
 */
export function showPrice(draft: Draft, code: string, resolution: Resolution): boolean {
  const { priceCheck } = draft.state.visit ?? {};
  if (priceCheck == null) return false;
  const text = code.slice(0, 200);
  // A misread is nothing to show.
  if (resolution.kind === 'silent' || priceCheck.code === text) return true;
  const product = resolution.kind === 'sale' ? resolution.sale.product : resolution.noSale.product;
  draft.say({ kind: 'price-check-shown', sku: product?.sku ?? null, code: text });
  return true;
}

/** The package whose price was just asked for is still held to the camera. */
export function wasJustChecked({ trip, at }: Draft, code: string): boolean {
  return trip.checked?.code === code.slice(0, 200) && at - trip.checked.at < STILL_IN_HAND;
}

export function priceCheckTimesOut(draft: Draft): void {
  if (draft.at - draft.trip.priceCheckAt >= OPEN_FOR) closePriceCheck(draft);
}
