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
  nextShopperQuestion: 'すべてお持ちですか？カートを空にします。',
  nextShopperYes: 'はい、空にする',
  finishedPaid: 'お支払い済み',
  finishedNothingDue: 'お支払いはありません',
  exitTitle: '出口コード',
  exitText: 'ゲートにかざすか、スタッフにお伝えください。',
  exitLabel: '出口コード {code}',
  savedTrip: '本日は{amount}お得になりました。',
  receiptPhone: 'レシート',
  receiptPhoneText: 'スマホのカメラをここへ。',
  receiptPhoneLabel: 'スマホでレシートを開きます',
  finishedForget: 'お買い物の記録はカートに残りません。',
  doneLeave: '完了',
  announceFinished: '{thanks} {state}。{code}',
};
