import type { Milligrams } from '@smart-cart/contracts';

/**
 * What a thing may weigh. `normal`: known, with its spread. `broad`: anything between two masses, each order of
 * magnitude as likely as the next, for goods nobody has weighed yet. `uniform`: any part of a known mass.
 */
export type MassModel =
  | { readonly kind: 'normal'; readonly mean: Milligrams; readonly sd: number }
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
 * Density per milligram that a thing of this model changes the load by `mass`.
 * @param extraVariance mg², of the scale and of whatever else moved with it
 */
export function density(model: MassModel, mass: Milligrams, extraVariance: number): number {
  if (model.kind === 'normal') return packageDensity(mass - model.mean, Math.sqrt(model.sd ** 2 + extraVariance));
  if (mass < model.low || mass > model.high) return 0;
  return model.kind === 'uniform' ? 1 / (model.high - model.low) : 1 / (mass * Math.log(model.high / model.low));
}

/** The model of `pieces` things of the same kind, each with its own deviation. */
export function ofPieces(model: MassModel, pieces: number): MassModel {
  if (model.kind === 'normal') return { kind: 'normal', mean: model.mean * pieces, sd: model.sd * Math.sqrt(pieces) };
  return { kind: model.kind, low: model.low * pieces, high: model.high * pieces };
}
