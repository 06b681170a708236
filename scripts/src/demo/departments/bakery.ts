import type { Department } from './row.js';

/** Rolls and pastries lie open: by piece, with the store's own code for loose goods. */
export const bakery: Department = {
  group: 'bakery',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['12011', '', 'Bread roll', 'Brötchen', 'Panecillo', 'خبز صغير', 35, 58, 3, 'plain:#d97706:1f35e', { plu: '3171' }],
    ['12012', '', 'Pretzel', 'Laugenbrezel', 'Pretzel', 'بريتزل', 79, 85, 5, 'plain:#92400e:1f968', { plu: '3172' }],
    ['12013', '', 'Croissant', 'Buttercroissant', 'Cruasán', 'كرواسون', 99, 62, 4, 'plain:#d97706:1f950', { plu: '3173' }],
    ['12014', '', 'Baguette', 'Baguette', 'Barra de pan', 'باغيت', 149, 252, 9, 'plain:#d97706:1f956', { plu: '3174' }],
    ['12015', '', 'Doughnut', 'Donut', 'Dónut', 'دونات', 109, 68, 5, 'plain:#ec4899:1f369', { plu: '3175' }],
    ['12016', '', 'Bagel', 'Bagel', 'Bagel', 'بيغل', 119, 98, 5, 'plain:#b45309:1f96f', { plu: '3176' }],
    ['12017', '', 'Cupcake', 'Törtchen', 'Magdalena', 'كعكة صغيرة', 149, 74, 6, 'plain:#f472b6:1f9c1', { plu: '3177' }],
    ['12018', 'Kornblum', 'Farmhouse bread 1 kg', 'Bauernbrot 1 kg', 'Pan de pueblo 1 kg', 'خبز ريفي 1 كغ', 379, 1014, 12, 'bag:#92400e:1f35e'],
    ['12019', 'Kornblum', 'Toast bread 500 g', 'Toastbrot 500 g', 'Pan de molde 500 g', 'خبز توست 500 غ', 149, 509, 5, 'bag:#f59e0b:1f35e'],
    ['12021', 'Kornblum', 'Flatbread 6 pieces', 'Fladenbrot 6 Stück', 'Pan plano 6 unidades', 'خبز مسطح 6 قطع', 199, 392, 7, 'bag:#a16207:1fad3'],
    ['12022', 'Kornblum', 'Waffles 250 g', 'Waffeln 250 g', 'Gofres 250 g', 'وافل 250 غ', 229, 266, 4, 'box:#b45309:1f9c7'],
    ['12023', 'Kornblum', 'Lemon cake 400 g', 'Zitronenkuchen 400 g', 'Bizcocho de limón 400 g', 'كعكة الليمون 400 غ', 279, 431, 6, 'box:#eab308:1f370', { code: 'digital-link', daysLeft: 9 }],
  ],
};
