import type { Grey } from './read.js';

/** A part of the picture that looks like parallel bars. */
export interface BarsRegion {
  readonly x: number;
  readonly y: number;
  /** Extent across the bars and along them, pixels, with a margin for the quiet zones. */
  readonly across: number;
  readonly along: number;
  /** Direction across the bars, degrees in (-90, 90], clockwise as seen on the screen. */
  readonly angle: number;
  /** Sum of edge energy: larger is more code-like. */
  readonly score: number;
}

const block = 16;
/** Mean squared brightness step at which a block counts as textured; a blurred code has few and soft edges. */
const leastEnergy = 90;
/** 1 when every edge of the block runs the same way, 0 when they run all ways. */
const leastCoherence = 0.55;
const mostRegions = 3;

/**
 * Finds bars by the structure tensor: in a block of a linear code all edges run one way, in print and photographs they
 * run every way. Costs about a millisecond for 640x480 and says where to look, at which angle, and whether it is worth it.
 */
export function locateBars(picture: Grey): BarsRegion[] {
  const columns = Math.floor(picture.width / block);
  const rows = Math.floor(picture.height / block);
  const count = columns * rows;
  if (count === 0) return [];
  const energy = new Float32Array(count);
  const cos2 = new Float32Array(count);
  const sin2 = new Float32Array(count);
  let most = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      const [xx, yy, xy] = tensor(picture, column * block, row * block);
      const sum = xx + yy;
      const difference = Math.hypot(xx - yy, 2 * xy);
      if (sum < leastEnergy || difference < leastCoherence * sum) continue;
      energy[index] = sum;
      cos2[index] = (xx - yy) / difference;
      sin2[index] = (2 * xy) / difference;
      if (sum > most) most = sum;
    }
  }
  const regions: BarsRegion[] = [];
  const seen = new Uint8Array(count);
  for (let start = 0; start < count; start += 1) {
    if (seen[start] === 1 || (energy[start] ?? 0) < most * 0.06) continue;
    const region = grow(start, columns, rows, energy, cos2, sin2, seen, most * 0.06);
    if (region !== undefined) regions.push(region);
  }
  return regions.sort((a, b) => b.score - a.score).slice(0, mostRegions);
}

/** Mean products of the brightness steps in one block, every second pixel of every second row. */
function tensor({ width, height, data }: Grey, left: number, top: number): [number, number, number] {
  let xx = 0;
  let yy = 0;
  let xy = 0;
  let n = 0;
  const bottom = Math.min(top + block, height - 1);
  const right = Math.min(left + block, width - 1);
  for (let y = Math.max(1, top); y < bottom; y += 2) {
    for (let x = Math.max(1, left); x < right; x += 2) {
      const at = y * width + x;
      const gx = (data[at + 1] ?? 0) - (data[at - 1] ?? 0);
      const gy = (data[at + width] ?? 0) - (data[at - width] ?? 0);
      xx += gx * gx;
      yy += gy * gy;
      xy += gx * gy;
      n += 1;
    }
  }
  return n === 0 ? [0, 0, 0] : [xx / n, yy / n, xy / n];
}

function grow(
  start: number,
  columns: number,
  rows: number,
  energy: Float32Array,
  cos2: Float32Array,
  sin2: Float32Array,
  seen: Uint8Array,
  floor: number,
): BarsRegion | undefined {
  const members = [start];
  seen[start] = 1;
  let c = 0;
  let s = 0;
  let score = 0;
  for (let next = 0; next < members.length; next += 1) {
    const at = members[next] ?? 0;
    const e = energy[at] ?? 0;
    c += e * (cos2[at] ?? 0);
    s += e * (sin2[at] ?? 0);
    score += e;
    const column = at % columns;
    const row = (at - column) / columns;
    // A reach of two blocks bridges a gap of wide spaces.
    for (let dr = -2; dr <= 2; dr += 1) {
      for (let dc = -2; dc <= 2; dc += 1) {
        const r = row + dr;
        const k = column + dc;
        if (r < 0 || k < 0 || r >= rows || k >= columns) continue;
        const other = r * columns + k;
        if (seen[other] === 1 || (energy[other] ?? 0) < floor) continue;
        // Twice the angle, so that a dark-to-light edge and a light-to-dark one count as parallel: within about 20 degrees.
        if ((cos2[at] ?? 0) * (cos2[other] ?? 0) + (sin2[at] ?? 0) * (sin2[other] ?? 0) < 0.75) continue;
        seen[other] = 1;
        members.push(other);
      }
    }
  }
  if (members.length < 3) return undefined;
  const angle = Math.atan2(s, c) / 2;
  let [least, greatest, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const at of members) {
    const x = (at % columns) * block + block / 2;
    const y = Math.floor(at / columns) * block + block / 2;
    const u = x * Math.cos(angle) + y * Math.sin(angle);
    const v = -x * Math.sin(angle) + y * Math.cos(angle);
    least = Math.min(least, u);
    greatest = Math.max(greatest, u);
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  const u = (least + greatest) / 2;
  const v = (low + high) / 2;
  const across = greatest - least + block;
  return {
    x: u * Math.cos(angle) - v * Math.sin(angle),
    y: u * Math.sin(angle) + v * Math.cos(angle),
    // The quiet zones of an EAN-13 are 11 and 7 modules of 113; blocks at the rim may have been missed.
    across: across * 1.2 + 2 * block,
    along: high - low + block,
    angle: (angle * 180) / Math.PI,
    score,
  };
}
