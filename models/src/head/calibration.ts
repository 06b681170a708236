import { softmax } from './vectors.js';

export interface Scored {
  readonly logits: readonly number[];
  /** Place of the true product among the logits. */
  readonly truth: number;
}

/** Mean negative log probability of the truth. */
export function logLoss(scored: readonly Scored[], temperature: number): number {
  const sum = scored.reduce(
    (total, { logits, truth }) => total - Math.log(Math.max(softmax(logits, temperature)[truth] ?? 0, 1e-12)),
    0,
  );
  return sum / Math.max(scored.length, 1);
}

/** The temperature with the least log loss between 0.05 and 20 (golden section on its logarithm); 1 of nothing. */
export function fitTemperature(scored: readonly Scored[]): number {
  if (scored.length === 0) return 1;
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.05);
  let high = Math.log(20);
  for (let step = 0; step < 40; step += 1) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (logLoss(scored, Math.exp(left)) < logLoss(scored, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

export interface Said {
  /** Probability given to the first answer. */
  readonly confidence: number;
  readonly right: boolean;
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly confidence: number;
  readonly accuracy: number;
}

/** Equal-width bins over 0..1; empty ones are left out. */
export function reliability(said: readonly Said[], bins = 15): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, bin): ReliabilityBin => {
    const inside = said.filter(({ confidence }) => Math.min(Math.floor(confidence * bins), bins - 1) === bin);
    const count = inside.length;
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      count,
      confidence: inside.reduce((sum, one) => sum + one.confidence, 0) / Math.max(count, 1),
      accuracy: inside.filter((one) => one.right).length / Math.max(count, 1),
    };
  }).filter((bin) => bin.count > 0);
}

/** Expected calibration error: the mean gap between confidence and accuracy, weighted by bin size; 0 of nothing. */
export function expectedCalibrationError(said: readonly Said[], bins = 15): number {
  const gaps = reliability(said, bins).map((bin) => bin.count * Math.abs(bin.confidence - bin.accuracy));
  return gaps.reduce((a, b) => a + b, 0) / Math.max(said.length, 1);
}
