import type { Product } from '@smart-cart/contracts';
import type { Situation } from './situation.js';

/**
 * Whether a product may be suggested at all. Nothing said about allergens or diets counts as not suitable for a shopper
 * who asked: a wrong guess here could hurt somebody.
 */
export function eligible(product: Product, situation: Situation, inCart: ReadonlySet<string>): boolean {
  const { age, avoid, diets, exclude } = situation;
  if (inCart.has(product.sku) || exclude.has(product.sku)) return false;
  if (product.minimumAge !== undefined && (age === undefined || age < product.minimumAge)) return false;
  if (avoid.length > 0 && (product.allergens === undefined || avoid.some((one) => product.allergens?.includes(one)))) {
    return false;
  }
  return diets.every((one) => product.diets?.includes(one) === true || implied(product, one));
}

/** What suits a vegan suits a vegetarian. */
function implied(product: Product, diet: string): boolean {
  return diet === 'vegetarian' && product.diets?.includes('vegan') === true;
}
