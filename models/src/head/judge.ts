import { ModelsError } from '../models-error.js';
import { STRETCH, type Head } from './head.js';
import { unknownOf } from './open-set.js';
import { dot, ranking, softmax, unit } from './vectors.js';

export interface Candidate {
  readonly sku: string;
  readonly group: string;
  readonly probability: number;
}

/** What a head says of one picture. `candidates` (most likely first) and `unknown` sum to 1. */
export interface Judgement {
  readonly candidates: readonly Candidate[];
  readonly groups: readonly { readonly group: string; readonly probability: number }[];
  readonly unknown: number;
}

/** Scores before any probability; what open set and calibration are fitted on. */
export interface RawScores {
  readonly logits: readonly number[];
  /** Cosine to the nearest prototype, -1..1. */
  readonly nearness: number;
  /** Log of the summed powers of the logits: how strongly the head answers at all. */
  readonly energy: number;
  /** How far the best logit stands out from the mean of all. */
  readonly prominence: number;
  /** Cosine to the nearest view without a product, -1..1; 0 of a head that knows none. */
  readonly nothingness: number;
}

/** A product of one matrix and one vector: a tensor runtime in every cart's worker would cost more than it saves. */
export function scoresOf(head: Pick<Head, 'products' | 'embedder' | 'nothing'>, embedding: Float32Array): RawScores {
  if (embedding.length !== head.embedder.dimension) {
    throw new ModelsError(
      'other-embedder',
      `The head takes ${head.embedder.dimension} features of ${head.embedder.name} and was given ${embedding.length}: use the embedder it was made for.`,
    );
  }
  const x = unit(embedding);
  const logits = head.products.map((product) => STRETCH * dot(x, product.weights) + product.bias);
  const nearness = head.products.reduce((best, product) => Math.max(best, dot(x, product.prototype)), -1);
  const top = Math.max(...logits);
  const energy = top + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0));
  const prominence = top - logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
  const nothingness = (head.nothing ?? []).reduce(
    (best, view) => Math.max(best, dot(x, view)),
    head.nothing?.length ? -1 : 0,
  );
  return { logits, nearness, energy, prominence, nothingness };
}

export function judge(head: Head, embedding: Float32Array): Judgement {
  if (head.products.length === 0) return { candidates: [], groups: [], unknown: 1 };
  return judgeScores(head, scoresOf(head, embedding));
}

export function judgeScores(head: Head, raw: RawScores): Judgement {
  const unknown = unknownOf(head.unknown, raw);
  const known = softmax(raw.logits, head.temperature).map((probability) => probability * (1 - unknown));
  const candidates = ranking(known).flatMap((place): Candidate[] => {
    const product = head.products[place];
    return product === undefined ? [] : [{ sku: product.sku, group: product.group, probability: known[place] ?? 0 }];
  });
  const sums = new Map<string, number>();
  for (const { group, probability } of candidates) sums.set(group, (sums.get(group) ?? 0) + probability);
  const groups = [...sums].map(([group, probability]) => ({ group, probability }));
  groups.sort((a, b) => b.probability - a.probability);
  return { candidates, groups, unknown };
}
