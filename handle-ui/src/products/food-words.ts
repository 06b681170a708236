import type { Allergen, Diet, Product } from '@smart-cart/contracts';
import type { MessageKey } from '../words/say.js';
import type { Words } from '../words/use-words.js';

export const allergenKeys: Readonly<Record<Allergen, MessageKey>> = {
  gluten: 'allergenGluten',
  crustaceans: 'allergenCrustaceans',
  eggs: 'allergenEggs',
  fish: 'allergenFish',
  peanuts: 'allergenPeanuts',
  soy: 'allergenSoy',
  milk: 'allergenMilk',
  nuts: 'allergenNuts',
  celery: 'allergenCelery',
  mustard: 'allergenMustard',
  sesame: 'allergenSesame',
  sulphites: 'allergenSulphites',
  lupin: 'allergenLupin',
  molluscs: 'allergenMolluscs',
};

export const dietKeys: Readonly<Record<Diet, MessageKey>> = {
  vegetarian: 'dietVegetarian',
  vegan: 'dietVegan',
  'gluten-free': 'dietGlutenFree',
  'lactose-free': 'dietLactoseFree',
  halal: 'dietHalal',
  kosher: 'dietKosher',
  organic: 'dietOrganic',
};

/** Several words as one sentence part, as the language joins them. */
function joined(words: readonly string[], language: string): string {
  // Making a format costs more than painting a line, and most lists are empty or of one.
  if (words.length < 2) return words[0] ?? '';
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
}

/** Allergens in words; one a newer store knows is shown as it is written. */
export function allergenWords(codes: readonly string[], { say, language }: Words): string {
  const known: Readonly<Record<string, MessageKey>> = allergenKeys;
  return joined(
    codes.map((code) => (known[code] === undefined ? code : say(known[code]))),
    language,
  );
}

export function dietWords(codes: readonly string[], { say, language }: Words): string {
  const known: Readonly<Record<string, MessageKey>> = dietKeys;
  return joined(
    codes.map((code) => (known[code] === undefined ? code : say(known[code]))),
    language,
  );
}

/** What of a product the shopper avoids. */
export function avoided(product: Pick<Product, 'allergens'> | undefined, avoid: readonly Allergen[]): Allergen[] {
  return avoid.filter((allergen) => product?.allergens?.includes(allergen));
}
