import type { SuggestedProduct, SuggestionSettings } from './situation.js';

/**
 * The list people see, from candidates with the best first: at most so many of one group, so that nobody is offered
 * five yoghurts. `paid`, if any, gets one place: the one it deserves but never the first, and none at all when it is much
 * less likely than the last of the others.
 */
export function choose(
  candidates: Iterable<SuggestedProduct>,
  paid: SuggestedProduct | undefined,
  { atMost, perGroup, sponsoredReach }: SuggestionSettings,
): SuggestedProduct[] {
  const chosen: SuggestedProduct[] = [];
  const ofGroup = new Map<string, number>();
  const taken = (group: string): number => ofGroup.get(group) ?? 0;
  if (atMost > 0) {
    for (const candidate of candidates) {
      const { group } = candidate.product;
      if (taken(group) >= perGroup) continue;
      ofGroup.set(group, taken(group) + 1);
      chosen.push(candidate);
      if (chosen.length === atMost) break;
    }
  }
  const last = chosen.at(-1);
  if (paid === undefined || last === undefined || atMost < 2) return chosen;
  if (paid.score < last.score - sponsoredReach || taken(paid.product.group) >= perGroup) return chosen;
  const better = chosen.filter(({ score }) => score >= paid.score).length;
  chosen.splice(Math.min(Math.max(1, better), atMost - 1), 0, paid);
  return chosen.slice(0, atMost);
}
