import type { UnknownModel } from './head.js';
import type { RawScores } from './judge.js';
import { sigmoid } from './vectors.js';

/** Says "known" of everything: for a head of so few products that nothing could be left out to learn from. */
export const trustingUnknownModel: UnknownModel = { nearness: 0, energy: 0, bias: -20 };

type Evidence = Pick<RawScores, 'nearness' | 'energy'>;

/**
 * Logistic regression of "is it one of the known products" on the nearness of the closest prototype and the energy of
 * the scores, both sides weighing the same (Newton steps with a small ridge). `share` is how often, of what a cart sees,
 * a thing is expected to be unknown.
 */
export function fitUnknown(known: readonly Evidence[], unknown: readonly Evidence[], share = 0.1): UnknownModel {
  if (known.length === 0 || unknown.length === 0) return trustingUnknownModel;
  const all = [...known, ...unknown];
  const spread = (pick: (one: Evidence) => number): { mean: number; deviation: number } => {
    const mean = all.reduce((sum, one) => sum + pick(one), 0) / all.length;
    const variance = all.reduce((sum, one) => sum + (pick(one) - mean) ** 2, 0) / all.length;
    return { mean, deviation: Math.max(Math.sqrt(variance), 1e-6) };
  };
  const near = spread((one) => one.nearness);
  const strong = spread((one) => one.energy);
  const rows = all.map((one, place) => ({
    x: [(one.nearness - near.mean) / near.deviation, (one.energy - strong.mean) / strong.deviation, 1],
    y: place < known.length ? 1 : 0,
    weight: 0.5 / (place < known.length ? known.length : unknown.length),
  }));
  let w: number[] = [0, 0, 0];
  for (let step = 0; step < 30; step += 1) {
    const gradient = [0, 1, 2].map((i) => -RIDGE * (w[i] ?? 0));
    const curvature = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? RIDGE : 0) as number));
    for (const { x, y, weight } of rows) {
      const p = sigmoid(x.reduce((sum, value, i) => sum + value * (w[i] ?? 0), 0));
      x.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + weight * (y - p) * value;
        const row = curvature[i];
        if (row !== undefined) x.forEach((other, j) => (row[j] = (row[j] ?? 0) + weight * p * (1 - p) * value * other));
      });
    }
    const move = solve(curvature, gradient);
    w = w.map((value, i) => value + (move[i] ?? 0));
  }
  const [byNearness = 0, byEnergy = 0, constant = 0] = w;
  const nearness = byNearness / near.deviation;
  const energy = byEnergy / strong.deviation;
  const bias = nearness * near.mean + energy * strong.mean - constant + Math.log(share / (1 - share));
  return { nearness, energy, bias };
}

const RIDGE = 1e-4;

/** Gauss-Jordan without pivoting: the ridge keeps every pivot of this positive definite matrix above zero. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let column = 0; column < n; column += 1) {
    const pivot = rows[column] ?? [];
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let k = column; k <= n; k += 1) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1));
}

/** Chance that a known thing scores higher on "known" than an unknown one; ties count half. NaN of an empty side. */
export function areaUnderCurve(known: readonly number[], unknown: readonly number[]): number {
  if (known.length === 0 || unknown.length === 0) return Number.NaN;
  let sum = 0;
  for (const a of known) for (const b of unknown) sum += a > b ? 1 : a === b ? 0.5 : 0;
  return sum / (known.length * unknown.length);
}

/** Share of unknown things taken for known at the threshold that keeps 95 % of the known ones. */
export function falseAcceptanceAt95(known: readonly number[], unknown: readonly number[]): number {
  if (known.length === 0 || unknown.length === 0) return Number.NaN;
  const sorted = [...known].sort((a, b) => b - a);
  const threshold = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NEGATIVE_INFINITY;
  return unknown.filter((score) => score >= threshold).length / unknown.length;
}
