import type { Allergen, Diet } from '@smart-cart/contracts';

const none: readonly Allergen[] = [];
const bakery: readonly Allergen[] = ['gluten'];
const cake: readonly Allergen[] = ['gluten', 'eggs', 'milk'];
const milk: readonly Allergen[] = ['milk'];

/** Allergens of the demo's products by SKU; what is not listed has none. */
const allergens: Readonly<Record<string, readonly Allergen[]>> = {
  ...Object.fromEntries(['12011', '12012', '12014', '12016', '12018', '12021'].map((sku) => [sku, bakery])),
  ...Object.fromEntries(['12013', '12015', '12017', '12022', '12023'].map((sku) => [sku, cake])),
  '12019': ['gluten', 'milk'],
  ...Object.fromEntries(['14011', '14012', '14013', '14014', '14015'].map((sku) => [sku, milk])),
  '14016': none,
  '15017': ['fish'],
  '15018': ['crustaceans'],
  '15021': ['mustard', 'celery'],
  ...Object.fromEntries(
    ['13011', '13012', '13014', '13015', '13016', '13017', '13021', '13022', '13023', '13024', '13025'].map((sku) => [
      sku,
      milk,
    ]),
  ),
  '13013': ['gluten'],
  '13018': ['eggs'],
  '13019': ['eggs'],
  '20011': ['gluten'],
  '20012': ['gluten'],
  '20013': ['gluten'],
  '20014': ['sulphites'],
  '20015': ['sulphites'],
  '20016': ['sulphites'],
  '16011': ['gluten', 'milk'],
  '16012': ['gluten', 'milk'],
  '16015': ['fish', 'gluten'],
  '16016': ['milk', 'eggs'],
  '16017': ['milk', 'soy', 'nuts'],
  '16018': ['gluten', 'soy', 'sesame'],
  '17011': ['gluten'],
  '17012': ['gluten'],
  '17014': ['gluten'],
  '17018': ['milk', 'nuts'],
  '17025': ['fish'],
  '17028': ['peanuts'],
  '17029': ['gluten'],
  '17031': ['gluten', 'nuts'],
  '17034': ['mustard'],
  '17035': ['gluten', 'soy', 'eggs'],
  '18011': ['milk', 'soy', 'nuts'],
  '18012': ['soy', 'nuts'],
  '18013': cake,
  '18016': ['milk'],
  '18018': ['peanuts'],
  '18019': ['gluten'],
  '18022': ['milk', 'nuts', 'soy'],
  '18023': ['milk', 'peanuts', 'soy'],
};

const animal = new Set([
  ...['14011', '14012', '14013', '14014', '14015', '13011', '13012', '13014', '13015', '13016', '13017', '13018'],
  ...['13019', '13021', '13022', '13023', '13024', '13025', '12013', '12015', '12017', '12019', '12022', '12023'],
  ...['16011', '16016', '16017', '17018', '17026', '17035', '18011', '18013', '18016', '18022', '18023'],
]);
const meatOrFish = new Set(['16012', '16015', '16018', '17025', '18014']);

/** Groups of things one does not eat. */
const noFood = new Set(['household', 'care']);

export function allergensOf(sku: string): readonly Allergen[] {
  return allergens[sku] ?? none;
}

/** Diets the demo's products fit, from what they are made of. */
export function dietsOf(sku: string, group: string): readonly Diet[] {
  if (noFood.has(group)) return [];
  const has = new Set(allergensOf(sku));
  const meat = group === 'meat' || meatOrFish.has(sku);
  return [
    ...(meat ? [] : (['vegetarian'] as const)),
    ...(meat || animal.has(sku) ? [] : (['vegan'] as const)),
    ...(has.has('gluten') ? [] : (['gluten-free'] as const)),
    ...(has.has('milk') ? [] : (['lactose-free'] as const)),
    ...(organic.has(sku) ? (['organic'] as const) : []),
  ];
}

/** Organic goods carry the word in their name. */
export const organic: ReadonlySet<string> = new Set(['10012', '13019']);

/** Months in which the produce is in season in the northern hemisphere. */
export const seasons: Readonly<Record<string, readonly number[]>> = {
  '10013': [9, 10, 11, 12, 1, 2],
  '10014': [10, 11, 12, 1, 2, 3],
  '10015': [9, 10, 11, 12],
  '10016': [11, 12, 1, 2, 3],
  '10017': [11, 12, 1, 2, 3],
  '10018': [6, 7, 8, 9],
  '10021': [11, 12, 1, 2, 3],
  '10023': [6, 7, 8],
  '10024': [6, 7, 8],
  '10025': [8, 9, 10],
  '10026': [6, 7],
  '10027': [5, 6, 7],
  '10028': [6, 7, 8],
  '11011': [6, 7, 8, 9],
  '11012': [5, 6, 7, 8, 9],
  '11014': [6, 7, 8, 9, 10, 11],
  '11022': [7, 8, 9],
  '11025': [9, 10, 11, 12],
  '11027': [3, 4, 5, 9, 10, 11],
  '11028': [9, 10, 11, 12],
};

/** Other words people look for the demo's goods by. */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  17011: ['pasta', 'noodles', 'Nudeln', 'pâtes', 'パスタ', 'معكرونة'],
  17012: ['pasta', 'noodles', 'Nudeln', 'pâtes', 'パスタ', 'معكرونة'],
  '10011': ['banana', 'plátano', 'Banane'],
  '11015': ['bell pepper', 'capsicum', 'Paprikaschote', 'pimiento'],
  '11016': ['eggplant', 'berenjena', 'Melanzani'],
  '11018': ['onion', 'Zwiebel', 'cebolla'],
  '11021': ['potato', 'Erdäpfel', 'spuds', 'patatas'],
  '11026': ['yam', 'Batate'],
  '12011': ['Semmel', 'Schrippe', 'bun'],
  '12015': ['donut', 'Krapfen'],
  '13012': ['semi-skimmed', 'skim'],
  '13013': ['oat milk', 'Hafermilch'],
  '15011': ['ground beef', 'Hackfleisch', 'mince', 'Faschiertes'],
  '15018': ['prawns', 'Shrimps', 'gambas'],
  '16014': ['fries', 'Pommes', 'patatas fritas'],
  '17014': ['Mehl', 'harina'],
  '18016': ['potato chips', 'crisps', 'Chips'],
  '19014': ['coke', 'soda'],
  '20011': ['beer', 'lager', 'Bier', 'bière', 'ビール'],
  '20014': ['white wine', 'Weißwein', 'vino blanco', 'vin blanc', '白ワイン'],
  '21011': ['loo roll', 'Klopapier', 'WC'],
  '21013': ['dish soap', 'Spüli'],
  '22018': ['band-aid', 'Heftpflaster'],
};
