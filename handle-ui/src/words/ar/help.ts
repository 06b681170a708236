import type { Catalogue } from '../catalogue.js';
import type { help as english } from '../en/help.js';

export const help: Catalogue<keyof typeof english> = {
  helpOnItsWay: 'المساعدة قادمة',
  helpCancel: 'لم أعد بحاجة إليها',
  helpTitle: 'سيأتي إليك أحد الموظفين',
  helpText: 'أبلغت العربة الموظفين. يمكنك متابعة التسوق في هذه الأثناء.',
  helpAsk: 'كيف نساعدك؟',
  helpAskText: 'المس سببًا وسيأتي إليك أحدنا.',
  helpFind: 'لا أجد صنفًا',
  helpPrice: 'سعر يبدو غير صحيح',
  helpHeavy: 'شيء ثقيل',
  helpCart: 'العربة نفسها',
  helpOther: 'شيء آخر',
  helpCalled: 'أُبلغ الموظفون',
  helpComing: '{name} في الطريق إليك',
  helpSteps: 'ما الذي يحدث',
  helpThere: 'عندك',
};
