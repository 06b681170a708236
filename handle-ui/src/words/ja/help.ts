import type { Catalogue } from '../catalogue.js';
import type { help as english } from '../en/help.js';

export const help: Catalogue<keyof typeof english> = {
  helpOnItsWay: 'スタッフが伺います',
  helpCancel: 'もう大丈夫です',
  helpTitle: 'スタッフが伺います',
  helpText: 'スタッフに知らせました。そのまま買い物を続けられます。',
  helpAsk: 'どうなさいましたか？',
  helpAskText: '理由をタッチするとスタッフが伺います。',
  helpFind: '商品が見つかりません',
  helpPrice: '値段が違うようです',
  helpHeavy: '重い物があります',
  helpCart: 'カートについて',
  helpOther: 'その他',
  helpCalled: 'スタッフに伝えました',
  helpComing: '{name}が向かっています',
  helpSteps: '進み具合',
  helpThere: '到着',
};
