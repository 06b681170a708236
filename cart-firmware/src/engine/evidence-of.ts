import type { Evidence, WeightStep } from '@smart-cart/contracts';
import type { Explanation } from '../fusion/index.js';
import { describe, type Happening } from './happening.js';

function rounded(probability: number): number {
  return Math.min(1, Math.max(0, Math.round(probability * 10_000) / 10_000));
}

/** What is kept with a fact so that an audit can see why the cart believed it. */
export function evidenceOf(
  step: Pick<WeightStep, 'delta' | 'sigma' | 'before' | 'after'>,
  explanations: readonly Explanation<Happening>[],
): Evidence {
  const { delta, sigma, before, after } = step;
  const [best] = explanations;
  return {
    step: { delta, sigma, before, after },
    ...(best === undefined ? {} : { probability: rounded(best.probability) }),
    considered: explanations.map(({ causes, probability }) => ({
      what: causes.length === 0 ? 'unexplained' : causes.map((cause) => describe(cause.what)).join(' + '),
      probability: rounded(probability),
    })),
  };
}
