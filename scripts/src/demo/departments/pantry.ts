import type { Department } from './row.js';

export const pantry: Department = {
  group: 'pantry',
  // One product a line: it is a table.
  // prettier-ignore
  rows: [
    ['17011', 'Monteverde', 'Spaghetti 500 g', 'Spaghetti 500 g', 'Espaguetis 500 g', 'سباغيتي 500 غ', 119, 508, 3, 'bag:#1d4ed8:1f35d'],
    ['17012', 'Monteverde', 'Penne 500 g', 'Penne 500 g', 'Macarrones 500 g', 'بيني 500 غ', 119, 508, 3, 'bag:#0369a1:1f35d'],
    ['17013', 'Reishof', 'Basmati rice 1 kg', 'Basmatireis 1 kg', 'Arroz basmati 1 kg', 'أرز بسمتي 1 كغ', 279, 1012, 4, 'bag:#7c3aed:1f35a'],
    ['17014', 'Kornblum', 'Wheat flour 1 kg', 'Weizenmehl 1 kg', 'Harina de trigo 1 kg', 'دقيق القمح 1 كغ', 89, 1008, 4, 'bag:#e7e5e4:1f33e'],
    ['17015', 'Kristall', 'Sugar 1 kg', 'Zucker 1 kg', 'Azúcar 1 kg', 'سكر 1 كغ', 119, 1007, 3, 'bag:#3b82f6:1f9ca'],
    ['17016', 'Kristall', 'Salt 500 g', 'Salz 500 g', 'Sal 500 g', 'ملح 500 غ', 49, 512, 3, 'box:#2563eb:1f9c2'],
    ['17017', 'Monteverde', 'Peeled tomatoes 400 g', 'Geschälte Tomaten 400 g', 'Tomates pelados 400 g', 'طماطم مقشرة 400 غ', 99, 457, 4, 'can:#dc2626:1f345'],
    ['17018', 'Monteverde', 'Pesto 190 g', 'Pesto 190 g', 'Pesto 190 g', 'بيستو 190 غ', 249, 372, 5, 'jar:#4d7c0f:1f33f'],
    ['17019', 'Sol del Sur', 'Olive oil 750 ml', 'Olivenöl 750 ml', 'Aceite de oliva 750 ml', 'زيت زيتون 750 مل', 899, 1172, 14, 'bottle:#3f6212:1fad2'],
    ['17021', 'Sonnhof', 'Sunflower oil 1 l', 'Sonnenblumenöl 1 l', 'Aceite de girasol 1 l', 'زيت دوار الشمس 1 ل', 199, 951, 5, 'bottle:#facc15:1f33b'],
    ['17022', 'Sol del Sur', 'Chickpeas 400 g', 'Kichererbsen 400 g', 'Garbanzos 400 g', 'حمص 400 غ', 89, 455, 4, 'can:#b45309:1f958'],
    ['17023', 'Sol del Sur', 'Red beans 400 g', 'Kidneybohnen 400 g', 'Alubias rojas 400 g', 'فاصولياء حمراء 400 غ', 89, 457, 4, 'can:#7f1d1d:1fad8'],
    ['17024', 'Sol del Sur', 'Sweetcorn 285 g', 'Mais 285 g', 'Maíz 285 g', 'ذرة 285 غ', 99, 392, 4, 'can:#eab308:1f33d'],
    ['17025', 'Nordfang', 'Tuna in oil 150 g', 'Thunfisch in Öl 150 g', 'Atún en aceite 150 g', 'تونة بالزيت 150 غ', 179, 184, 2, 'can:#0e7490:1f41f', { code: 'ean-8' }],
    ['17026', 'Imkerei Lind', 'Blossom honey 500 g', 'Blütenhonig 500 g', 'Miel de flores 500 g', 'عسل الزهور 500 غ', 599, 724, 6, 'jar:#f59e0b:1f36f'],
    ['17027', 'Beerenhain', 'Strawberry jam 340 g', 'Erdbeerkonfitüre 340 g', 'Mermelada de fresa 340 g', 'مربى الفراولة 340 غ', 229, 548, 6, 'jar:#be123c:1f353'],
    ['17028', 'Nussland', 'Peanut butter 350 g', 'Erdnussbutter 350 g', 'Crema de cacahuete 350 g', 'زبدة الفول السوداني 350 غ', 329, 387, 4, 'jar:#b45309:1f95c', { code: 'upc-a' }],
    ['17029', 'Kornblum', 'Oat flakes 500 g', 'Haferflocken 500 g', 'Copos de avena 500 g', 'رقائق الشوفان 500 غ', 99, 509, 3, 'bag:#a16207:1f33e'],
    ['17031', 'Kornblum', 'Crunchy muesli 600 g', 'Knuspermüsli 600 g', 'Muesli crujiente 600 g', 'موسلي 600 غ', 349, 648, 5, 'box:#c2410c:1f963'],
    ['17032', 'Reishof', 'Coconut milk 400 ml', 'Kokosmilch 400 ml', 'Leche de coco 400 ml', 'حليب جوز الهند 400 مل', 149, 452, 4, 'can:#f5f5f4:1f965'],
    ['17033', 'Monteverde', 'Tomato ketchup 500 ml', 'Tomatenketchup 500 ml', 'Kétchup 500 ml', 'كاتشب 500 مل', 199, 594, 5, 'bottle:#dc2626:1f345'],
    ['17034', 'Senfmühle', 'Medium mustard 250 ml', 'Mittelscharfer Senf 250 ml', 'Mostaza 250 ml', 'خردل 250 مل', 99, 402, 5, 'jar:#ca8a04:1f32d'],
    ['17035', 'Reishof', 'Ramen noodles 85 g', 'Instantnudeln 85 g', 'Fideos instantáneos 85 g', 'نودلز 85 غ', 79, 89, 1.5, 'bag:#ea580c:1f35c', { code: 'upc-e' }],
    ['17036', 'Reishof', 'Sushi rice 500 g', 'Sushireis 500 g', 'Arroz para sushi 500 g', 'أرز سوشي 500 غ', 249, 511, 3, 'bag:#0f766e:1f363', { code: 'digital-link', daysLeft: 400 }],
  ],
};
