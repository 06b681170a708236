import type { Glance } from './glance.js';

/** How a frame's light differs from the background's: `luma ≈ gain · background + offset`, chroma moved by a constant. */
export interface Light {
  readonly gain: number;
  readonly offset: number;
  readonly u: number;
  readonly v: number;
}
export const sameLight: Light = { gain: 1, offset: 0, u: 0, v: 0 };

/** Grey levels from which a cell says little about the light: something is in front of it. */
const TOLERANCE = 8;
/** The same in levels of chroma. */
const TINT = 6;
const ROUNDS = 3;
/** Every so many cells are asked: a line has two unknowns. Prime, so that the sample wanders over the columns. */
const SAMPLE = 3;

/**
 * The light that explains most of the picture (a robust line through all cells). Exposure and white balance that
 * follow a bright package would otherwise make everything look moved.
 * @param covered cells known to be covered a moment ago, which count little
 * @param last the light of the frame before, tried first
 */
export function lightOf(now: Glance, background: Glance, covered: Uint8Array, last: Light): Light {
  const tries = [last, byMedian(now, background)].map((start) => fit(now, background, covered, start));
  const [a, b] = tries;
  if (a === undefined || b === undefined) return last;
  return (a.cost <= b.cost ? a : b).light;
}

function byMedian(now: Glance, background: Glance): Light {
  const median = (of: 'y' | 'u' | 'v'): number => {
    const differences: number[] = [];
    for (let i = 0; i < now.y.length; i += 7) differences.push((now[of][i] ?? 0) - (background[of][i] ?? 0));
    differences.sort((a, b) => a - b);
    return differences[differences.length >> 1] ?? 0;
  };
  return { gain: 1, offset: median('y'), u: clamp(median('u'), -20, 20), v: clamp(median('v'), -20, 20) };
}

function fit(now: Glance, background: Glance, covered: Uint8Array, start: Light): { light: Light; cost: number } {
  let { gain, offset, u, v } = start;
  let cost = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let [sw, sx, sy, sxx, sxy, su, sv] = [1e-9, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < now.y.length; i += SAMPLE) {
      const x = background.y[i] ?? 0;
      const y = now.y[i] ?? 0;
      const du = (now.u[i] ?? 0) - (background.u[i] ?? 0);
      const dv = (now.v[i] ?? 0) - (background.v[i] ?? 0);
      const residual = (y - gain * x - offset) / TOLERANCE;
      // Colour counts too: a tomato may be just as bright as what is behind it.
      const tint = ((du - u) ** 2 + (dv - v) ** 2) / TINT ** 2;
      const squared = residual * residual + tint;
      if (round === ROUNDS - 1) cost += Math.log1p(squared);
      const w = (covered[i] === 1 ? 0.05 : 1) / (1 + squared) ** 2;
      sw += w;
      sx += w * x;
      sy += w * y;
      sxx += w * x * x;
      sxy += w * x * y;
      su += w * du;
      sv += w * dv;
    }
    // A pull towards gain 1 keeps the line steady over a background of one grey.
    const pull = 25 * sw;
    const variance = sxx - (sx * sx) / sw;
    gain = clamp((sxy - (sx * sy) / sw + pull) / (variance + pull), 0.4, 2.5);
    offset = clamp((sy - gain * sx) / sw, -80, 80);
    u = clamp(su / sw, -20, 20);
    v = clamp(sv / sw, -20, 20);
  }
  return { light: { gain, offset, u, v }, cost };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
