import type { RgbPixels } from '../embedder/picture.js';

/** Red, green, blue, 0..1. */
export type Colour = readonly [number, number, number];
/** What is seen at a place of the view; both from 0 to 1, from the top left. */
export type Shade = (x: number, y: number) => Colour;
export type Random = () => number;

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();
export const mixed = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];
export const lit = (colour: Colour, light: number): Colour => [colour[0] * light, colour[1] * light, colour[2] * light];
export const clamped = (value: number): number => Math.min(Math.max(value, 0), 1);

/** A smooth random surface from 0 to 1 with so many hills across and down. */
export function hills(random: Random, across: number, down = across): (x: number, y: number) => number {
  const columns = Math.ceil(across) + 2;
  const rows = Math.ceil(down) + 2;
  const heights = Float32Array.from({ length: columns * rows }, random);
  const ease = (t: number): number => t * t * (3 - 2 * t);
  return (x, y) => {
    const gx = clamped(x) * across;
    const gy = clamped(y) * down;
    const column = Math.floor(gx);
    const row = Math.floor(gy);
    const at = (r: number, c: number): number => heights[r * columns + c] ?? 0;
    const tx = ease(gx - column);
    const ty = ease(gy - row);
    const above = at(row, column) * (1 - tx) + at(row, column + 1) * tx;
    const below = at(row + 1, column) * (1 - tx) + at(row + 1, column + 1) * tx;
    return above * (1 - ty) + below * ty;
  };
}

/** A square of pixels under uneven light, with a camera's noise. */
export function rendered(shade: Shade, side: number, random: Random): RgbPixels {
  const data = new Uint8Array(side * side * 3);
  const light = hills(random, 1);
  const strength = between(random, 0.75, 1.2);
  const grain = between(random, 0, 0.05);
  for (let row = 0, at = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1, at += 3) {
      const x = (column + 0.5) / side;
      const y = (row + 0.5) / side;
      const colour = lit(shade(x, y), strength * (0.7 + 0.5 * light(x, y)));
      const noise = grain * (random() - 0.5);
      for (let channel = 0; channel < 3; channel += 1) {
        data[at + channel] = Math.round(255 * clamped((colour[channel] ?? 0) + noise));
      }
    }
  }
  return { width: side, height: side, data };
}
