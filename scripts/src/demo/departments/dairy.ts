import type { Department } from './row.js';

export const dairy: Department = {
  group: 'dairy',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['13011', 'Almwiese', 'Whole milk 3.5 % 1 l', 'Vollmilch 3,5 % 1 l', 'Leche entera 1 l', 'حليب كامل الدسم 1 ل', 129, 1062, 5, 'carton:#1d4ed8:1f404'],
    ['13012', 'Almwiese', 'Low-fat milk 1.5 % 1 l', 'Fettarme Milch 1,5 % 1 l', 'Leche semidesnatada 1 l', 'حليب قليل الدسم 1 ل', 119, 1064, 5, 'carton:#38bdf8:1f95b'],
    ['13013', 'Haferfeld', 'Oat drink 1 l', 'Haferdrink 1 l', 'Bebida de avena 1 l', 'شراب الشوفان 1 ل', 169, 1068, 6, 'carton:#a3a380:1f33e', { tax: 'B' }],
    ['13014', 'Almwiese', 'Butter 250 g', 'Butter 250 g', 'Mantequilla 250 g', 'زبدة 250 غ', 229, 253, 2, 'box:#eab308:1f9c8'],
    ['13015', 'Almwiese', 'Natural yoghurt 500 g', 'Naturjoghurt 500 g', 'Yogur natural 500 g', 'زبادي طبيعي 500 غ', 119, 519, 4, 'tub:#0ea5e9:1f963'],
    ['13016', 'Almwiese', 'Strawberry yoghurt 150 g', 'Erdbeerjoghurt 150 g', 'Yogur de fresa 150 g', 'زبادي الفراولة 150 غ', 55, 157, 2, 'tub:#f43f5e:1f353', { code: 'ean-8' }],
    ['13017', 'Almwiese', 'Cream 200 g', 'Schlagsahne 200 g', 'Nata 200 g', 'كريمة 200 غ', 109, 211, 2, 'tub:#7dd3fc:1f366', { code: 'ean-8' }],
    ['13018', 'Hügelhof', 'Eggs, 10 pieces', 'Eier, 10 Stück', 'Huevos, 10 unidades', 'بيض 10 حبات', 279, 652, 14, 'box:#d6d3d1:1f95a'],
    ['13019', 'Hügelhof', 'Organic eggs, 6 pieces', 'Bio-Eier, 6 Stück', 'Huevos ecológicos, 6 unidades', 'بيض عضوي 6 حبات', 259, 398, 10, 'box:#65a30d:1f423'],
    ['13021', 'Almwiese', 'Cream cheese 200 g', 'Frischkäse 200 g', 'Queso crema 200 g', 'جبن كريمي 200 غ', 149, 217, 2, 'tub:#10b981:1f9c0'],
    ['13022', 'Monteverde', 'Mozzarella 125 g', 'Mozzarella 125 g', 'Mozzarella 125 g', 'موزاريلا 125 غ', 99, 246, 4, 'bag:#059669:1f9c0', { code: 'ean-8' }],
    ['13023', 'Almwiese', 'Sliced Gouda 150 g', 'Gouda in Scheiben 150 g', 'Gouda en lonchas 150 g', 'شرائح غودا 150 غ', 189, 166, 2, 'tray:#f59e0b:1f9c0'],
    ['13024', 'Almwiese', 'Chocolate pudding 200 g', 'Schokopudding 200 g', 'Pudin de chocolate 200 g', 'بودينغ الشوكولاتة 200 غ', 69, 209, 2, 'tub:#78350f:1f36e', { code: 'ean-8' }],
    ['13025', 'Almwiese', 'Kefir 500 g', 'Kefir 500 g', 'Kéfir 500 g', 'كفير 500 غ', 109, 523, 4, 'bottle:#22d3ee:1f95b', { code: 'digital-link', daysLeft: 14 }],
  ],
};
