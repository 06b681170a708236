import { PARTNERS, type RecommendationModel } from '@smart-cart/contracts';

/** Bought together at least this much more often than by chance (natural logarithm) before it is said aloud. */
const WORTH_SAYING = 0.15;

/** The item in the cart that this one is most clearly bought with, as a place in the model. */
export function partnerInCart(
  model: RecommendationModel,
  item: number,
  isInCart: (place: number) => boolean,
): { place: number; lift: number } | undefined {
  for (let at = item * PARTNERS; at < (item + 1) * PARTNERS; at += 1) {
    const place = model.partners[at] as number;
    const lift = model.lifts[at] as number;
    if (place === model.items.length || lift < WORTH_SAYING) return undefined;
    if (isInCart(place)) return { place, lift };
  }
  return undefined;
}
