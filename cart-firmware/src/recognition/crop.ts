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
  const plane = { data: planes, offset: 0, width, height };
  const blue = { data: planes, offset: width * height, width: chromaWidth, height: chromaHeight };
  const red = { ...blue, offset: blue.offset + chromaWidth * chromaHeight };
  const y = resampled(plane, square.left, square.top, square.side, side);
  const [left, top, size] = [square.left / 2, square.top / 2, square.side / 2];
  const cb = resampled(blue, left, top, size, side);
  const cr = resampled(red, left, top, size, side);
  const rgb = new Uint8Array(3 * side * side);
  for (let i = 0, to = 0; i < y.length; i += 1, to += 3) {
    const luma = 1.16438 * ((y[i] ?? 16) - 16);
    const u = (cb[i] ?? 128) - 128;
    const v = (cr[i] ?? 128) - 128;
    rgb[to] = byte(luma + 1.59603 * v);
    rgb[to + 1] = byte(luma - 0.39176 * u - 0.81297 * v);
    rgb[to + 2] = byte(luma + 2.01723 * u);
  }
  return { side, rgb, sharpness: sharpnessOf(y, side), skin: skinOf(y, cb, cr, side) };
}

/** For each new pixel the first old one and the weights of those under it, `width` of them. */
interface Taps {
  readonly first: Int32Array;
  readonly weights: Float32Array;
  readonly width: number;
}

function taps(from: number, size: number, count: number, limit: number): Taps {
  const scale = size / count;
  const reach = Math.max(1, scale);
  const width = Math.min(limit, Math.ceil(2 * reach));
  const first = new Int32Array(count);
  const weights = new Float32Array(count * width);
  for (let i = 0; i < count; i += 1) {
    const centre = from + (i + 0.5) * scale - 0.5;
    const low = Math.ceil(centre - reach + 1e-6);
    const start = clamp(low, 0, limit - width);
    first[i] = start;
    let sum = 0;
    for (let at = low; at < centre + reach; at += 1) sum += Math.max(0, 1 - Math.abs(at - centre) / reach);
    for (let at = low; at < centre + reach; at += 1) {
      // Pixels beyond the edge count as the edge.
      const place = i * width + clamp(clamp(at, 0, limit - 1) - start, 0, width - 1);
      weights[place] = (weights[place] ?? 0) + Math.max(0, 1 - Math.abs(at - centre) / reach) / sum;
    }
  }
  return { first, weights, width };
}

interface Plane {
  readonly data: Uint8Array;
  readonly offset: number;
  readonly width: number;
  readonly height: number;
}

/** Separable triangle filter, the kind the embedder's training pictures were made smaller with. */
function resampled(
  { data, offset, width, height }: Plane,
  left: number,
  top: number,
  size: number,
  side: number,
): Float32Array {
  const across = taps(left, size, side, width);
  const down = taps(top, size, side, height);
  const firstRow = down.first[0] ?? 0;
  const lastRow = Math.min(height, (down.first[side - 1] ?? 0) + down.width);
  const rows = new Float32Array((lastRow - firstRow) * side);
  for (let row = firstRow, to = 0; row < lastRow; row += 1) {
    const line = offset + row * width;
    for (let column = 0, tap = 0; column < side; column += 1, to += 1) {
      const from = line + (across.first[column] ?? 0);
      let sum = 0;
      for (let k = 0; k < across.width; k += 1, tap += 1) sum += (across.weights[tap] ?? 0) * (data[from + k] ?? 0);
      rows[to] = sum;
    }
  }
  const out = new Float32Array(side * side);
  for (let row = 0, tap = 0; row < side; row += 1) {
    let line = ((down.first[row] ?? 0) - firstRow) * side;
    for (let k = 0; k < down.width; k += 1, tap += 1, line += side) {
      const weight = down.weights[tap] ?? 0;
      if (weight === 0) continue;
      for (let column = 0, to = row * side; column < side; column += 1, to += 1) {
        out[to] = (out[to] ?? 0) + weight * (rows[line + column] ?? 0);
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
  return value < 0 ? 0 : value > 255 ? 255 : (value + 0.5) | 0;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
