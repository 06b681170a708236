import type { Department } from './row.js';

export const frozen: Department = {
  group: 'frozen',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['16011', 'Polaris', 'Pizza Margherita', 'Pizza Margherita', 'Pizza margarita', 'بيتزا مارغريتا', 279, 398, 7, 'box:#15803d:1f355'],
    ['16012', 'Polaris', 'Pizza salami', 'Pizza Salami', 'Pizza de salami', 'بيتزا سلامي', 299, 412, 7, 'box:#b91c1c:1f355'],
    ['16013', 'Polaris', 'Peas 750 g', 'Erbsen 750 g', 'Guisantes 750 g', 'بازلاء 750 غ', 219, 763, 8, 'bag:#22c55e:1fadb'],
    ['16014', 'Polaris', 'Oven chips 1 kg', 'Backofen-Pommes 1 kg', 'Patatas para horno 1 kg', 'بطاطس مقلية 1 كغ', 249, 1014, 12, 'bag:#eab308:1f35f'],
    ['16015', 'Nordfang', 'Fish fingers, 15 pieces', 'Fischstäbchen, 15 Stück', 'Varitas de pescado, 15 unidades', 'أصابع السمك 15 قطعة', 349, 482, 8, 'box:#0284c7:1f41f'],
    ['16016', 'Gletscher', 'Vanilla ice cream 900 ml', 'Vanilleeis 900 ml', 'Helado de vainilla 900 ml', 'آيس كريم فانيليا 900 مل', 329, 522, 9, 'tub:#fde68a:1f368'],
    ['16017', 'Gletscher', 'Chocolate ice pops, 6', 'Schoko-Eis am Stiel, 6', 'Polos de chocolate, 6', 'مثلجات الشوكولاتة 6', 299, 438, 6, 'box:#78350f:1f366'],
    ['16018', 'Polaris', 'Dumplings 500 g', 'Teigtaschen 500 g', 'Empanadillas 500 g', 'زلابية محشوة 500 غ', 379, 513, 6, 'bag:#0d9488:1f95f'],
    ['16019', 'Polaris', 'Berry mix 500 g', 'Beerenmischung 500 g', 'Mezcla de frutos rojos 500 g', 'خليط التوت 500 غ', 349, 511, 6, 'bag:#7e22ce:1fad0', { code: 'upc-a' }],
  ],
};
