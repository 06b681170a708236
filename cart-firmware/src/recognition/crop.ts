import { isSkin } from './look.js';
import type { YuvFrame } from './glance.js';
import type { Box } from './motion-gate.js';

/** A square of the frame as the network takes it. */
export interface Crop {
  /** Pixels a side. */
  readonly side: number;
  /** Interleaved RGB. */
  readonly rgb: Uint8Array;
  /** Fine detail against contrast: falls with motion blur and with a lens out of focus. Compares pictures of one thing. */
  readonly sharpness: number;
  /** Share of its middle that has the colour of skin. */
  readonly skin: number;
}

/** Room around the thing, as a share of its size: the network was trained on pictures with some ground around. */
const MARGIN = 0.06;

/** The square around a box, inside the frame. */
export function squareAround(box: Box, width: number, height: number): { left: number; top: number; side: number } {
  const wanted = Math.max(box.width, box.height) * (1 + 2 * MARGIN);
  const side = Math.max(16, Math.min(Math.round(wanted), width, height));
  const left = Math.round(box.left + box.width / 2 - side / 2);
  const top = Math.round(box.top + box.height / 2 - side / 2);
  return { left: clamp(left, 0, width - side), top: clamp(top, 0, height - side), side };
}

/**
 * Cuts a square out of a planar frame, in colour, at another size: the mean of the pixels under each new one when
 * made smaller, the four nearest when made larger. BT.601, limited range, as the camera's ffmpeg writes.
 */
export function cropSquare(frame: YuvFrame, around: Box, side: number): Crop {
  const { width, height, planes } = frame;
  const square = squareAround(around, width, height);
  const chromaWidth = Math.ceil(width / 2);
  const chromaHeight = Math.ceil(height / 2);
  const u = width * height;
  const v = u + chromaWidth * chromaHeight;
  const y = resampled(planes, 0, width, height, square.left, square.top, square.side, side);
  const [cl, ct, cs] = [square.left / 2, square.top / 2, square.side / 2];
  const cb = resampled(planes, u, chromaWidth, chromaHeight, cl, ct, cs, side);
  const cr = resampled(planes, v, chromaWidth, chromaHeight, cl, ct, cs, side);
  const rgb = new Uint8Array(3 * side * side);
  for (let i = 0, to = 0; i < y.length; i += 1, to += 3) {
    const luma = 1.16438 * ((y[i] ?? 16) - 16);
    const blue = (cb[i] ?? 128) - 128;
    const red = (cr[i] ?? 128) - 128;
    rgb[to] = byte(luma + 1.59603 * red);
    rgb[to + 1] = byte(luma - 0.39176 * blue - 0.81297 * red);
    rgb[to + 2] = byte(luma + 2.01723 * blue);
  }
  return { side, rgb, sharpness: sharpnessOf(y, side), skin: skinOf(y, cb, cr, side) };
}

/** Columns and weights of one row of the result: computed once for all rows. */
function taps(from: number, size: number, count: number, limit: number): { first: Int32Array; weights: number[][] } {
  const scale = size / count;
  const reach = Math.max(1, scale);
  const first = new Int32Array(count);
  const weights = Array.from({ length: count }, (_, i) => {
    const centre = from + (i + 0.5) * scale - 0.5;
    const low = Math.ceil(centre - reach + 1e-6);
    const high = Math.floor(centre + reach - 1e-6);
    first[i] = low;
    const own: number[] = [];
    for (let at = low; at <= high; at += 1) own.push(1 - Math.abs(at - centre) / reach);
    const sum = own.reduce((a, b) => a + b, 0);
    return own.map((weight) => weight / sum);
  });
  // Pixels beyond the edge count as the edge.
  for (let i = 0; i < count; i += 1) {
    const own = weights[i] ?? [];
    const at = first[i] ?? 0;
    const start = clamp(at, 0, limit - 1);
    const inside: number[] = [];
    own.forEach((weight, step) => {
      const place = clamp(at + step, 0, limit - 1) - start;
      inside[place] = (inside[place] ?? 0) + weight;
    });
    weights[i] = inside;
    first[i] = start;
  }
  return { first, weights };
}

/** Separable triangle filter, the kind the embedder's training pictures were made smaller with. */
function resampled(
  plane: Uint8Array,
  offset: number,
  width: number,
  height: number,
  left: number,
  top: number,
  size: number,
  side: number,
): Float32Array {
  const across = taps(left, size, side, width);
  const down = taps(top, size, side, height);
  const firstRow = down.first[0] ?? 0;
  const lastRow = (down.first[side - 1] ?? 0) + (down.weights[side - 1]?.length ?? 1) - 1;
  const rows = new Float32Array((lastRow - firstRow + 1) * side);
  for (let row = firstRow; row <= lastRow; row += 1) {
    const line = offset + row * width;
    const to = (row - firstRow) * side;
    for (let column = 0; column < side; column += 1) {
      const weights = across.weights[column] ?? [];
      const from = line + (across.first[column] ?? 0);
      let sum = 0;
      for (let k = 0; k < weights.length; k += 1) sum += (weights[k] ?? 0) * (plane[from + k] ?? 0);
      rows[to + column] = sum;
    }
  }
  const out = new Float32Array(side * side);
  for (let row = 0; row < side; row += 1) {
    const weights = down.weights[row] ?? [];
    const from = (down.first[row] ?? 0) - firstRow;
    for (let k = 0; k < weights.length; k += 1) {
      const weight = weights[k] ?? 0;
      const line = (from + k) * side;
      const to = row * side;
      for (let column = 0; column < side; column += 1) {
        out[to + column] = (out[to + column] ?? 0) + weight * (rows[line + column] ?? 0);
      }
    }
  }
  return out;
}

function sharpnessOf(y: Float32Array, side: number): number {
  let [sum, squares, detail, count] = [0, 0, 0, 0];
  for (let row = 1; row < side - 1; row += 2) {
    for (let column = 1; column < side - 1; column += 2) {
      const at = row * side + column;
      const here = y[at] ?? 0;
      const round = (y[at - 1] ?? 0) + (y[at + 1] ?? 0) + (y[at - side] ?? 0) + (y[at + side] ?? 0);
      sum += here;
      squares += here * here;
      detail += Math.abs(4 * here - round);
      count += 1;
    }
  }
  const mean = sum / count;
  const contrast = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return detail / count / (contrast + 8);
}

function skinOf(y: Float32Array, cb: Float32Array, cr: Float32Array, side: number): number {
  let [skin, count] = [0, 0];
  const [from, to] = [Math.floor(side / 6), Math.ceil((side * 5) / 6)];
  for (let row = from; row < to; row += 4) {
    for (let column = from; column < to; column += 4) {
      const at = row * side + column;
      count += 1;
      if (isSkin(y[at] ?? 0, cb[at] ?? 128, cr[at] ?? 128)) skin += 1;
    }
  }
  return skin / Math.max(1, count);
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
