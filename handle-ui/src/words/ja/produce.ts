import type { Catalogue } from '../catalogue.js';
import type { produce as english } from '../en/produce.js';

export const produce: Catalogue<keyof typeof english> = {
  liveLoad: 'はかりの上',
  liveLoadMoving: '計量中',
  produceSure: 'これですか？',
  produceWhich: 'どれですか？',
  produceText: 'タッチするだけでレシートに入ります。',
  produceNone: 'どれも違う',
  produceTip: 'ばら売りの野菜や果物はカメラに見せてください。',
  scanTip: 'バーコードを見せてから入れてください。',
  produceDrawn: 'このデモ用に描いた商品を認識しています。',
  producePhotos: 'データセットの写真を認識します。デモではその写真をカメラに見せます。',
  net: '正味',
  priceToPay: '価格',
  steady: '安定',
  toWeigh: '入れると計量します',
  tare: '袋・容器',
  tareNone: 'なし',
  likely: 'いちばん近い',
};
