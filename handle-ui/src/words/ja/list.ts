import type { Catalogue } from '../catalogue.js';
import type { list as english } from '../en/list.js';

export const list: Catalogue<keyof typeof english> = {
  listTitle: '買い物リスト',
  listWalk: '歩く順に並んでいます',
  listEmpty: 'まだ何もありません',
  listEmptyText: '必要な物を入力。入れると自動でチェックされます。',
  listAdd: '追加する',
  listWrite: '書き留める：{text}',
  listTick: '{name}をチェック',
  listUntick: '{name}のチェックを外す',
  listTakeOff: '{name}をリストから外す',
  listTakeOffYes: '外す',
  listInCart: 'カートに入りました',
  listDone: '完了',
  listNext: 'リストの次',
  listPhone: 'スマホで書く',
  listPhoneText: 'スマホのカメラを向けてください。',
  listLeft: { other: '残り{n}点' },
};
