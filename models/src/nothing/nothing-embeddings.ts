import type { Embedder } from '../embedder/embedder.js';
import { drawNothing, nothingKinds, type NothingKind } from './nothing-pictures.js';

export interface NothingView {
  readonly kind: NothingKind;
  /** Raw features, as of any picture. */
  readonly embedding: Float32Array;
}

/** Enough for the centres to settle: 48 views, about a second of one core. */
const EACH = 12;
/** Drawn at half the network's side and enlarged: a drawing has no finer detail, and drawing would cost more than looking. */
const DRAWN_SIDE = 112;

/** Embeds drawn views without a product, `each` of every kind, from `firstSeed` on. */
export async function embedNothing(embedder: Embedder, each = EACH, firstSeed = 1): Promise<NothingView[]> {
  const views: NothingView[] = [];
  for (const kind of nothingKinds) {
    for (let seed = firstSeed; seed < firstSeed + each; seed += 1) {
      views.push({ kind, embedding: await embedder.embed(drawNothing(kind, seed, DRAWN_SIDE)) });
    }
  }
  return views;
}
