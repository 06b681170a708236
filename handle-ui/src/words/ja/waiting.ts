import type { Catalogue } from '../catalogue.js';
import type { waiting as english } from '../en/waiting.js';

export const waiting: Catalogue<keyof typeof english> = {
  welcomeTitle: '選んで、入れて、そのまま帰る。',
  welcomeText: '商品は直接バッグへ。レシートはカートがつけます。',
  startShopping: '買い物を始める',
  startHint: '登録もアプリもいりません。',
};
