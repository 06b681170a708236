import type { CoOccurrence } from './co-occurrence.js';
import { inverse } from './inverse.js';
import type { Scorer } from './leave-one-out.js';

/** The same list for everybody: how often each item is bought. */
export function popularity({ n, together }: CoOccurrence): Scorer {
  const counts = Float64Array.from({ length: n }, (_, item) => together[item * n + item] as number);
  return () => counts;
}

/** Sum over the cart of cosine similarity between the items' columns. */
export function cosine({ n, together }: CoOccurrence): Scorer {
  const weights = new Float64Array(n * n);
  for (let a = 0; a < n; a += 1) {
    for (let b = 0; b < n; b += 1) {
      const both = Math.sqrt((together[a * n + a] as number) * (together[b * n + b] as number));
      weights[a * n + b] = a === b || both === 0 ? 0 : (together[a * n + b] as number) / both;
    }
  }
  return summed(weights, n);
}

/** EASE^R (Steck 2019): the linear item-to-item weights with zero diagonal that rebuild the baskets best, in closed form. */
export function ease({ n, together }: CoOccurrence, penalty: number): Scorer {
  const gram = together.slice();
  for (let i = 0; i < n; i += 1) gram[i * n + i] = (gram[i * n + i] as number) + penalty;
  const precision = inverse(gram, n);
  const weights = new Float64Array(n * n);
  for (let a = 0; a < n; a += 1) {
    for (let b = 0; b < n; b += 1) {
      if (a !== b) weights[a * n + b] = -(precision[a * n + b] as number) / (precision[b * n + b] as number);
    }
  }
  return summed(weights, n);
}

function summed(weights: Float64Array, n: number): Scorer {
  const scores = new Float64Array(n);
  return (rest) => {
    scores.fill(0);
    for (const item of rest) {
      for (let other = 0; other < n; other += 1) {
        scores[other] = (scores[other] as number) + (weights[item * n + other] as number);
      }
    }
    return scores;
  };
}
