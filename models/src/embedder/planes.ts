import type { RgbPixels } from './picture.js';

/** Interleaved bytes to three planes of floats between `from` and `to` (NCHW of one picture), written at `offset`. */
export function writePlanes(
  { width, height, data }: RgbPixels,
  range: { readonly from: number; readonly to: number },
  into: Float32Array,
  offset = 0,
): void {
  const area = width * height;
  const scale = (range.to - range.from) / 255;
  for (let pixel = 0, at = 0; pixel < area; pixel += 1, at += 3) {
    into[offset + pixel] = (data[at] ?? 0) * scale + range.from;
    into[offset + area + pixel] = (data[at + 1] ?? 0) * scale + range.from;
    into[offset + 2 * area + pixel] = (data[at + 2] ?? 0) * scale + range.from;
  }
}
