import type { Catalogue } from '../catalogue.js';
import type { deals as english } from '../en/deals.js';

export const deals: Catalogue<keyof typeof english> = {
  dealsTitle: 'Ofertas para ti',
  dealsNear: 'Cerca de ti',
  dealsCoupons: 'Cupones',
  dealsLike: 'Combina bien',
  dealsNothing: 'Nada nuevo por ahora',
  dealsNothingText: 'Las ofertas aparecen mientras recorres la tienda.',
  clip: 'Activar',
  clipped: 'Activado',
  clipName: 'Activar {name}',
  ad: 'Anuncio · pagado por el proveedor',
  reasonGoesWith: 'va con {name}',
  reasonGoesWell: 'va con tu compra',
  reasonSeason: 'de temporada',
  reasonOffer: 'en oferta',
  reasonYours: 'lo compras a menudo',
  reasonLiked: 'gusta en esta tienda',
};
