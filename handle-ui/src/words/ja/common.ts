import type { Catalogue } from '../catalogue.js';
import type { common as english } from '../en/common.js';

export const common: Catalogue<keyof typeof english> = {
  chooseLanguage: '言語',
  receipt: 'レシート',
  items: { other: '{n}点' },
  total: '合計',
  deposit: '容器保証金',
  plusDeposit: '+ 容器保証金{amount}',
  includesDeposit: '容器保証金{amount}を含む',
  includesTax: 'うち税{amount}',
  perKilogram: '{price} / kg',
  perPiece: '1点 {price}',
  help: 'ヘルプ',
  close: '閉じる',
  back: '戻る',
  scrollUp: '上へ',
  scrollDown: '下へ',
  more: 'その他',
  cartName: 'カート {cart}',
  simulated: 'シミュレーション',
  codeErase: '1文字消す',
  codeEraseAll: 'すべて消す',
  digit: '数字 {digit}',
  keySpace: 'スペース',
  findKeyboard: '文字',
};
