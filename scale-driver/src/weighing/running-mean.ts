export interface Filtered {
  readonly value: number;
  /** Standard deviation of `value` as an estimate of the load, from the scatter inside the window. */
  readonly sigma: number;
}

export interface FilterOptions {
  /** Longest stretch that is averaged, ms. */
  readonly windowMs: number;
  /** Smallest departure from the mean that counts as a jump, same unit as the samples. */
  readonly jump: number;
}

interface Sample {
  readonly value: number;
  readonly at: number;
}

/**
 * Median of three, then a mean over a window that is long at rest and starts again on a jump: noise is averaged away
 * while the load stands still, and a new load shows after two samples instead of after the whole window.
 */
export class RunningMean {
  #last: Sample[] = [];
  #window: Sample[] = [];

  constructor(private readonly options: FilterOptions) {}

  reset(): void {
    this.#last = [];
    this.#window = [];
  }

  /** Moves everything remembered, after a change of zero. */
  shift(by: number): void {
    this.#last = this.#last.map((sample) => ({ ...sample, value: sample.value + by }));
    this.#window = this.#window.map((sample) => ({ ...sample, value: sample.value + by }));
  }

  push(value: number, at: number): Filtered {
    this.#last = [...this.#last.slice(-2), { value, at }];
    const middle = this.#last.length < 3 ? value : median3(this.#last.map((sample) => sample.value));
    const before = summary(this.#window);
    const limit = Math.max(this.options.jump, this.#window.length >= 4 ? 5 * before.deviation : 0);
    if (this.#window.length > 0 && Math.abs(middle - before.mean) > limit) this.#window = [];
    this.#window.push({ value: middle, at });
    while ((this.#window[0]?.at ?? at) < at - this.options.windowMs) this.#window.shift();
    return estimate(this.#window);
  }

  /** The mean of the last `ms` only: what a load that has just come to rest settled at, without the tail of its settling. */
  latest(ms: number): Filtered {
    const since = (this.#window.at(-1)?.at ?? 0) - ms;
    return estimate(this.#window.filter((sample) => sample.at >= since));
  }
}

function estimate(samples: readonly Sample[]): Filtered {
  const { mean, deviation } = summary(samples);
  // Medians of three overlap, so about half of the samples count as independent.
  return { value: mean, sigma: deviation / Math.sqrt(Math.max(1, samples.length / 2)) };
}

function median3(values: readonly number[]): number {
  const [a = 0, b = 0, c = 0] = values;
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function summary(samples: readonly Sample[]): { mean: number; deviation: number } {
  const n = samples.length;
  if (n === 0) return { mean: 0, deviation: 0 };
  const mean = samples.reduce((sum, sample) => sum + sample.value, 0) / n;
  if (n < 2) return { mean, deviation: 0 };
  const squares = samples.reduce((sum, sample) => sum + (sample.value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (n - 1)) };
}
