import type { Product } from '@smart-cart/contracts';
import type { MessageKey } from '../words/say.js';

/** Departments people look for loose goods in, in the order of a produce hall, and how stores call them. */
const halls: readonly (readonly [MessageKey, readonly string[]])[] = [
  ['groupFruit', ['fruit', 'fruits', 'berries', 'citrus', 'apples', 'melons']],
  ['groupVegetables', ['vegetable', 'vegetables', 'veg', 'potatoes', 'onions', 'mushrooms']],
  ['groupSalad', ['salad', 'salads', 'herbs', 'herb', 'lettuce']],
  ['groupBakery', ['bakery', 'bread', 'baked-goods']],
  ['groupNuts', ['nuts', 'seeds', 'dried-fruit']],
  ['groupSweets', ['sweets', 'candy', 'confectionery']],
  ['groupDairy', ['dairy', 'cheese']],
  ['groupMeat', ['meat', 'butchery', 'deli']],
  ['groupFish', ['fish', 'seafood']],
  ['groupDrinks', ['drinks', 'beverages', 'wine', 'beer']],
  ['groupFlowers', ['flowers', 'plants']],
];

export interface Hall {
  readonly key: MessageKey;
  readonly products: readonly Product[];
}

function hallOf(group: string): MessageKey {
  return halls.find(([, names]) => names.includes(group.toLowerCase()))?.[0] ?? 'groupMore';
}

/**
 * Products by hall, each by name in the shopper's language; before them what this shopper often buys. Months of season
 * come first within a hall: that is what lies in front.
 * @param month 1 to 12
 */
export function hallsOf(
  products: readonly Product[],
  { history, month, nameOf }: { history: readonly string[]; month: number; nameOf: (product: Product) => string },
): Hall[] {
  const byHall = new Map<MessageKey, Product[]>();
  for (const product of products) {
    const key = hallOf(product.group);
    byHall.set(key, [...(byHall.get(key) ?? []), product]);
  }
  const season = (product: Product): number => (product.seasonMonths?.includes(month) === true ? 0 : 1);
  const collator = new Intl.Collator();
  const sorted = ([...halls.map(([key]) => key), 'groupMore'] as MessageKey[]).flatMap((key) => {
    const own = byHall.get(key);
    if (own === undefined) return [];
    own.sort((a, b) => season(a) - season(b) || collator.compare(nameOf(a), nameOf(b)));
    return [{ key, products: own }];
  });
  const often = history.flatMap((sku) => products.find((product) => product.sku === sku) ?? []).slice(0, 6);
  return often.length === 0 ? sorted : [{ key: 'groupOften', products: often }, ...sorted];
}
