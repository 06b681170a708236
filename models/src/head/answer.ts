import type { Candidate, Judgement } from './judge.js';

/**
 * What may be said aloud. `product`: surely this one. `group`: surely one of `remaining`, which the picture can't tell
 * apart, so that weight, a barcode or the shopper decides. `unknown`: nothing may be said.
 */
export type Answer =
  | { readonly level: 'product'; readonly sku: string; readonly group: string; readonly probability: number }
  | {
      readonly level: 'group';
      readonly group: string;
      readonly probability: number;
      readonly remaining: readonly Candidate[];
    }
  | { readonly level: 'unknown'; readonly unknown: number };

/** Candidates that together hold this share of the winning group's probability remain; the rest is ruled out. */
const REMAINING_SHARE = 0.95;

/** The most exact statement whose probability reaches `threshold` (0..1). */
export function answer(judgement: Judgement, threshold: number): Answer {
  const best = judgement.candidates[0];
  if (best !== undefined && best.probability >= threshold) return { level: 'product', ...best };
  const group = judgement.groups[0];
  if (group !== undefined && group.probability >= threshold) {
    const remaining = remainingCandidates(judgement.candidates.filter((candidate) => candidate.group === group.group));
    return { level: 'group', ...group, remaining };
  }
  return { level: 'unknown', unknown: judgement.unknown };
}

/** The fewest most likely candidates that hold `share` of the probability of all that are given. */
export function remainingCandidates(candidates: readonly Candidate[], share = REMAINING_SHARE): Candidate[] {
  const total = candidates.reduce((sum, candidate) => sum + candidate.probability, 0);
  const kept: Candidate[] = [];
  let held = 0;
  for (const candidate of candidates) {
    if (kept.length > 0 && held >= share * total) break;
    kept.push(candidate);
    held += candidate.probability;
  }
  return kept;
}
