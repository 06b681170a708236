import type { Catalogue } from '../catalogue.js';
import type { waiting as english } from '../en/waiting.js';

export const waiting: Catalogue<keyof typeof english> = {
  welcomeTitle: 'تسوّق، عبّئ، وانطلق.',
  welcomeText: 'ضع مشترياتك في أكياسك مباشرة، والعربة تتولى الفاتورة.',
  startShopping: 'ابدأ التسوق',
  startHint: 'بلا حساب ولا تطبيق.',
};
