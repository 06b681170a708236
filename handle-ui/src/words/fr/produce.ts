import type { Catalogue } from '../catalogue.js';
import type { produce as english } from '../en/produce.js';

export const produce: Catalogue<keyof typeof english> = {
  liveLoad: 'Sur la balance',
  liveLoadMoving: 'Pesée en cours',
  produceSure: 'Est-ce bien ça ?',
  produceWhich: 'Lequel est-ce ?',
  produceText: 'Touchez-le, il est sur votre ticket.',
  produceNone: 'Aucun',
  produceTip: 'Fruits ou légumes en vrac ? Présentez-les à la caméra.',
  scanTip: 'Montrez le code-barres, puis posez l’article.',
  produceDrawn: 'Reconnaît les produits dessinés de cette démonstration.',
  producePhotos: 'Reconnaît les photos d’un jeu de données ; la démonstration les montre à la caméra.',
  net: 'Net',
  priceToPay: 'Prix',
  steady: 'Stable',
  toWeigh: 'Posez-le, la balance le pèse',
  tare: 'Sac ou boîte',
  tareNone: 'Aucun',
  likely: 'Le plus probable',
};
