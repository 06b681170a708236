import type { Catalogue } from '../catalogue.js';

export const produce = {
  liveLoad: 'On the scale',
  liveLoadMoving: 'Weighing',
  produceSure: 'Is it this?',
  produceWhich: 'Which one is it?',
  produceText: 'One touch puts it on your receipt.',
  produceNone: 'None of these',
  produceTip: 'Loose fruit or vegetables? Hold it up to the camera.',
  scanTip: 'Show the barcode to the camera, then put it in.',
  produceDrawn: 'Recognises the drawn products of this demonstration.',
  producePhotos: 'Recognises photographs of a data set; the demonstration shows them to the camera.',
  net: 'Net',
  priceToPay: 'Price',
  steady: 'Steady',
  toWeigh: 'Put it in, the scale weighs it',
  tare: 'Bag or box',
  tareNone: 'None',
  likely: 'Most likely',
} as const satisfies Catalogue<string>;
