import type { Department } from './row.js';

/** Loose goods by PLU, sold by weight or by piece. The mass is that of one fruit. Brands are invented. */
export const fruit: Department = {
  group: 'fruit',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['10011', '', 'Bananas', 'Bananen', 'Plátanos', 'موز', 189, 172, 22, 'plain:#facc15:1f34c', { plu: '4011', perKg: true }],
    ['10012', '', 'Organic bananas', 'Bio-Bananen', 'Plátanos ecológicos', 'موز عضوي', 239, 165, 22, 'plain:#facc15:1f34c', { plu: '94011', perKg: true }],
    ['10013', '', 'Gala apples', 'Äpfel Gala', 'Manzanas Gala', 'تفاح غالا', 249, 178, 21, 'plain:#dc2626:1f34e', { plu: '4133', perKg: true }],
    ['10014', '', 'Granny Smith apples', 'Äpfel Granny Smith', 'Manzanas Granny Smith', 'تفاح أخضر', 269, 185, 20, 'plain:#65a30d:1f34f', { plu: '4017', perKg: true }],
    ['10015', '', 'Bosc pears', 'Birnen Bosc', 'Peras Bosc', 'كمثرى', 279, 190, 24, 'plain:#84cc16:1f350', { plu: '4026', perKg: true }],
    ['10016', '', 'Oranges', 'Orangen', 'Naranjas', 'برتقال', 219, 215, 28, 'plain:#f97316:1f34a', { plu: '3107', perKg: true }],
    ['10017', '', 'Lemons', 'Zitronen', 'Limones', 'ليمون', 59, 118, 12, 'plain:#fde047:1f34b', { plu: '4053' }],
    ['10018', '', 'Peaches', 'Pfirsiche', 'Melocotones', 'خوخ', 349, 160, 18, 'plain:#fb923c:1f351', { plu: '4038', perKg: true }],
    ['10019', '', 'Mangoes', 'Mangos', 'Mangos', 'مانجو', 179, 420, 35, 'plain:#f59e0b:1f96d', { plu: '4959' }],
    ['10021', '', 'Kiwi fruit', 'Kiwis', 'Kiwis', 'كيوي', 49, 96, 9, 'plain:#65a30d:1f95d', { plu: '4030' }],
    ['10022', '', 'Pineapple', 'Ananas', 'Piña', 'أناناس', 299, 1480, 110, 'plain:#ca8a04:1f34d', { plu: '4430' }],
    ['10023', '', 'Watermelon', 'Wassermelone', 'Sandía', 'بطيخ', 129, 3900, 420, 'plain:#16a34a:1f349', { plu: '4032', perKg: true }],
    ['10024', '', 'Cantaloupe melon', 'Cantaloupe-Melone', 'Melón cantalupo', 'شمام', 279, 1150, 95, 'plain:#fdba74:1f348', { plu: '4050' }],
    ['10025', '', 'White grapes', 'Helle Trauben', 'Uvas blancas', 'عنب أبيض', 399, 480, 70, 'plain:#a3e635:1f347', { plu: '4022', perKg: true }],
    ['10026', '', 'Cherries', 'Kirschen', 'Cerezas', 'كرز', 899, 350, 60, 'plain:#be123c:1f352', { plu: '4045', perKg: true }],
    ['10027', 'Beerenhain', 'Strawberries 500 g', 'Erdbeeren 500 g', 'Fresas 500 g', 'فراولة 500 غ', 349, 531, 11, 'tray:#e11d48:1f353'],
    ['10028', 'Beerenhain', 'Blueberries 250 g', 'Heidelbeeren 250 g', 'Arándanos 250 g', 'توت أزرق 250 غ', 299, 271, 6, 'tray:#4338ca:1fad0'],
    ['10029', '', 'Coconut', 'Kokosnuss', 'Coco', 'جوز الهند', 199, 610, 55, 'plain:#78350f:1f965', { plu: '4261' }],
  ],
};
