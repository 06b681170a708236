import type { Embedder } from '../embedder/embedder.js';
import { drawNothing, nothingKinds, type NothingKind } from './nothing-pictures.js';

export interface NothingView {
  readonly kind: NothingKind;
  /** Raw features, as of any picture. */
  readonly embedding: Float32Array;
}

/** Enough for the centres to settle; a second of one core. */
const EACH = 30;

/** Embeds drawn views without a product, `each` of every kind, from `firstSeed` on. */
export async function embedNothing(embedder: Embedder, each = EACH, firstSeed = 1): Promise<NothingView[]> {
  const { side } = embedder.card.input;
  const views: NothingView[] = [];
  for (const kind of nothingKinds) {
    for (let seed = firstSeed; seed < firstSeed + each; seed += 1) {
      views.push({ kind, embedding: await embedder.embedSquare(drawNothing(kind, seed, side)) });
    }
  }
  return views;
}
