import type { InView } from '@smart-cart/contracts';

type Candidate = InView['candidates'][number];

/** As many as can be told apart at a glance and touched with a glove. */
export const SHOWN = 3;

/**
 * Candidates in places that do not change under a finger: while the same thing is held up, an answer keeps its place for
 * as long as it is among the answers, and a new one takes a place that became free.
 */
export function steadyOrder(before: readonly Candidate[], now: readonly Candidate[], limit = SHOWN): Candidate[] {
  const best = now.slice(0, limit);
  const fresh = best.filter((candidate) => !before.some(({ sku }) => sku === candidate.sku));
  const places: Candidate[] = [];
  for (const old of before.slice(0, limit)) {
    const still = best.find(({ sku }) => sku === old.sku);
    const next = still ?? fresh.shift();
    if (next !== undefined) places.push(next);
  }
  return [...places, ...fresh].slice(0, limit);
}
