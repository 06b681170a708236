import type { Catalogue } from '../catalogue.js';
import type { deals as english } from '../en/deals.js';

export const deals: Catalogue<keyof typeof english> = {
  dealsTitle: 'おすすめのお得情報',
  dealsNear: '近くのお得',
  dealsCoupons: 'クーポン',
  dealsLike: 'ご一緒に',
  dealsNothing: '今は新しい情報がありません',
  dealsNothingText: '店内を歩くとお得情報が出ます。',
  clip: '使う',
  clipped: '適用中',
  clipName: '{name}を使う',
  ad: '広告（提供：メーカー）',
  reasonGoesWith: '{name}に合います',
  reasonGoesWell: '今の買い物に合います',
  reasonSeason: '旬です',
  reasonOffer: '特価',
  reasonYours: 'よく買う物',
  reasonLiked: 'この店で人気',
};
