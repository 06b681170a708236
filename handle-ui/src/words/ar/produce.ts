import type { Catalogue } from '../catalogue.js';
import type { produce as english } from '../en/produce.js';

export const produce: Catalogue<keyof typeof english> = {
  liveLoad: 'على الميزان',
  liveLoadMoving: 'جارٍ الوزن',
  produceSure: 'هل هو هذا؟',
  produceWhich: 'أيها هو؟',
  produceText: 'لمسة واحدة ويُضاف إلى فاتورتك.',
  produceNone: 'ليس أيًا منها',
  produceTip: 'فواكه أو خضار بالوزن؟ اعرضها على الكاميرا.',
  scanTip: 'اعرض الباركود على الكاميرا ثم ضع الصنف.',
  produceDrawn: 'يتعرف على المنتجات المرسومة في هذا العرض.',
  producePhotos: 'يتعرّف على صور من مجموعة بيانات؛ والعرض التجريبي يُريها للكاميرا.',
  net: 'الصافي',
  priceToPay: 'السعر',
  steady: 'ثابت',
  toWeigh: 'ضعه ليزنه الميزان',
  tare: 'كيس أو علبة',
  tareNone: 'بلا',
  likely: 'الأرجح',
};
