import type { Catalogue } from '../catalogue.js';
import type { common as english } from '../en/common.js';

export const common: Catalogue<keyof typeof english> = {
  chooseLanguage: 'اللغة',
  receipt: 'فاتورتك',
  items: { zero: 'لا أصناف', one: 'صنف واحد', two: 'صنفان', few: '{n} أصناف', many: '{n} صنفًا', other: '{n} صنف' },
  total: 'المجموع',
  deposit: 'تأمين العبوة',
  plusDeposit: '+ {amount} تأمين عبوة',
  includesDeposit: 'يشمل {amount} تأمين عبوات',
  includesTax: 'يشمل {amount} ضريبة',
  perKilogram: '{price} / كغ',
  perPiece: '{price} للقطعة',
  help: 'مساعدة',
  close: 'إغلاق',
  back: 'رجوع',
  scrollUp: 'إلى الأعلى',
  scrollDown: 'إلى الأسفل',
  more: 'المزيد',
  cartName: 'العربة {cart}',
  simulated: 'محاكاة',
  codeErase: 'مسح',
  codeEraseAll: 'مسح الكل',
  digit: 'الرقم {digit}',
  keySpace: 'مسافة',
  findKeyboard: 'الحروف',
};
