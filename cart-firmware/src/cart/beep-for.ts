import type { FactBody } from '@smart-cart/contracts';
import type { BeepPattern } from '../peripherals/index.js';

/** The most important sound of facts journalled together: a question outweighs an acceptance. */
export function beepFor(bodies: readonly FactBody[]): BeepPattern | undefined {
  const kinds = new Set(bodies.map((body) => body.kind));
  if (kinds.has('trip-finished')) return 'finished';
  if (kinds.has('question-raised')) return 'attention';
  if (kinds.has('line-added') || kinds.has('quantity-changed')) return 'accepted';
  return undefined;
}
