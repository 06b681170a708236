import type { WeightStep } from '@smart-cart/contracts';
import { findPlateaus, type TracePoint } from './plateau.js';

export interface StepOptions {
  /** Verification interval e, mg. */
  readonly interval: number;
  /** Smallest change of load reported as a step, mg; raised to four standard deviations where the line is noisier. */
  readonly smallest: number;
  /** Shortest rest between two movements that makes them two steps, ms. */
  readonly plateauMs: number;
}

export interface LoadSample {
  readonly at: number;
  /** Filtered load, mg. While `stable`, the mean of the stable stretch. */
  readonly value: number;
  readonly stable: boolean;
  readonly sigma: number;
}

/** Creep and temperature move a loaded scale by about a division a minute; anything slower than this is absorbed. */
const DRIFT_PER_SECOND = 0.05;
const MOST_TRACE = 2_000;

/** Finds the steps between stable loads. Pure: time comes with the samples. */
export class StepDetector {
  #base: { value: number; sigma: number; at: number } | undefined;
  #startedAt: number | undefined;
  #trace: TracePoint[] = [];

  constructor(private readonly options: StepOptions) {}

  /** The stable load all steps reported so far add up to; undefined before the first. */
  get base(): number | undefined {
    return this.#base?.value;
  }

  /** Takes the next stable load as it is, without a step: after a zero setting, or before the first. */
  rebase(): void {
    this.#base = undefined;
    this.#movementOver();
  }

  shift(by: number): void {
    if (this.#base) this.#base = { ...this.#base, value: this.#base.value + by };
    this.#trace = this.#trace.map((point) => ({ ...point, value: point.value + by }));
  }

  /**
   * Readings are missing from `at` on. What was stable before stays the reference: if the load is the same afterwards
   * there is no step, and if it is not, there is one from `at` to the first rest. Nothing seen so far is trusted.
   */
  blind(at: number): void {
    this.#trace = [];
    this.#startedAt ??= at;
  }

  /** The device says that the load moves, without a number. */
  moving(at: number): void {
    this.#startedAt ??= at;
  }

  push(sample: LoadSample): WeightStep[] {
    const base = this.#base;
    if (base === undefined) {
      if (sample.stable) this.#restAt(sample);
      return [];
    }
    const limit = Math.max(this.options.smallest, 4 * Math.hypot(base.sigma, sample.sigma));
    const away = Math.abs(sample.value - base.value) >= limit;
    if (!sample.stable) {
      if (away) this.#startedAt ??= sample.at;
      if (this.#startedAt !== undefined) this.#remember(sample);
      return [];
    }
    if (away) {
      const steps = this.#stepsTo(sample, base, limit);
      this.#restAt(sample);
      return steps;
    }
    const most = (DRIFT_PER_SECOND * this.options.interval * Math.min(1_000, sample.at - base.at)) / 1_000;
    const drift = Math.max(-most, Math.min(most, sample.value - base.value));
    this.#base = { value: base.value + drift, sigma: sample.sigma, at: sample.at };
    this.#movementOver();
    return [];
  }

  #remember(sample: LoadSample): void {
    this.#trace.push(sample);
    if (this.#trace.length > MOST_TRACE) this.#trace = this.#trace.slice(-MOST_TRACE / 2);
  }

  #restAt(sample: LoadSample): void {
    this.#base = { value: sample.value, sigma: sample.sigma, at: sample.at };
    this.#movementOver();
  }

  #movementOver(): void {
    this.#startedAt = undefined;
    this.#trace = [];
  }

  #stepsTo(sample: LoadSample, base: { value: number; sigma: number }, limit: number): WeightStep[] {
    const { interval, plateauMs } = this.options;
    const found = findPlateaus(this.#trace, { band: 2 * interval, leastMs: plateauMs, edge: limit });
    const stops = [
      ...found.map((plateau) => ({ ...plateau, settledAt: plateau.startedAt + plateauMs, leftAt: plateau.endedAt })),
      { value: sample.value, sigma: sample.sigma, settledAt: sample.at, leftAt: sample.at },
    ];
    const steps: WeightStep[] = [];
    let from = { value: base.value, sigma: base.sigma, leftAt: this.#startedAt ?? sample.at };
    for (const [index, stop] of stops.entries()) {
      const last = index === stops.length - 1;
      // A rest at the level just left, or at the one about to be reached, is part of the movement.
      const near = (level: number): boolean => Math.abs(stop.value - level) < limit;
      if (!last && (near(from.value) || near(sample.value))) continue;
      steps.push(stepOf(from, stop, from.leftAt, stop.settledAt));
      from = stop;
    }
    return steps;
  }
}

function stepOf(
  from: { value: number; sigma: number },
  to: { value: number; sigma: number },
  startedAt: number,
  settledAt: number,
): WeightStep {
  const before = Math.round(from.value);
  const after = Math.round(to.value);
  return { before, after, delta: after - before, sigma: Math.hypot(from.sigma, to.sigma), startedAt, settledAt };
}
