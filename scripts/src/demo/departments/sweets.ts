import type { Department } from './row.js';

export const sweets: Department = {
  group: 'sweets',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['18011', 'Schokolust', 'Milk chocolate 100 g', 'Vollmilchschokolade 100 g', 'Chocolate con leche 100 g', 'شوكولاتة بالحليب 100 غ', 119, 106, 1.2, 'box:#7c3aed:1f36b'],
    ['18012', 'Schokolust', 'Dark chocolate 100 g', 'Zartbitterschokolade 100 g', 'Chocolate negro 100 g', 'شوكولاتة داكنة 100 غ', 129, 106, 1.2, 'box:#1c1917:1f36b'],
    ['18013', 'Schokolust', 'Biscuits 300 g', 'Kekse 300 g', 'Galletas 300 g', 'بسكويت 300 غ', 179, 322, 3, 'box:#b45309:1f36a'],
    ['18014', 'Bunter Hund', 'Wine gums 200 g', 'Fruchtgummi 200 g', 'Gominolas 200 g', 'حلوى الفواكه 200 غ', 109, 206, 2, 'bag:#db2777:1f36c', { code: 'ean-8' }],
    ['18015', 'Bunter Hund', 'Lollipops 12 pieces', 'Lutscher 12 Stück', 'Piruletas 12 unidades', 'مصاصات 12 قطعة', 149, 131, 2, 'bag:#ec4899:1f36d'],
    ['18016', 'Knusperei', 'Crisps paprika 175 g', 'Kartoffelchips Paprika 175 g', 'Patatas fritas 175 g', 'رقائق البطاطس 175 غ', 179, 187, 2, 'bag:#dc2626:1f954', { code: 'upc-a' }],
    ['18017', 'Knusperei', 'Popcorn 150 g', 'Popcorn 150 g', 'Palomitas 150 g', 'فشار 150 غ', 149, 160, 2, 'bag:#f43f5e:1f37f', { code: 'upc-a' }],
    ['18018', 'Nussland', 'Salted peanuts 200 g', 'Gesalzene Erdnüsse 200 g', 'Cacahuetes salados 200 g', 'فول سوداني مملح 200 غ', 199, 208, 2, 'bag:#ca8a04:1f95c'],
    ['18019', 'Knusperei', 'Salt pretzels 250 g', 'Salzbrezeln 250 g', 'Pretzels salados 250 g', 'بريتزل مملح 250 غ', 129, 259, 2, 'bag:#92400e:1f968'],
    ['18021', 'Bunter Hund', 'Chewing gum', 'Kaugummi', 'Chicles', 'علكة', 99, 16.5, 0.5, 'box:#06b6d4:1f36c', { code: 'upc-e', tax: 'B' }],
    ['18022', 'Schokolust', 'Pralines 200 g', 'Pralinen 200 g', 'Bombones 200 g', 'حلوى محشوة 200 غ', 499, 296, 3, 'box:#9f1239:1f49d', { code: 'digital-link', daysLeft: 120 }],
    ['18023', 'Bunter Hund', 'Chocolate bar 50 g', 'Schokoriegel 50 g', 'Barrita de chocolate 50 g', 'لوح شوكولاتة 50 غ', 79, 52, 0.6, 'box:#a16207:1f36b', { code: 'upc-e' }],
  ],
};
