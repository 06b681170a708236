import type { Department } from './row.js';

export const vegetables: Department = {
  group: 'vegetables',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['11011', '', 'Vine tomatoes', 'Rispentomaten', 'Tomates en rama', 'طماطم', 299, 108, 14, 'plain:#dc2626:1f345', { plu: '4664', perKg: true }],
    ['11012', '', 'Cucumber', 'Salatgurke', 'Pepino', 'خيار', 89, 388, 30, 'plain:#15803d:1f952', { plu: '4593' }],
    ['11013', '', 'Carrots', 'Karotten', 'Zanahorias', 'جزر', 149, 92, 16, 'plain:#f97316:1f955', { plu: '4562', perKg: true }],
    ['11014', '', 'Broccoli', 'Brokkoli', 'Brócoli', 'بروكلي', 299, 430, 55, 'plain:#16a34a:1f966', { plu: '4060', perKg: true }],
    ['11015', '', 'Green peppers', 'Grüne Paprika', 'Pimientos verdes', 'فلفل أخضر', 449, 195, 22, 'plain:#16a34a:1fad1', { plu: '4065', perKg: true }],
    ['11016', '', 'Aubergine', 'Aubergine', 'Berenjena', 'باذنجان', 299, 310, 34, 'plain:#6b21a8:1f346', { plu: '4081', perKg: true }],
    ['11017', '', 'Avocado', 'Avocado', 'Aguacate', 'أفوكادو', 129, 215, 17, 'plain:#3f6212:1f951', { plu: '4225' }],
    ['11018', '', 'Onions', 'Zwiebeln', 'Cebollas', 'بصل', 149, 125, 22, 'plain:#b45309:1f9c5', { plu: '4093', perKg: true }],
    ['11019', '', 'Garlic', 'Knoblauch', 'Ajo', 'ثوم', 69, 58, 6, 'plain:#e7e5e4:1f9c4', { plu: '4608' }],
    ['11021', '', 'Potatoes', 'Kartoffeln', 'Patatas', 'بطاطس', 129, 165, 35, 'plain:#a16207:1f954', { plu: '4072', perKg: true }],
    ['11022', '', 'Sweetcorn', 'Zuckermais', 'Maíz dulce', 'ذرة', 99, 345, 26, 'plain:#facc15:1f33d', { plu: '4078' }],
    ['11023', '', 'Iceberg lettuce', 'Eisbergsalat', 'Lechuga iceberg', 'خس', 149, 560, 48, 'plain:#4ade80:1f96c', { plu: '4061' }],
    ['11024', '', 'Red chillies', 'Rote Chili', 'Guindillas rojas', 'فلفل حار', 1190, 14, 3, 'plain:#dc2626:1f336-fe0f', { plu: '4689', perKg: true }],
    ['11025', 'Waldrand', 'Mushrooms 400 g', 'Champignons 400 g', 'Champiñones 400 g', 'فطر 400 غ', 259, 421, 8, 'tray:#a8a29e:1f344'],
    ['11026', '', 'Sweet potatoes', 'Süßkartoffeln', 'Boniatos', 'بطاطا حلوة', 279, 290, 60, 'plain:#c2410c:1f360', { plu: '4074', perKg: true }],
    ['11027', 'Waldrand', 'Spinach 250 g', 'Spinat 250 g', 'Espinacas 250 g', 'سبانخ 250 غ', 199, 262, 6, 'bag:#166534:1f343'],
    ['11028', '', 'Pumpkin', 'Hokkaido-Kürbis', 'Calabaza', 'قرع', 199, 1320, 190, 'plain:#ea580c:1f383', { plu: '4735', perKg: true }],
  ],
};
