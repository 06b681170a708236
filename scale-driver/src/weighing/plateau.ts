export interface TracePoint {
  readonly at: number;
  readonly value: number;
  readonly sigma: number;
}

export interface Plateau {
  readonly value: number;
  readonly sigma: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface PlateauOptions {
  /** All values of a plateau lie in a band of this width. */
  readonly band: number;
  /** Shortest plateau, ms. */
  readonly leastMs: number;
  /** The load must have come to the plateau, and left it, by at least this much within `EDGE_MS`. */
  readonly edge: number;
}

const EDGE_MS = 300;

/**
 * Short rests inside a movement: somebody puts two things in half a second apart, and neither rest is as long as legal
 * stability. A plateau has sharp edges; a thing lowered slowly has none, and stays one movement.
 */
export function findPlateaus(trace: readonly TracePoint[], options: PlateauOptions): Plateau[] {
  const plateaus: Plateau[] = [];
  let from = 0;
  while (from < trace.length) {
    const end = runEnd(trace, from, options.band);
    const run = trace.slice(from, end);
    const first = run[0];
    const last = run.at(-1);
    if (first && last && last.at - first.at >= options.leastMs) {
      const half = Math.floor(run.length / 2);
      // The first half may still hold the tail of the settling.
      const value = meanOf(run.slice(half));
      const slope = Math.abs(meanOf(run.slice(0, half)) - value);
      const sharp = cameFrom(trace, from, value, options.edge) && leftFor(trace, end, value, options.edge);
      if (sharp && slope <= options.band / 4) {
        const sigma = Math.hypot(last.sigma, slope);
        plateaus.push({ value, sigma, startedAt: first.at, endedAt: last.at });
        from = end;
        continue;
      }
    }
    from += 1;
  }
  return plateaus;
}

function runEnd(trace: readonly TracePoint[], from: number, band: number): number {
  let low = Infinity;
  let high = -Infinity;
  let at = from;
  for (; at < trace.length; at += 1) {
    const value = trace[at]?.value ?? 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (high - low > band) break;
  }
  return at;
}

function cameFrom(trace: readonly TracePoint[], from: number, value: number, edge: number): boolean {
  const since = (trace[from]?.at ?? 0) - EDGE_MS;
  return trace.slice(0, from).some((point) => point.at >= since && Math.abs(point.value - value) >= edge);
}

function leftFor(trace: readonly TracePoint[], end: number, value: number, edge: number): boolean {
  const until = (trace[end]?.at ?? 0) + EDGE_MS;
  return trace.slice(end).some((point) => point.at <= until && Math.abs(point.value - value) >= edge);
}

function meanOf(points: readonly TracePoint[]): number {
  return points.reduce((sum, point) => sum + point.value, 0) / Math.max(1, points.length);
}
