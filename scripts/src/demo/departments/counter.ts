import type { Department } from './row.js';

/** Cheese and meat counters: every pack has its own weight, and the counter scale prints price or weight into the code. */
export const cheese: Department = {
  group: 'cheese',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['14011', 'Käsetheke', 'Mountain cheese', 'Bergkäse', 'Queso de montaña', 'جبن جبلي', 1990, 265, 60, 'bag:#d97706:1f9c0', { code: 'price-label', perKg: true }],
    ['14012', 'Käsetheke', 'Mature Gouda', 'Alter Gouda', 'Gouda curado', 'غودا معتق', 1690, 310, 70, 'bag:#f59e0b:1f9c0', { code: 'price-label', perKg: true }],
    ['14013', 'Käsetheke', 'Emmental', 'Emmentaler', 'Emmental', 'إمنتال', 1490, 280, 65, 'bag:#fbbf24:1f9c0', { code: 'weight-label', perKg: true }],
    ['14014', 'Käsetheke', 'Brie', 'Brie', 'Brie', 'جبن بري', 1590, 215, 45, 'bag:#fde68a:1f9c0', { code: 'weight-label', perKg: true }],
    ['14015', 'Käsetheke', 'Feta in brine', 'Feta in Salzlake', 'Feta en salmuera', 'فيتا', 1390, 240, 40, 'tub:#93c5fd:1f9c0', { code: 'price-label', perKg: true }],
    ['14016', 'Käsetheke', 'Green olives', 'Grüne Oliven', 'Aceitunas verdes', 'زيتون أخضر', 1290, 190, 45, 'tub:#4d7c0f:1fad2', { code: 'weight-label', perKg: true }],
  ],
};

export const meat: Department = {
  group: 'meat',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['15011', 'Fleischtheke', 'Minced beef', 'Rinderhackfleisch', 'Carne picada de ternera', 'لحم بقري مفروم', 1190, 520, 90, 'tray:#b91c1c:1f969', { code: 'price-label', perKg: true }],
    ['15012', 'Fleischtheke', 'Rump steak', 'Rumpsteak', 'Entrecot', 'ستيك', 2990, 260, 35, 'tray:#991b1b:1f969', { code: 'price-label', perKg: true }],
    ['15013', 'Fleischtheke', 'Chicken legs', 'Hähnchenschenkel', 'Muslos de pollo', 'أفخاذ دجاج', 690, 780, 120, 'tray:#f97316:1f357', { code: 'weight-label', perKg: true }],
    ['15014', 'Fleischtheke', 'Spare ribs', 'Schälrippchen', 'Costillas', 'أضلاع', 990, 900, 140, 'tray:#7f1d1d:1f356', { code: 'weight-label', perKg: true }],
    ['15015', 'Hügelhof', 'Chicken breast', 'Hähnchenbrustfilet', 'Pechuga de pollo', 'صدر دجاج', 1190, 430, 55, 'tray:#fb923c:1f413', { code: 'databar', daysLeft: 4, perKg: true }],
    ['15016', 'Hügelhof', 'Turkey escalope', 'Putenschnitzel', 'Filetes de pavo', 'شرائح ديك رومي', 1290, 410, 50, 'tray:#fdba74:1f983', { code: 'databar', daysLeft: 3, perKg: true }],
    ['15017', 'Nordfang', 'Salmon fillet', 'Lachsfilet', 'Filete de salmón', 'فيليه سلمون', 2690, 290, 40, 'tray:#fb7185:1f41f', { code: 'databar', daysLeft: 2, perKg: true }],
    ['15018', 'Nordfang', 'Shrimps', 'Garnelen', 'Gambas', 'روبيان', 2190, 240, 25, 'tray:#fda4af:1f990', { code: 'databar', daysLeft: -2, perKg: true }],
    ['15019', 'Hügelhof', 'Bacon 150 g', 'Frühstücksspeck 150 g', 'Beicon 150 g', 'لحم مقدد 150 غ', 229, 164, 2, 'tray:#be123c:1f953'],
    ['15021', 'Hügelhof', 'Frankfurters 400 g', 'Wiener Würstchen 400 g', 'Salchichas 400 g', 'نقانق 400 غ', 349, 424, 5, 'bag:#e11d48:1f32d'],
  ],
};
