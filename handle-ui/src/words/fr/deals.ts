import type { Catalogue } from '../catalogue.js';
import type { deals as english } from '../en/deals.js';

export const deals: Catalogue<keyof typeof english> = {
  dealsTitle: 'Offres pour vous',
  dealsNear: 'Près de vous',
  dealsCoupons: 'Coupons',
  dealsLike: 'Se marie bien',
  dealsNothing: 'Rien de nouveau pour l’instant',
  dealsNothingText: 'Les offres apparaissent au fil du magasin.',
  clip: 'Activer',
  clipped: 'Activé',
  clipName: 'Activer {name}',
  ad: 'Publicité · payée par le fournisseur',
  reasonGoesWith: 'va avec {name}',
  reasonGoesWell: 'va avec vos courses',
  reasonSeason: 'de saison',
  reasonOffer: 'en promotion',
  reasonYours: 'vous l’achetez souvent',
  reasonLiked: 'apprécié ici',
};
