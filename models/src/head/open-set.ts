import type { UnknownModel } from './head.js';
import { sigmoid } from './vectors.js';

/** Says "known" of everything: for a head of so few products that nothing could be left out to learn from. */
export const trustingUnknownModel: UnknownModel = { nearness: 0, energy: 0, bias: -20 };

/** What "known" is told by. The raw energy was tried: the best logit's distance from the mean tells look-alikes apart better. */
const kinds = ['nearness', 'prominence', 'nothingness'] as const;
export type Evidence = Readonly<Record<(typeof kinds)[number], number>>;

/** Probability that it is nothing the head was trained on. */
export function unknownOf(model: UnknownModel, raw: Evidence & { readonly energy: number }): number {
  const { nearness, energy, bias, prominence = 0, nothingness = 0 } = model;
  const known = nearness * raw.nearness + energy * raw.energy + prominence * raw.prominence;
  return sigmoid(bias - known - nothingness * raw.nothingness);
}

export interface UnknownEvidence {
  /** Pictures of known products that the head did not learn from. */
  readonly known: readonly Evidence[];
  /** Pictures of products that the head lacks. */
  readonly strangers: readonly Evidence[];
  /** Views without a product. */
  readonly nothing?: readonly Evidence[];
}

/**
 * Logistic regression of "is it one of the known products", known and unknown weighing the same, and among the unknown
 * strangers and views of nothing (Newton steps with a small ridge). `share` is how often, of what a cart sees, a thing
 * is expected to be unknown.
 */
export function fitUnknown({ known, strangers, nothing = [] }: UnknownEvidence, share = 0.1): UnknownModel {
  const sides = [strangers, nothing].filter((some) => some.length > 0);
  if (known.length === 0 || sides.length === 0) return trustingUnknownModel;
  const cases = [
    ...known.map((one) => ({ one, y: 1, weight: 0.5 / known.length })),
    ...sides.flatMap((some) => some.map((one) => ({ one, y: 0, weight: 0.5 / sides.length / some.length }))),
  ];
  const spreads = kinds.map((kind) => spreadOf(cases.map(({ one }) => one[kind])));
  const rows = cases.map(({ one, y, weight }) => ({
    x: [...kinds.map((kind, i) => (one[kind] - (spreads[i]?.mean ?? 0)) / (spreads[i]?.deviation ?? 1)), 1],
    y,
    weight,
  }));
  const w = logistic(rows, kinds.length + 1);
  const [nearness = 0, prominence = 0, nothingness = 0] = kinds.map(
    (_, i) => (w[i] ?? 0) / (spreads[i]?.deviation ?? 1),
  );
  const offset = spreads.reduce((sum, { mean, deviation }, i) => sum + ((w[i] ?? 0) * mean) / deviation, 0);
  const bias = offset - (w[kinds.length] ?? 0) + Math.log(share / (1 - share));
  return { nearness, energy: 0, bias, prominence, nothingness };
}

function spreadOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.max(Math.sqrt(variance), 1e-6) };
}

interface Row {
  readonly x: readonly number[];
  readonly y: number;
  readonly weight: number;
}

function logistic(rows: readonly Row[], size: number): number[] {
  let w = new Array<number>(size).fill(0);
  for (let step = 0; step < 30; step += 1) {
    const gradient = w.map((value) => -RIDGE * value);
    const curvature = w.map((_, i) => w.map((_unused, j): number => (i === j ? RIDGE : 0)));
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
  return w;
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
