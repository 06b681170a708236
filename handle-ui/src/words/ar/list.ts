import type { Catalogue } from '../catalogue.js';
import type { list as english } from '../en/list.js';

export const list: Catalogue<keyof typeof english> = {
  listTitle: 'قائمة التسوق',
  listWalk: 'بترتيب مسارك',
  listEmpty: 'لا شيء فيها بعد',
  listEmptyText: 'اكتب ما تحتاجه، وتُشطب الأصناف تلقائيًا.',
  listAdd: 'أضف صنفًا',
  listWrite: 'دوّن: {text}',
  listTick: 'اشطب {name}',
  listUntick: 'أعد {name} إلى القائمة',
  listTakeOff: 'أزل {name} من القائمة',
  listTakeOffYes: 'إزالة',
  listInCart: 'في عربتك',
  listDone: 'أُنجز',
  listNext: 'التالي في قائمتك',
  listPhone: 'اكتبها على هاتفك',
  listPhoneText: 'وجّه كاميرا هاتفك إلى هنا.',
  listLeft: {
    zero: 'لم يبق شيء',
    one: 'بقي صنف واحد',
    two: 'بقي صنفان',
    few: 'بقيت {n} أصناف',
    many: 'بقي {n} صنفًا',
    other: 'بقي {n} صنف',
  },
};
