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

/** A cause with what is asked of it thousands of times worked out once. */
interface Known<T> {
  readonly cause: Cause<T>;
  readonly weight: number;
  /** Signed mean and variance; undefined when its mass is not known. */
  readonly mean: number | undefined;
  readonly variance: number;
}

/** Sets further from the step than this many standard deviations are not looked at: they weigh nothing in the sum. */
const FAR = 15;

/** Density of the step if exactly these things happened together; 0 where it cannot be. */
function likelihood<T>(set: readonly Known<T>[], delta: Milligrams, sigma: number): number {
  let rest = delta;
  let variance = sigma ** 2;
  let unknown: Known<T> | undefined;
  for (const one of set) {
    variance += one.variance;
    if (one.mean !== undefined) rest -= one.mean;
    // Two unknown masses in one step have no unique answer.
    else if (unknown !== undefined) return 0;
    else unknown = one;
  }
  if (unknown === undefined && Math.abs(rest) > FAR * Math.sqrt(variance)) return 0;
  const pivot = unknown ?? set.find(({ cause }) => cause.mass.kind === 'mixture') ?? set[0];
  if (pivot === undefined) return 0;
  const { direction, mass } = pivot.cause;
  return density(mass, (rest + (pivot.mean ?? 0)) * direction, variance - pivot.variance);
}

function prepared<T>({ causes, recognition }: StepEvidence<T>): Known<T>[] {
  const known = causes.map((cause): Known<T> => {
    const moment = moments(cause.mass);
    return {
      cause,
      weight: cause.prior * (recognition?.(cause) ?? 1),
      mean: moment === undefined ? undefined : moment.mean * cause.direction,
      variance: moment?.variance ?? 0,
    };
  });
  return known.sort((a, b) => b.weight - a.weight);
}

/**
 * What explains a step of the scale best: Bayes over every set of up to four causes, against "something else".
 * @param threshold posterior above which the best explanation is acted upon without asking
 */
export function explainStep<T>(evidence: StepEvidence<T>, threshold: number): Posterior<T> {
  const known = prepared(evidence);
  const weighed: Weighed<T>[] = [];
  const extend = (chosen: readonly Known<T>[], from: number, prior: number): void => {
    const limit = chosen.length === 0 ? known.length : chosen.length === 1 ? PAIRED : GROUPED;
    for (let i = from; i < Math.min(limit, known.length); i += 1) {
      const one = known[i];
      if (one === undefined || chosen.some((other) => other.cause.group === one.cause.group)) continue;
      const set = [...chosen, one];
      const together = prior * one.weight * (chosen.length === 0 ? 1 : TOGETHER);
      const weight = together * likelihood(set, evidence.delta, evidence.sigma);
      if (weight > 0) weighed.push({ causes: set.map(({ cause }) => cause), weight });
      if (set.length < MAX_TOGETHER) extend(set, i + 1, together);
    }
  };
  extend([], 0, 1);
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
