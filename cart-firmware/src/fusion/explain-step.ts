import type { Milligrams } from '@smart-cart/contracts';
import { anyGoods, density, moments, type MassModel } from './mass-model.js';

/** One thing that may have happened. Causes of one `group` exclude each other: two or three pieces, not both. */
export interface Cause<T> {
  readonly group: string;
  readonly what: T;
  /** +1: the load grows by it; -1: the load shrinks by it. */
  readonly direction: 1 | -1;
  readonly mass: MassModel;
  /** How likely before the scale spoke, relative to other causes; 1 for what is expected any moment. */
  readonly prior: number;
}

export interface StepEvidence<T> {
  readonly delta: Milligrams;
  /** Standard deviation of `delta`, mg. */
  readonly sigma: number;
  readonly causes: readonly Cause<T>[];
  /** Prior weight that something happened which is not among the causes. */
  readonly unexplained: number;
  /**
   * What else speaks for a cause, as a likelihood ratio: the picture recogniser will enter here. 1 says nothing.
   * Absent while nothing recognises pictures.
   */
  readonly recognition?: (cause: Cause<T>) => number;
}

export interface Explanation<T> {
  /** What happened together; empty: none of the causes. */
  readonly causes: readonly Cause<T>[];
  readonly probability: number;
}

export interface Posterior<T> {
  /** sure: the best explanation passes the threshold; none: most likely no cause explains it; unsure: neither. */
  readonly verdict: 'sure' | 'unsure' | 'none';
  /** The likeliest first, at most {@link MAX_REPORTED}, the unexplained always among them. */
  readonly explanations: readonly Explanation<T>[];
}

const MAX_REPORTED = 8;
/** Up to four things lowered at once; more in one settling of the scale is beyond what weight alone can tell. */
const MAX_TOGETHER = 4;
/** Each further thing in one step is this much less likely than one alone. */
const TOGETHER = 0.1;
/** Pairs are looked for among this many causes, larger sets among the second number: bounds the work per step. */
const PAIRED = 120;
const GROUPED = 24;

interface Weighed<T> {
  readonly causes: readonly Cause<T>[];
  readonly weight: number;
}

/** Density of the step if exactly these things happened together. */
function likelihood<T>(causes: readonly Cause<T>[], delta: Milligrams, sigma: number): number {
  const open = causes.filter((cause) => moments(cause.mass) === undefined);
  // Two unknown masses in one step have no unique answer.
  if (open.length > 1) return 0;
  const pivot = open[0] ?? causes.find((cause) => cause.mass.kind === 'mixture') ?? causes[0];
  if (pivot === undefined) return 0;
  let rest = delta;
  let variance = sigma ** 2;
  for (const cause of causes) {
    const known = cause === pivot ? undefined : moments(cause.mass);
    if (known === undefined) continue;
    rest -= cause.direction * known.mean;
    variance += known.variance;
  }
  return density(pivot.mass, rest * pivot.direction, variance);
}

function weigh<T>(evidence: StepEvidence<T>, causes: readonly Cause<T>[]): number {
  let weight = likelihood(causes, evidence.delta, evidence.sigma) * TOGETHER ** (causes.length - 1);
  for (const cause of causes) weight *= cause.prior * (evidence.recognition?.(cause) ?? 1);
  return weight;
}

/**
 * What explains a step of the scale best: Bayes over every set of up to four causes, against "something else".
 * @param threshold posterior above which the best explanation is acted upon without asking
 */
export function explainStep<T>(evidence: StepEvidence<T>, threshold: number): Posterior<T> {
  const causes = [...evidence.causes].sort((a, b) => b.prior - a.prior);
  const weighed: Weighed<T>[] = [];
  const extend = (chosen: readonly Cause<T>[], from: number): void => {
    const limit = chosen.length === 0 ? causes.length : chosen.length === 1 ? PAIRED : GROUPED;
    for (let i = from; i < Math.min(limit, causes.length); i += 1) {
      const cause = causes[i];
      if (cause === undefined || chosen.some((other) => other.group === cause.group)) continue;
      const next = [...chosen, cause];
      const weight = weigh(evidence, next);
      if (weight > 0) weighed.push({ causes: next, weight });
      if (next.length < MAX_TOGETHER && i < PAIRED) extend(next, i + 1);
    }
  };
  extend([], 0);
  const unexplained: Weighed<T> = {
    causes: [],
    weight: evidence.unexplained * Math.max(density(anyGoods, Math.abs(evidence.delta), 0), Number.MIN_VALUE),
  };
  const total = weighed.reduce((sum, { weight }) => sum + weight, unexplained.weight);
  const ranked = [...weighed, unexplained]
    .sort((a, b) => b.weight - a.weight)
    .map(({ causes: together, weight }) => ({ causes: together, probability: weight / total }));
  const explanations = ranked.slice(0, MAX_REPORTED);
  if (!explanations.some((explanation) => explanation.causes.length === 0)) {
    explanations[explanations.length - 1] = { causes: [], probability: unexplained.weight / total };
  }
  return { verdict: verdictOf(explanations[0], threshold), explanations };
}

function verdictOf<T>(best: Explanation<T> | undefined, threshold: number): Posterior<T>['verdict'] {
  if (best === undefined || best.causes.length === 0) return 'none';
  return best.probability >= threshold ? 'sure' : 'unsure';
}
