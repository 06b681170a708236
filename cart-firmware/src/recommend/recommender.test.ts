import { describe, expect, test } from '@jest/globals';
import { product, type Product } from '@smart-cart/contracts';
import { Recommender } from './recommender.js';
import type { Situation, SuggestionSettings } from './situation.js';
import { smallModel } from './small-model.js';

const shelf = (sku: string, more: Partial<Product> = {}): Product =>
  product.parse({ sku, name: sku, soldBy: 'piece', price: 100, taxClass: 'A', group: sku, ...more });

/** By popularity: milk, bread, butter, beer, jam, figs. Bread pulls butter and jam. */
const model = smallModel({
  items: { milk: 0.3, bread: 0.25, butter: 0.1, beer: 0.09, jam: 0.05, figs: 0.01 },
  goesWith: [
    ['bread', 'butter', 2],
    ['bread', 'jam', 1.5],
  ],
  season: [['figs', 9, 4]],
});

function recommender(
  products: Partial<Record<string, Partial<Product>>> = {},
  settings: Partial<SuggestionSettings> = {},
) {
  const skus = new Set([...model.items, ...Object.keys(products)]);
  return new Recommender(model, new Map([...skus].map((sku) => [sku, shelf(sku, products[sku])])), settings);
}

const empty: Situation = {
  inCart: [],
  month: 1,
  onOffer: new Set(),
  history: new Map(),
  exclude: new Set(),
  age: undefined,
  avoid: [],
  diets: [],
};
const skus = (list: readonly { product: Product }[]): string[] => list.map(({ product: { sku } }) => sku);

describe('what is suggested', () => {
  test('an empty cart gets what everybody buys, and says so', () => {
    const list = recommender().suggest(empty);
    expect(skus(list)).toEqual(['milk', 'bread', 'butter', 'beer', 'jam', 'figs']);
    expect(list.every(({ reason }) => reason === 'liked')).toBe(true);
  });

  test('what is in season comes forward in its month only', () => {
    const [first] = recommender().suggest({ ...empty, month: 9 });
    expect(first).toMatchObject({ product: { sku: 'figs' }, reason: 'season' });
    expect(skus(recommender().suggest({ ...empty, month: 10 }))[0]).toBe('milk');
  });

  test('the months the catalogue names count without any receipt', () => {
    const jamInMay = recommender({ jam: { seasonMonths: [5] } }, { seasonBonus: 3 });
    expect(jamInMay.suggest({ ...empty, month: 5 })[0]).toMatchObject({ product: { sku: 'jam' }, reason: 'season' });
    expect(skus(jamInMay.suggest({ ...empty, month: 6 })).at(-1)).toBe('jam');
  });

  test('what goes with the cart comes first and names what it goes with', () => {
    const [first] = recommender().suggest({ ...empty, inCart: ['bread'] });
    expect(first).toMatchObject({ product: { sku: 'butter' }, reason: 'goes-with', with: 'bread' });
  });

  test('an offer and the own history move a product up, with that reason', () => {
    const offered = recommender().suggest({ ...empty, onOffer: new Set(['jam']) });
    expect(offered.find(({ product: { sku } }) => sku === 'jam')).toMatchObject({ reason: 'offer' });
    const regular = recommender().suggest({ ...empty, history: new Map([['jam', 12]]) });
    expect(regular[0]).toMatchObject({ product: { sku: 'jam' }, reason: 'yours' });
  });

  test('a product newer than the model is suggested for a reason, never as much liked', () => {
    const withNew = recommender({ tofu: {} });
    expect(skus(withNew.suggest({ ...empty, month: 3 }, undefined))).not.toContain('tofu');
    const offered = recommender({ tofu: {} }, { atMost: 7 }).suggest({ ...empty, onOffer: new Set(['tofu']) });
    expect(offered.find(({ product: { sku } }) => sku === 'tofu')).toMatchObject({ reason: 'offer' });
  });

  test('asked for one kind of reason only, nothing else is listed', () => {
    const list = recommender().suggest({ ...empty, inCart: ['bread'] }, new Set(['goes-with']));
    expect(skus(list)).toEqual(['butter', 'jam']);
  });
});

describe('what is never suggested', () => {
  test('what is in the cart, was turned away or is not in the catalogue', () => {
    const gone = new Recommender(model, new Map([...model.items].slice(1).map((sku) => [sku, shelf(sku)])));
    const list = gone.suggest({ ...empty, inCart: ['bread'], exclude: new Set(['jam']) });
    expect(skus(list)).toEqual(['butter', 'beer', 'figs']);
  });

  test.each([
    [undefined, false],
    [17, false],
    [18, true],
  ])('beer to a shopper of age %s: %s', (age, shown) => {
    const list = recommender({ beer: { minimumAge: 18 } }).suggest({ ...empty, age });
    expect(skus(list).includes('beer')).toBe(shown);
  });

  test('an allergen the shopper avoids, nor a product whose allergens nobody wrote down', () => {
    const list = recommender({
      milk: { allergens: ['milk'] },
      jam: { allergens: [] },
      bread: { allergens: ['gluten'] },
    });
    expect(skus(list.suggest({ ...empty, avoid: ['milk'] }))).toEqual(['bread', 'jam']);
  });

  test('what does not suit every diet of the shopper', () => {
    const list = recommender({ jam: { diets: ['vegan'] }, milk: { diets: ['vegetarian'] }, bread: {} });
    expect(skus(list.suggest({ ...empty, diets: ['vegetarian'] }))).toEqual(['milk', 'jam']);
    expect(skus(list.suggest({ ...empty, diets: ['vegan'] }))).toEqual(['jam']);
  });

  test('more than two of one group', () => {
    const dairy = { group: 'dairy' };
    const list = recommender({ milk: dairy, butter: dairy, jam: dairy }).suggest(empty);
    expect(skus(list)).toEqual(['milk', 'bread', 'butter', 'beer', 'figs']);
  });
});

describe('paid places', () => {
  const paid = { milk: { sponsored: true }, jam: { sponsored: true } };

  test('do not exist unless the store allows them', () => {
    expect(skus(recommender(paid).suggest(empty))).toEqual(['bread', 'butter', 'beer', 'figs']);
  });

  test('are one at most, never the first, and labelled', () => {
    const list = recommender(paid, { sponsored: true }).suggest(empty);
    expect(skus(list)).toEqual(['bread', 'milk', 'butter', 'beer', 'figs']);
    expect(list.map(({ sponsored }) => sponsored)).toEqual([false, true, false, false, false]);
  });

  test('go to nobody when the product is far from what the shopper wants', () => {
    const far = recommender({ figs: { sponsored: true } }, { sponsored: true, sponsoredReach: 1 });
    expect(skus(far.suggest(empty))).not.toContain('figs');
  });

  test('obey the same rules as all others', () => {
    const beer = recommender({ beer: { sponsored: true, minimumAge: 18 } }, { sponsored: true });
    expect(skus(beer.suggest(empty))).not.toContain('beer');
  });

  test('are not in a list for stated reasons', () => {
    const jam = recommender({ jam: { sponsored: true } }, { sponsored: true });
    expect(skus(jam.suggest({ ...empty, inCart: ['bread'] }, new Set(['goes-with'])))).toEqual(['butter']);
  });
});

test('the same situation gives the same list, whatever was asked before', () => {
  const one = recommender();
  const before = one.suggest({ ...empty, inCart: ['bread'] });
  one.suggest({ ...empty, inCart: ['milk', 'beer'], month: 9 });
  expect(one.suggest({ ...empty, inCart: ['bread'] })).toEqual(before);
});
