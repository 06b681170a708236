import type { Milligrams } from '@smart-cart/contracts';

export interface Normal {
  readonly kind: 'normal';
  readonly mean: Milligrams;
  readonly sd: number;
  readonly measured?: boolean;
}

/**
 * What a thing may weigh. `normal`: known, with its spread; `measured` when this very thing was on the scale before, so
 * that no odd package can be meant. `mixture`: one of several things, each as likely. `broad`: anything between two masses, each order of
 * magnitude as likely as the next, for goods nobody has weighed yet. `uniform`: any part of a known mass.
 */
export type MassModel =
  | Normal
  | { readonly kind: 'mixture'; readonly of: readonly Normal[] }
  | { readonly kind: 'broad'; readonly low: Milligrams; readonly high: Milligrams }
  | { readonly kind: 'uniform'; readonly low: Milligrams; readonly high: Milligrams };

/** What one piece of anything in a grocery may weigh: 5 g of saffron to 25 kg of potatoes. */
export const anyGoods: MassModel = { kind: 'broad', low: 5_000, high: 25_000_000 };

const SQRT_TAU = Math.sqrt(2 * Math.PI);

function gaussian(x: number, sd: number): number {
  const z = x / sd;
  return Math.exp(-0.5 * z * z) / (sd * SQRT_TAU);
}

/**
 * Density per milligram of a deviation from the mean. One package in twenty is an odd one (a dented multipack, a wet
 * lettuce), so the tails are heavier than a normal curve's and one odd package does not look like another product.
 */
function packageDensity(deviation: number, sd: number): number {
  return 0.95 * gaussian(deviation, sd) + 0.05 * gaussian(deviation, 2.5 * sd);
}

/**
 * The same for a thing that was on the scale before: the package is the same, the scale is not quite (creep, a load off
 * centre), so one step in a hundred may be off by a few times what the scale says of itself.
 */
function measuredDensity(deviation: number, sd: number): number {
  return 0.99 * gaussian(deviation, sd) + 0.01 * gaussian(deviation, 3 * sd);
}

/**
 * Density per milligram that a thing of this model changes the load by `mass`.
 * @param extraVariance mg², of the scale and of whatever else moved with it
 */
export function density(model: MassModel, mass: Milligrams, extraVariance: number): number {
  if (model.kind === 'normal') {
    const curve = model.measured === true ? measuredDensity : packageDensity;
    return curve(mass - model.mean, Math.sqrt(model.sd ** 2 + extraVariance));
  }
  if (model.kind === 'mixture') {
    return model.of.reduce((sum, one) => sum + density(one, mass, extraVariance), 0) / model.of.length;
  }
  if (mass < model.low || mass > model.high) return 0;
  return model.kind === 'uniform' ? 1 / (model.high - model.low) : 1 / (mass * Math.log(model.high / model.low));
}

/** Mean and variance of a model whose mass is known; undefined where it is not. */
export function moments(model: MassModel): { readonly mean: Milligrams; readonly variance: number } | undefined {
  if (model.kind === 'normal') return { mean: model.mean, variance: model.sd ** 2 };
  if (model.kind !== 'mixture') return undefined;
  const mean = model.of.reduce((sum, one) => sum + one.mean, 0) / model.of.length;
  const variance = model.of.reduce((sum, one) => sum + one.sd ** 2 + (one.mean - mean) ** 2, 0) / model.of.length;
  return { mean, variance };
}

/** The model of `pieces` things of the same kind, each with its own deviation. */
export function ofPieces(model: MassModel, pieces: number): MassModel {
  if (model.kind === 'normal') return { ...model, mean: model.mean * pieces, sd: model.sd * Math.sqrt(pieces) };
  if (model.kind === 'mixture') {
    const { mean, variance } = moments(model) ?? { mean: 0, variance: 0 };
    return { kind: 'normal', mean: mean * pieces, sd: Math.sqrt(variance * pieces) };
  }
  return { kind: model.kind, low: model.low * pieces, high: model.high * pieces };
}
