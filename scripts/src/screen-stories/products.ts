import type { Product } from '@smart-cart/contracts';

/** Goods of the stories: a simulation, invented names and prices. Pictures are file names of the emoji package. */
const rows: readonly (readonly [
  sku: string,
  name: string,
  price: number,
  picture: string,
  more?: Partial<Pick<Product, 'soldBy' | 'deposit' | 'minimumAge' | 'plu' | 'group' | 'allergens'>>,
])[] = [
  ['apple', 'Apples Braeburn', 279, '1f34e', { group: 'fruit', soldBy: 'weight', plu: '4103' }],
  ['banana', 'Bananas', 189, '1f34c', { group: 'fruit', soldBy: 'weight', plu: '4011' }],
  ['tomato', 'Vine tomatoes', 349, '1f345', { group: 'vegetables', soldBy: 'weight', plu: '4664' }],
  ['avocado', 'Avocado Hass, ready to eat', 129, '1f951', { group: 'fruit', plu: '4046' }],
  ['lemon', 'Lemon, unwaxed', 59, '1f34b', { group: 'fruit', plu: '4958' }],
  ['grapes', 'Grapes, seedless', 499, '1f347', { group: 'fruit', soldBy: 'weight', plu: '4023' }],
  ['carrot', 'Carrots', 149, '1f955', { group: 'vegetables', soldBy: 'weight', plu: '4562' }],
  ['broccoli', 'Broccoli', 199, '1f966', { group: 'vegetables', plu: '4060' }],
  ['pear', 'Pears Conference', 259, '1f350', { group: 'fruit', soldBy: 'weight', plu: '4409' }],
  ['pineapple', 'Pineapple', 279, '1f34d', { group: 'fruit', plu: '4430' }],
  ['mushroom', 'Mushrooms', 699, '1f344', { group: 'vegetables', soldBy: 'weight', plu: '4645' }],
  ['potato', 'Potatoes, waxy', 129, '1f954', { group: 'vegetables', soldBy: 'weight', plu: '4072' }],
  ['onion', 'Onions', 139, '1f9c5', { group: 'vegetables', soldBy: 'weight', plu: '4093' }],
  ['croissant', 'Butter croissant', 119, '1f950', { group: 'bakery', plu: '9001', allergens: ['gluten', 'milk'] }],
  ['bread', 'Country loaf 750 g', 389, '1f35e', { group: 'bakery', allergens: ['gluten'] }],
  ['milk', 'Whole milk 1 l', 135, '1f95b', { group: 'dairy', allergens: ['milk'] }],
  ['cheese', 'Mountain cheese 200 g', 329, '1f9c0', { group: 'dairy', allergens: ['milk'] }],
  ['eggs', 'Free-range eggs, 10', 319, '1f95a'],
  ['strawberry', 'Strawberries 500 g', 399, '1f353'],
  ['juice', 'Apple juice 1 l', 179, '1f9c3', { deposit: 25 }],
  ['beer', 'Pale ale 0.5 l', 149, '1f37a', { deposit: 8, minimumAge: 16 }],
  ['wine', 'Red wine 0.75 l', 799, '1f377', { minimumAge: 18 }],
  ['chocolate', 'Dark chocolate 70 %', 229, '1f36b'],
  ['fish', 'Trout fillet', 549, '1f41f'],
  ['soap', 'Olive soap', 249, ''],
];

/** Names in the other languages of the screen: de, es, fr, ar, ja. */
const translations: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  apple: ['Äpfel Braeburn', 'Manzanas Braeburn', 'Pommes Braeburn', 'تفاح بريبورن', 'りんご ブレイバーン'],
  banana: ['Bananen', 'Plátanos', 'Bananes', 'موز', 'バナナ'],
  tomato: ['Rispentomaten', 'Tomates en rama', 'Tomates grappe', 'طماطم', '房付きトマト'],
  lemon: ['Zitrone, unbehandelt', 'Limón sin encerar', 'Citron non traité', 'ليمون', 'レモン'],
  pear: ['Birnen Conference', 'Peras Conferencia', 'Poires Conférence', 'كمثرى', '洋梨'],
  bread: ['Landbrot 750 g', 'Hogaza 750 g', 'Pain de campagne 750 g', 'خبز ريفي 750 غ', '田舎パン 750 g'],
  milk: ['Vollmilch 1 l', 'Leche entera 1 l', 'Lait entier 1 l', 'حليب كامل الدسم 1 ل', '牛乳 1 L'],
  cheese: [
    'Bergkäse 200 g',
    'Queso de montaña 200 g',
    'Fromage de montagne 200 g',
    'جبن جبلي 200 غ',
    '山のチーズ 200 g',
  ],
  juice: ['Apfelsaft 1 l', 'Zumo de manzana 1 l', 'Jus de pomme 1 l', 'عصير تفاح 1 ل', 'りんごジュース 1 L'],
  croissant: ['Buttercroissant', 'Cruasán de mantequilla', 'Croissant au beurre', 'كرواسون بالزبدة', 'クロワッサン'],
  strawberry: ['Erdbeeren 500 g', 'Fresas 500 g', 'Fraises 500 g', 'فراولة 500 غ', 'いちご 500 g'],
  beer: [
    'Helles aus der Holsteinischen Schweiz 0,5 l',
    'Cerveza rubia 0,5 l',
    'Bière blonde 0,5 l',
    'مشروب شعير',
    'ペールエール 0.5 L',
  ],
  eggs: ['Freilandeier, 10', 'Huevos camperos, 10', 'Œufs de plein air, 10', 'بيض، 10', '平飼い卵 10個'],
};

function namesOf(sku: string): Pick<Product, 'names'> {
  const names = translations[sku];
  if (names === undefined) return {};
  const [de, es, fr, ar, ja] = names;
  return { names: { de, es, fr, ar, ja } };
}

export const products: readonly Product[] = rows.map(([sku, name, price, picture, more = {}]) => ({
  sku,
  name,
  price,
  gtins: [],
  soldBy: 'piece',
  taxClass: 'A',
  group: 'story',
  ...namesOf(sku),
  ...(picture === '' ? {} : { picture: `${picture}.webp` }),
  ...more,
}));

export function storyProduct(sku: string): Product {
  const product = products.find((candidate) => candidate.sku === sku);
  if (product === undefined) throw new Error(`There is no story product "${sku}".`);
  return product;
}
