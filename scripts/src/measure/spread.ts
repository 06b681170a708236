/** Nearest-rank percentile of unsorted values; NaN of none. */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export interface Spread {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** In the unit of the values, rounded to a tenth. */
export function spreadOf(values: readonly number[]): Spread {
  const at = (p: number): number => Math.round(percentile(values, p) * 10) / 10;
  return { n: values.length, p50: at(50), p95: at(95), p99: at(99) };
}
