import type { Catalogue } from '../catalogue.js';
import type { produce as english } from '../en/produce.js';

export const produce: Catalogue<keyof typeof english> = {
  liveLoad: 'Auf der Waage',
  liveLoadMoving: 'Wiegt',
  produceSure: 'Ist es das?',
  produceWhich: 'Welches ist es?',
  produceText: 'Einmal tippen, schon steht es auf dem Zettel.',
  produceNone: 'Nichts davon',
  produceTip: 'Loses Obst oder Gemüse? Halten Sie es vor die Kamera.',
  scanTip: 'Strichcode vor die Kamera halten, dann hineinlegen.',
  produceDrawn: 'Erkennt die gezeichneten Produkte dieser Vorführung.',
  producePhotos: 'Erkennt Fotos eines Datensatzes; die Vorführung zeigt sie der Kamera.',
  net: 'Netto',
  priceToPay: 'Preis',
  steady: 'Ruhig',
  toWeigh: 'Hineinlegen, die Waage wiegt',
  tare: 'Tüte oder Box',
  tareNone: 'Ohne',
  likely: 'Am ehesten',
};
