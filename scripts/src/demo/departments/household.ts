import type { Department } from './row.js';

export const household: Department = {
  group: 'household',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['21011', 'Wolke', 'Toilet paper, 8 rolls', 'Toilettenpapier, 8 Rollen', 'Papel higiénico, 8 rollos', 'ورق حمام 8 لفات', 399, 902, 14, 'roll:#60a5fa:1f9fb', { tax: 'B' }],
    ['21012', 'Wolke', 'Kitchen roll, 4 rolls', 'Küchenrolle, 4 Rollen', 'Papel de cocina, 4 rollos', 'مناديل مطبخ 4 لفات', 299, 748, 12, 'roll:#34d399:1f9fd', { tax: 'B' }],
    ['21013', 'Blitzblank', 'Washing-up liquid 500 ml', 'Spülmittel 500 ml', 'Lavavajillas 500 ml', 'سائل الجلي 500 مل', 149, 552, 4, 'bottle:#22c55e:1f9fc', { tax: 'B' }],
    ['21014', 'Blitzblank', 'Laundry detergent 1.3 kg', 'Waschmittel 1,3 kg', 'Detergente 1,3 kg', 'مسحوق غسيل 1٫3 كغ', 549, 1382, 10, 'box:#2563eb:1f9fa', { tax: 'B', code: 'upc-a' }],
    ['21015', 'Blitzblank', 'Sponges, 5 pieces', 'Schwämme, 5 Stück', 'Esponjas, 5 unidades', 'إسفنج 5 قطع', 129, 42, 1.5, 'bag:#eab308:1f9fd', { tax: 'B' }],
    ['21016', 'Lichtblick', 'Candles, 10 pieces', 'Kerzen, 10 Stück', 'Velas, 10 unidades', 'شموع 10 قطع', 249, 520, 8, 'box:#b91c1c:1f56f-fe0f', { tax: 'B' }],
    ['21017', 'Lichtblick', 'Light bulb', 'LED-Lampe', 'Bombilla', 'مصباح', 449, 62, 1.5, 'box:#facc15:1f4a1', { tax: 'B' }],
    ['21018', 'Lichtblick', 'Batteries AA, 4 pieces', 'Batterien AA, 4 Stück', 'Pilas AA, 4 unidades', 'بطاريات 4 قطع', 399, 104, 1.5, 'box:#0f172a:1f50b', { tax: 'B', code: 'ean-8' }],
    ['21019', 'Feinschliff', 'Kitchen knife', 'Küchenmesser', 'Cuchillo de cocina', 'سكين مطبخ', 899, 142, 2, 'box:#475569:1f52a', { tax: 'B', age: 18 }],
    ['21021', 'Wiesengrün', 'Pot plant', 'Topfpflanze', 'Planta en maceta', 'نبتة منزلية', 699, 640, 60, 'box:#15803d:1fab4'],
    ['21022', 'Pfote', 'Cat food 400 g', 'Katzenfutter 400 g', 'Comida para gatos 400 g', 'طعام القطط 400 غ', 119, 462, 4, 'can:#0d9488:1f431'],
    ['21023', 'Pfote', 'Dog biscuits 500 g', 'Hundekuchen 500 g', 'Galletas para perro 500 g', 'بسكويت الكلاب 500 غ', 249, 526, 5, 'box:#78350f:1f436'],
    ['21031', '', 'Paper carrier bag', 'Papiertragetasche', 'Bolsa de papel', 'كيس ورقي', 25, 46, 1, 'plain:#a16207:1f6cd-fe0f', { tax: 'B' }],
  ],
};

export const care: Department = {
  group: 'care',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['22011', 'Morgentau', 'Toothpaste 75 ml', 'Zahncreme 75 ml', 'Dentífrico 75 ml', 'معجون أسنان 75 مل', 119, 117, 1.5, 'tube:#06b6d4:1f9b7', { tax: 'B' }],
    ['22012', 'Morgentau', 'Toothbrush', 'Zahnbürste', 'Cepillo de dientes', 'فرشاة أسنان', 199, 24, 0.8, 'box:#3b82f6:1faa5', { tax: 'B' }],
    ['22013', 'Morgentau', 'Shampoo 300 ml', 'Shampoo 300 ml', 'Champú 300 ml', 'شامبو 300 مل', 249, 341, 3, 'bottle:#a855f7:1f9f4', { tax: 'B' }],
    ['22014', 'Morgentau', 'Soap 100 g', 'Seife 100 g', 'Jabón 100 g', 'صابون 100 غ', 89, 104, 1.2, 'box:#f9a8d4:1f9fc', { tax: 'B', code: 'ean-8' }],
    ['22015', 'Wolke', 'Handkerchiefs, 10 packs', 'Taschentücher, 10 Päckchen', 'Pañuelos, 10 paquetes', 'مناديل 10 علب', 169, 232, 4, 'bag:#7dd3fc:1f927', { tax: 'B' }],
    ['22016', 'Morgentau', 'Sun cream 200 ml', 'Sonnencreme 200 ml', 'Crema solar 200 ml', 'واقي شمس 200 مل', 699, 236, 2.5, 'tube:#f59e0b:1f31e', { tax: 'B', code: 'digital-link', daysLeft: 700 }],
    ['22017', 'Morgentau', 'Razors, 5 pieces', 'Einwegrasierer, 5 Stück', 'Maquinillas, 5 unidades', 'شفرات حلاقة 5 قطع', 299, 48, 1, 'bag:#64748b:1fa92', { tax: 'B' }],
    ['22018', 'Morgentau', 'Plasters, 20 pieces', 'Pflaster, 20 Stück', 'Tiritas, 20 unidades', 'لصقات طبية 20 قطعة', 199, 26, 0.8, 'box:#fca5a5:1fa79', { tax: 'B', code: 'upc-e' }],
  ],
};
