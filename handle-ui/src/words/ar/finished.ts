import type { Catalogue } from '../catalogue.js';
import type { finished as english } from '../en/finished.js';

export const finished: Catalogue<keyof typeof english> = {
  thankYou: 'شكرًا لك.',
  finishedTitle: 'المبلغ المطلوب',
  finishedNext: 'توجّه بالعربة إلى المخرج، وهناك نُنهي معك.',
  finishedSteps1: 'اترك كل شيء في أكياسك.',
  finishedSteps2: 'أظهر هذه الشاشة عند المخرج.',
  finishedSteps3: 'خذ أكياسك وانطلق. يومًا سعيدًا!',
  nextShopper: 'المتسوق التالي',
  nextShopperQuestion: 'هل أخذت كل شيء؟ ستُفرغ العربة.',
  nextShopperYes: 'نعم، أفرغها',
  finishedPaid: 'دُفع',
  finishedNothingDue: 'لا شيء للدفع',
  exitTitle: 'رمز خروجك',
  exitText: 'قرّبه من البوابة أو أخبرنا به.',
  exitLabel: 'رمز الخروج {code}',
  savedTrip: 'وفّرت اليوم {amount}.',
  receiptPhone: 'فاتورتك',
  receiptPhoneText: 'وجّه كاميرا هاتفك إلى هنا.',
  receiptPhoneLabel: 'يفتح فاتورتك على هاتفك',
  finishedForget: 'لا يبقى من تسوقك شيء على العربة.',
  doneLeave: 'تم',
  announceFinished: '{thanks} {state}. {code}',
};
