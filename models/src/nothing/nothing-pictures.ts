import type { RgbPixels } from '../embedder/picture.js';
import { seeded } from '../head/vectors.js';
import { bagView } from './bag-view.js';
import { blurredView } from './blurred-view.js';
import { emptyView } from './empty-view.js';
import { handView } from './hand-view.js';
import { rendered, type Random, type Shade } from './shade.js';

/** Views without a product: an empty one, an empty hand, a bag, a frame in motion. */
export const nothingKinds = ['empty', 'hand', 'bag', 'blurred'] as const;
export type NothingKind = (typeof nothingKinds)[number];

const views: Readonly<Record<NothingKind, (random: Random) => Shade>> = {
  empty: emptyView,
  hand: handView,
  bag: bagView,
  blurred: blurredView,
};

/**
 * A drawn square view that shows no product; the same seed draws the same. Drawn, because no collection of such pictures
 * could be shipped: a head learns from them what "nothing" is before a cart has seen its first frame.
 */
export function drawNothing(kind: NothingKind, seed: number, side = 224): RgbPixels {
  const random = seeded(seed * 977 + nothingKinds.indexOf(kind));
  return rendered(views[kind](random), side, random);
}
