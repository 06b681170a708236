import { answer, remainingCandidates, type Candidate } from '@smart-cart/models';
import type { Belief } from './evidence.js';

/**
 * What may be said of a presentation. `product`: surely this one; `group`: surely one of the candidates, which the
 * picture can't tell apart; `unsure`: these, and perhaps none; `unknown`: it is not known; `nothing`: no goods in view.
 */
export interface Verdict {
  readonly outcome: 'product' | 'group' | 'unsure' | 'unknown' | 'nothing';
  /** What remains possible, most likely first, with probabilities. Empty for `unknown` and `nothing`. */
  readonly candidates: readonly Candidate[];
}

/** One picture alone is believed only when it is surer than this: it may have caught the thing half in view. */
const SURE_AT_ONCE = 0.97;
/** Below this it is more a guess than a hint, and nothing is said. */
const LEAST_KNOWN = 0.4;
const MOST_HINTS = 4;

/** @param sureAt probability from which something is said as sure */
export function verdictOf(belief: Belief, sureAt: number): Verdict {
  if (belief.looks === 0) return { outcome: 'unknown', candidates: [] };
  if (belief.nothing >= 0.5) return { outcome: 'nothing', candidates: [] };
  const said = answer(belief, belief.looks < 2 ? Math.max(sureAt, SURE_AT_ONCE) : sureAt);
  if (said.level === 'product') {
    const { sku, group, probability } = said;
    return { outcome: 'product', candidates: [{ sku, group, probability }] };
  }
  if (said.level === 'group') return { outcome: 'group', candidates: said.remaining };
  if (1 - belief.unknown < LEAST_KNOWN) return { outcome: 'unknown', candidates: [] };
  const hints = remainingCandidates(belief.candidates).slice(0, MOST_HINTS);
  return { outcome: 'unsure', candidates: hints };
}
