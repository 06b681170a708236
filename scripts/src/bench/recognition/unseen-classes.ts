import { embedNothing, trainHead, type Embedder, type Example, type Head } from '@smart-cart/models';
import { hiddenClasses, split } from './hidden-classes.js';

/** The classes as a head, and perhaps an embedder, meets them that lacks a fifth. */
export interface UnseenClasses {
  readonly head: Head;
  readonly hidden: ReadonlySet<string>;
  readonly train: readonly Example[];
  readonly test: readonly Example[];
}

export async function nothingOf(embedder: Embedder): Promise<Float32Array[]> {
  return (await embedNothing(embedder)).map((view) => view.embedding);
}

/** Trains a head that never learns a fifth of the classes. */
export async function hideClasses(
  embedder: Embedder,
  train: readonly Example[],
  test: readonly Example[],
  offset: number,
): Promise<UnseenClasses> {
  const hidden = hiddenClasses(train, offset);
  const madeAt = new Date().toISOString();
  const nothing = await nothingOf(embedder);
  const head = await trainHead(split(train, hidden).seen, { embedder: embedder.id, madeAt, nothing });
  return { head, hidden, train, test };
}
