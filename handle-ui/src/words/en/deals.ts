import type { Catalogue } from '../catalogue.js';

export const deals = {
  dealsTitle: 'Deals for you',
  dealsNear: 'Near you',
  dealsCoupons: 'Coupons',
  dealsLike: 'Goes well',
  dealsNothing: 'Nothing new right now',
  dealsNothingText: 'Deals appear as you walk through the store.',
  clip: 'Clip',
  clipped: 'Clipped',
  clipName: 'Clip {name}',
  ad: 'Ad · paid by supplier',
  reasonGoesWith: 'goes with {name}',
  reasonGoesWell: 'goes with what you have',
  reasonSeason: 'in season',
  reasonOffer: 'on offer',
  reasonYours: 'you often buy it',
  reasonLiked: 'liked in this store',
} as const satisfies Catalogue<string>;
