import type { Catalogue } from '../catalogue.js';
import type { deals as english } from '../en/deals.js';

export const deals: Catalogue<keyof typeof english> = {
  dealsTitle: 'عروض لك',
  dealsNear: 'بالقرب منك',
  dealsCoupons: 'قسائم',
  dealsLike: 'يناسب مشترياتك',
  dealsNothing: 'لا جديد الآن',
  dealsNothingText: 'تظهر العروض أثناء تجولك في المتجر.',
  clip: 'فعّل',
  clipped: 'مُفعّلة',
  clipName: 'فعّل {name}',
  ad: 'إعلان · يدفعه المورّد',
  reasonGoesWith: 'يناسب {name}',
  reasonGoesWell: 'يناسب مشترياتك',
  reasonSeason: 'في موسمه',
  reasonOffer: 'ضمن العروض',
  reasonYours: 'تشتريه كثيرًا',
  reasonLiked: 'محبوب في هذا المتجر',
};
