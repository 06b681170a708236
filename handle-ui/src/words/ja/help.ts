import type { Catalogue } from '../catalogue.js';
import type { help as english } from '../en/help.js';

export const help: Catalogue<keyof typeof english> = {
  helpOnItsWay: 'スタッフが来ます',
  helpCancel: 'もう大丈夫です',
  helpTitle: 'スタッフが伺います',
  helpText: 'スタッフに知らせました。そのまま買い物を続けられます。',
  helpAsk: 'どうなさいましたか?',
  helpAskText: '理由に触れるとスタッフが伺います。',
  helpFind: '商品が見つからない',
  helpPrice: '値段が違うようだ',
  helpHeavy: '重い物がある',
  helpCart: 'カートのこと',
  helpOther: 'その他',
  helpCalled: 'スタッフに伝えました',
  helpComing: '{name}が向かっています',
  helpSteps: '進み具合',
  helpThere: '到着',
};
