import type { Product } from '@smart-cart/contracts';

/** Goods of the stories: a simulation, invented names and prices. Pictures are file names of the emoji package. */
const rows: readonly (readonly [
  sku: string,
  name: string,
  price: number,
  picture: string,
  more?: Partial<Pick<Product, 'soldBy' | 'deposit' | 'minimumAge' | 'plu'>>,
])[] = [
  ['apple', 'Apples Braeburn', 279, '1f34e', { soldBy: 'weight', plu: '4103' }],
  ['banana', 'Bananas', 189, '1f34c', { soldBy: 'weight', plu: '4011' }],
  ['tomato', 'Vine tomatoes', 349, '1f345', { soldBy: 'weight', plu: '4664' }],
  ['avocado', 'Avocado Hass, ready to eat', 129, '1f951', { plu: '4046' }],
  ['lemon', 'Lemon, unwaxed', 59, '1f34b', { plu: '4958' }],
  ['grapes', 'Grapes, seedless', 499, '1f347', { soldBy: 'weight', plu: '4023' }],
  ['carrot', 'Carrots', 149, '1f955', { soldBy: 'weight', plu: '4562' }],
  ['broccoli', 'Broccoli', 199, '1f966', { plu: '4060' }],
  ['pear', 'Pears Conference', 259, '1f350', { soldBy: 'weight', plu: '4409' }],
  ['pineapple', 'Pineapple', 279, '1f34d', { plu: '4430' }],
  ['mushroom', 'Mushrooms', 699, '1f344', { soldBy: 'weight', plu: '4645' }],
  ['potato', 'Potatoes, waxy', 129, '1f954', { soldBy: 'weight', plu: '4072' }],
  ['onion', 'Onions', 139, '1f9c5', { soldBy: 'weight', plu: '4093' }],
  ['croissant', 'Butter croissant', 119, '1f950'],
  ['bread', 'Country loaf 750 g', 389, '1f35e'],
  ['milk', 'Whole milk 1 l', 135, '1f95b'],
  ['cheese', 'Mountain cheese 200 g', 329, '1f9c0'],
  ['eggs', 'Free-range eggs, 10', 319, '1f95a'],
  ['strawberry', 'Strawberries 500 g', 399, '1f353'],
  ['juice', 'Apple juice 1 l', 179, '1f9c3', { deposit: 25 }],
  ['beer', 'Pale ale 0.5 l', 149, '1f37a', { deposit: 8, minimumAge: 16 }],
  ['wine', 'Red wine 0.75 l', 799, '1f377', { minimumAge: 18 }],
  ['chocolate', 'Dark chocolate 70 %', 229, '1f36b'],
  ['fish', 'Trout fillet', 549, '1f41f'],
  ['soap', 'Olive soap', 249, ''],
];

export const products: readonly Product[] = rows.map(([sku, name, price, picture, more = {}]) => ({
  sku,
  name,
  price,
  gtins: [],
  soldBy: 'piece',
  taxClass: 'A',
  group: 'story',
  ...(picture === '' ? {} : { picture: `${picture}.webp` }),
  ...more,
}));

export function storyProduct(sku: string): Product {
  const product = products.find((candidate) => candidate.sku === sku);
  if (product === undefined) throw new Error(`There is no story product "${sku}".`);
  return product;
}
