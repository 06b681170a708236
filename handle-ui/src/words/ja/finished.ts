import type { Catalogue } from '../catalogue.js';
import type { finished as english } from '../en/finished.js';

export const finished: Catalogue<keyof typeof english> = {
  thankYou: 'ありがとうございます。',
  finishedTitle: 'お支払い',
  finishedNext: 'カートを出口へお持ちください。スタッフが仕上げます。',
  finishedSteps1: '商品はバッグに入れたままで。',
  finishedSteps2: '出口でこの画面をお見せください。',
  finishedSteps3: 'バッグを持ってお帰りください。よい一日を。',
  nextShopper: '次のお客様',
  nextShopperQuestion: 'すべてお持ちですか?カートを空にします。',
  nextShopperYes: 'はい、空にする',
};
