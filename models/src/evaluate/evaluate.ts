import { expectedCalibrationError, reliability, type ReliabilityBin, type Said } from '../head/calibration.js';
import type { Head } from '../head/head.js';
import { judge } from '../head/judge.js';
import type { Example } from '../head/train-head.js';

/** Shares are 0..1. Pictures whose product the head lacks count as wrong. */
export interface Evaluation {
  readonly images: number;
  readonly top1: number;
  readonly top5: number;
  readonly coarseTop1: number;
  /** Calibration error of the first answer's probability, given that it is one of the head's products. */
  readonly ece: number;
  readonly reliability: readonly ReliabilityBin[];
  /** What is right of the answers that are at least so sure, and how many of all those are. */
  readonly coverage: readonly CoveragePoint[];
  /** Most frequent mistakes. */
  readonly confusions: readonly { readonly truth: string; readonly said: string; readonly times: number }[];
}

export interface CoveragePoint {
  readonly confidence: number;
  /** Share of the pictures whose first answer is at least so sure. */
  readonly covered: number;
  /** Share of those that is right. */
  readonly right: number;
}

const WORST_PAIRS = 10;

/** From the surest picture to all of them, one point a picture. */
export function coverageOf(said: readonly Said[]): CoveragePoint[] {
  const sorted = [...said].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  return sorted.map((one, place) => {
    if (one.right) right += 1;
    return { confidence: one.confidence, covered: (place + 1) / sorted.length, right: right / (place + 1) };
  });
}

export function evaluate(head: Head, examples: readonly Example[]): Evaluation {
  let top5 = 0;
  let coarse = 0;
  const said: Said[] = [];
  const pairs = new Map<string, { truth: string; said: string; times: number }>();
  for (const example of examples) {
    const { candidates, groups, unknown } = judge(head, example.embedding);
    const first = candidates[0];
    const right = first?.sku === example.sku;
    said.push({ confidence: Math.min((first?.probability ?? 0) / Math.max(1 - unknown, 1e-12), 1), right });
    if (candidates.slice(0, 5).some((candidate) => candidate.sku === example.sku)) top5 += 1;
    if (groups[0]?.group === example.group) coarse += 1;
    if (!right && first !== undefined) {
      const key = JSON.stringify([example.sku, first.sku]);
      const pair = pairs.get(key) ?? { truth: example.sku, said: first.sku, times: 0 };
      pair.times += 1;
      pairs.set(key, pair);
    }
  }
  const images = examples.length;
  const of = (count: number): number => (images === 0 ? Number.NaN : count / images);
  return {
    images,
    top1: of(said.filter((one) => one.right).length),
    top5: of(top5),
    coarseTop1: of(coarse),
    ece: expectedCalibrationError(said),
    reliability: reliability(said),
    coverage: coverageOf(said),
    confusions: [...pairs.values()].sort((a, b) => b.times - a.times).slice(0, WORST_PAIRS),
  };
}
