import type { InView, Product, ProductCard } from '@smart-cart/contracts';
import type { Presentation } from './recognition-unit.js';

/** Pictures a shopper takes in at a glance. */
const MOST_SHOWN = 4;
/** Packs have a code that names them better: at like probability, loose goods come first. */
const PACKED_COUNTS = 0.7;

/** What the screen needs of the catalogue. */
export interface Shelf {
  readonly bySku: (sku: string) => Product | undefined;
  readonly card: (product: Product) => ProductCard;
}

/** A presentation as the screen shows it; null when there is nothing to say, or nothing the store sells. */
export function inViewOf({ track, outcome, candidates }: Presentation, shelf: Shelf): InView | null {
  if (outcome === 'unknown' || outcome === 'nothing') return null;
  const sold = candidates.flatMap(({ sku, probability }) => {
    const product = shelf.bySku(sku);
    return product === undefined ? [] : [{ product, probability: Math.min(1, Math.max(0, probability)) }];
  });
  if (sold.length === 0) return null;
  const rank = ({ product, probability }: (typeof sold)[number]): number =>
    probability * (product.gtins.length > 0 ? PACKED_COUNTS : 1);
  const shown = sold.sort((a, b) => rank(b) - rank(a)).slice(0, MOST_SHOWN);
  // One of a group that the store does not sell leaves a sure one.
  const certainty = outcome === 'product' ? 'sure' : outcome === 'group' ? 'group' : 'unsure';
  return {
    track,
    certainty: certainty === 'group' && shown.length === 1 ? 'unsure' : certainty,
    candidates: shown.map(({ product, probability }) => ({ ...shelf.card(product), probability })),
  };
}
