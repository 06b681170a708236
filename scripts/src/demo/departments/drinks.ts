import type { Department } from './row.js';

/** One-way bottles and cans carry 25 c, returnable glass 8 c or 15 c. */
export const drinks: Department = {
  group: 'drinks',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['19011', 'Quellgrund', 'Sparkling water 1.5 l', 'Mineralwasser 1,5 l', 'Agua con gas 1,5 l', 'مياه فوارة 1٫5 ل', 49, 1538, 6, 'bottle:#0284c7:1f4a7', { deposit: 25, tax: 'B' }],
    ['19012', 'Quellgrund', 'Still water 1.5 l', 'Stilles Wasser 1,5 l', 'Agua sin gas 1,5 l', 'مياه 1٫5 ل', 49, 1536, 6, 'bottle:#38bdf8:1f4a7', { deposit: 25, tax: 'B' }],
    ['19013', 'Quellgrund', 'Sparkling water, glass 0.7 l', 'Mineralwasser, Glas 0,7 l', 'Agua con gas, vidrio 0,7 l', 'مياه فوارة زجاج 0٫7 ل', 79, 1272, 12, 'bottle:#0f766e:1f4a7', { deposit: 15, tax: 'B' }],
    ['19014', 'Brausewerk', 'Cola 1 l', 'Cola 1 l', 'Cola 1 l', 'كولا 1 ل', 109, 1070, 5, 'bottle:#7f1d1d:1f964', { deposit: 25, tax: 'B' }],
    ['19015', 'Brausewerk', 'Cola can 330 ml', 'Cola Dose 330 ml', 'Cola lata 330 ml', 'كولا علبة 330 مل', 69, 356, 2, 'can:#991b1b:1f964', { deposit: 25, tax: 'B', code: 'ean-8' }],
    ['19016', 'Brausewerk', 'Orange soda 1 l', 'Orangenlimonade 1 l', 'Refresco de naranja 1 l', 'صودا البرتقال 1 ل', 109, 1068, 5, 'bottle:#f97316:1f34a', { deposit: 25, tax: 'B' }],
    ['19017', 'Saftladen', 'Apple juice 1 l', 'Apfelsaft 1 l', 'Zumo de manzana 1 l', 'عصير تفاح 1 ل', 149, 1081, 6, 'carton:#65a30d:1f34e', { tax: 'B' }],
    ['19018', 'Saftladen', 'Orange juice 1 l', 'Orangensaft 1 l', 'Zumo de naranja 1 l', 'عصير برتقال 1 ل', 199, 1083, 6, 'carton:#ea580c:1f34a', { tax: 'B' }],
    ['19019', 'Saftladen', 'Grape juice 0.75 l', 'Traubensaft 0,75 l', 'Mosto de uva 0,75 l', 'عصير عنب 0٫75 ل', 229, 1240, 14, 'bottle:#581c87:1f347', { tax: 'B' }],
    ['19021', 'Blitz', 'Energy drink 250 ml', 'Energydrink 250 ml', 'Bebida energética 250 ml', 'مشروب طاقة 250 مل', 99, 272, 2, 'can:#4f46e5:26a1', { deposit: 25, tax: 'B' }],
    ['19022', 'Röstgut', 'Ground coffee 500 g', 'Filterkaffee gemahlen 500 g', 'Café molido 500 g', 'قهوة مطحونة 500 غ', 649, 514, 3, 'bag:#451a03:2615'],
    ['19023', 'Röstgut', 'Espresso beans 1 kg', 'Espressobohnen 1 kg', 'Café en grano 1 kg', 'حبوب إسبرسو 1 كغ', 1299, 1021, 5, 'bag:#1c1917:1fad8'],
    ['19024', 'Teehaus Lotus', 'Green tea, 20 bags', 'Grüner Tee, 20 Beutel', 'Té verde, 20 bolsitas', 'شاي أخضر 20 كيس', 199, 61, 1.5, 'box:#16a34a:1f375'],
    ['19025', 'Teehaus Lotus', 'Mate iced tea 500 ml', 'Mate-Eistee 500 ml', 'Té helado de mate 500 ml', 'شاي المتة المثلج 500 مل', 139, 846, 9, 'bottle:#b45309:1f9c9', { deposit: 15, tax: 'B' }],
    ['19026', 'Saftladen', 'Smoothie mango 250 ml', 'Smoothie Mango 250 ml', 'Batido de mango 250 ml', 'سموذي المانجو 250 مل', 229, 283, 3, 'bottle:#f59e0b:1f96d', { deposit: 25, tax: 'B', code: 'digital-link', daysLeft: 6 }],
  ],
};

export const alcohol: Department = {
  group: 'alcohol',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['20011', 'Brauhaus Eck', 'Pilsner 0.5 l', 'Pils 0,5 l', 'Cerveza pilsner 0,5 l', 'بيرة 0٫5 ل', 99, 868, 10, 'bottle:#a16207:1f37a', { deposit: 8, tax: 'B', age: 16 }],
    ['20012', 'Brauhaus Eck', 'Wheat beer 0.5 l', 'Weizenbier 0,5 l', 'Cerveza de trigo 0,5 l', 'بيرة القمح 0٫5 ل', 109, 872, 10, 'bottle:#d97706:1f37b', { deposit: 8, tax: 'B', age: 16 }],
    ['20013', 'Brauhaus Eck', 'Alcohol-free beer 0.5 l', 'Alkoholfreies Bier 0,5 l', 'Cerveza sin alcohol 0,5 l', 'بيرة بدون كحول 0٫5 ل', 99, 870, 10, 'bottle:#0369a1:1f37a', { deposit: 8, tax: 'B' }],
    ['20014', 'Weingut Stein', 'Riesling 0.75 l', 'Riesling 0,75 l', 'Riesling 0,75 l', 'نبيذ أبيض 0٫75 ل', 599, 1252, 18, 'bottle:#4d7c0f:1f942', { tax: 'B', age: 16 }],
    ['20015', 'Sol del Sur', 'Red wine 0.75 l', 'Rotwein 0,75 l', 'Vino tinto 0,75 l', 'نبيذ أحمر 0٫75 ل', 499, 1240, 18, 'bottle:#7f1d1d:1f377', { tax: 'B', age: 16 }],
    ['20016', 'Weingut Stein', 'Sparkling wine 0.75 l', 'Sekt 0,75 l', 'Vino espumoso 0,75 l', 'نبيذ فوار 0٫75 ل', 549, 1560, 20, 'bottle:#14532d:1f37e', { tax: 'B', age: 16 }],
    ['20017', 'Alte Brennerei', 'Gin 0.7 l', 'Gin 0,7 l', 'Ginebra 0,7 l', 'جن 0٫7 ل', 1499, 1215, 15, 'bottle:#0e7490:1f378', { tax: 'B', age: 18 }],
    ['20018', 'Alte Brennerei', 'Whisky 0.7 l', 'Whisky 0,7 l', 'Whisky 0,7 l', 'ويسكي 0٫7 ل', 1999, 1230, 15, 'bottle:#92400e:1f943', { tax: 'B', age: 18 }],
  ],
};
