import type { Catalogue } from '../catalogue.js';
import type { deals as english } from '../en/deals.js';

export const deals: Catalogue<keyof typeof english> = {
  dealsTitle: 'Angebote für Sie',
  dealsNear: 'In Ihrer Nähe',
  dealsCoupons: 'Coupons',
  dealsLike: 'Passt dazu',
  dealsNothing: 'Gerade nichts Neues',
  dealsNothingText: 'Angebote erscheinen, während Sie durch den Markt gehen.',
  clip: 'Nutzen',
  clipped: 'Wird genutzt',
  clipName: '{name} nutzen',
  ad: 'Anzeige · vom Hersteller bezahlt',
  reasonGoesWith: 'passt zu {name}',
  reasonGoesWell: 'passt zu Ihrem Einkauf',
  reasonSeason: 'hat Saison',
  reasonOffer: 'im Angebot',
  reasonYours: 'kaufen Sie oft',
  reasonLiked: 'hier beliebt',
};
