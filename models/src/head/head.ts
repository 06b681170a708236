import type { EmbedderId } from '../embedder/embedder.js';

/** Unit embeddings are stretched by this before the linear layer, so that its weights stay of order one. */
export const STRETCH = 10;

/** One product the head can name. */
export interface HeadProduct {
  readonly sku: string;
  /** What it surely is when the exact product is unsure ("Apple"). */
  readonly group: string;
  /** `trained` with the whole list, or `enrolled` later from a few pictures. */
  readonly origin: 'trained' | 'enrolled';
  /** Pictures it was learned from. */
  readonly pictures: number;
  /** Row of the linear layer. */
  readonly weights: Float32Array;
  readonly bias: number;
  /** Mean of its unit embeddings, of unit length. */
  readonly prototype: Float32Array;
  /** A few unit embeddings, so that later enrolments can be kept from claiming this product's pictures. */
  readonly exemplars: readonly Float32Array[];
}

/** How scores become a probability of "none of these": see open-set.ts. */
export interface UnknownModel {
  readonly nearness: number;
  readonly energy: number;
  readonly bias: number;
  /** Heads made before these were measured lack them, which is the same as 0. */
  readonly prominence?: number;
  readonly nothingness?: number;
}

/** An immutable classifier head. Products without an order of meaning; the first is no better than the last. */
export interface Head {
  readonly embedder: EmbedderId;
  /** Counts up with every change; a cart keeps the highest that it could verify. */
  readonly version: number;
  /** ISO instant of the last change. */
  readonly madeAt: string;
  readonly temperature: number;
  readonly unknown: UnknownModel;
  readonly products: readonly HeadProduct[];
  /** Unit embeddings in the middle of views that show no product: an empty trolley, a hand, a bag, a blurred frame. */
  readonly nothing?: readonly Float32Array[];
}

/** What a cart needs of it: exemplars serve enrolment only, and are most of its bytes. */
export function forCarts(head: Head): Head {
  return { ...head, products: head.products.map((product) => ({ ...product, exemplars: [] })) };
}
