import type { Catalogue } from '../catalogue.js';
import type { produce as english } from '../en/produce.js';

export const produce: Catalogue<keyof typeof english> = {
  liveLoad: 'En la balanza',
  liveLoadMoving: 'Pesando',
  produceSure: '¿Es esto?',
  produceWhich: '¿Cuál es?',
  produceText: 'Un toque y está en tu recibo.',
  produceNone: 'Ninguno',
  produceTip: '¿Fruta o verdura suelta? Acércala a la cámara.',
  scanTip: 'Muestra el código a la cámara y mételo.',
  produceDrawn: 'Reconoce los productos dibujados de esta demostración.',
  producePhotos: 'Reconoce fotografías de un conjunto de datos; la demostración se las muestra a la cámara.',
  net: 'Neto',
  priceToPay: 'Precio',
  steady: 'Estable',
  toWeigh: 'Mételo y la balanza lo pesa',
  tare: 'Bolsa o caja',
  tareNone: 'Ninguno',
  likely: 'Lo más probable',
};
