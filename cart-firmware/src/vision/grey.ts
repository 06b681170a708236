import type { Grey, Point } from './read.js';

/** A window onto a picture: which part, how turned, how enlarged. Angles in degrees, clockwise as seen on the screen. */
export interface Window {
  /** Middle of the window in the picture, pixels. */
  readonly x: number;
  readonly y: number;
  /** Direction in the picture that becomes "to the right" in the window. */
  readonly angle: number;
  readonly scaleX: number;
  readonly scaleY: number;
  /** Size of what comes out, pixels. */
  readonly width: number;
  readonly height: number;
}

/** The whole picture, turned and enlarged, on a canvas that holds all of it. */
export function wholeWindow(picture: Pick<Grey, 'width' | 'height'>, angle = 0, factor = 1): Window {
  const cos = Math.abs(Math.cos((angle * Math.PI) / 180));
  const sin = Math.abs(Math.sin((angle * Math.PI) / 180));
  return {
    x: (picture.width - 1) / 2,
    y: (picture.height - 1) / 2,
    angle,
    scaleX: factor,
    scaleY: factor,
    width: Math.ceil((picture.width * cos + picture.height * sin) * factor),
    height: Math.ceil((picture.width * sin + picture.height * cos) * factor),
  };
}

/**
 * The picture through a window, bilinear. What lies outside is the nearest edge pixel drawn out: a white margin would
 * spoil the threshold zxing takes over whole rows for linear symbols.
 */
export function lookThrough(picture: Grey, window: Window, out: Uint8Array): Grey {
  const { width, height, data } = picture;
  const cos = Math.cos((window.angle * Math.PI) / 180);
  const sin = Math.sin((window.angle * Math.PI) / 180);
  // 16.16 fixed point: this loop makes most of the cost of a costly attempt.
  const dx = Math.round((cos / window.scaleX) * 65536);
  const dy = Math.round((sin / window.scaleX) * 65536);
  const endX = (width - 1) * 65536 - 1;
  const endY = (height - 1) * 65536 - 1;
  let to = 0;
  for (let row = 0; row < window.height; row += 1) {
    const left = -(window.width - 1) / 2 / window.scaleX;
    const down = (row - (window.height - 1) / 2) / window.scaleY;
    let fx = Math.round((window.x + left * cos - down * sin) * 65536);
    let fy = Math.round((window.y + left * sin + down * cos) * 65536);
    for (let column = 0; column < window.width; column += 1) {
      const cx = fx < 0 ? 0 : fx > endX ? endX : fx;
      const cy = fy < 0 ? 0 : fy > endY ? endY : fy;
      const at = (cy >> 16) * width + (cx >> 16);
      const across = (cx >> 8) & 255;
      const below = (cy >> 8) & 255;
      const a = data[at] ?? 0;
      const c = data[at + width] ?? 0;
      const top = (a << 8) + ((data[at + 1] ?? 0) - a) * across;
      const bottom = (c << 8) + ((data[at + width + 1] ?? 0) - c) * across;
      out[to] = ((top << 8) + (bottom - top) * below) >> 16;
      to += 1;
      fx += dx;
      fy += dy;
    }
  }
  return { width: window.width, height: window.height, data: out.subarray(0, to) };
}

/** Where a point seen through the window lies in the picture. */
export function throughWindow(point: Point, window: Window): Point {
  const cos = Math.cos((window.angle * Math.PI) / 180);
  const sin = Math.sin((window.angle * Math.PI) / 180);
  const across = (point.x - (window.width - 1) / 2) / window.scaleX;
  const down = (point.y - (window.height - 1) / 2) / window.scaleY;
  return { x: window.x + across * cos - down * sin, y: window.y + across * sin + down * cos };
}

/**
 * Unsharp masking along rows and columns in place: a lens out of focus blurs narrow bars into their neighbours, this
 * pulls them apart again. On the published photos it finds more than any other single treatment.
 * @param radius half the width of the blur that is taken off
 * @param amount how much of the difference is added; 256 is once
 */
export function sharpen(picture: Grey, radius: number, amount: number, scratch: Uint16Array): void {
  const { width, height, data } = picture;
  const span = 2 * radius + 1;
  // Means of rows first, then of columns of these; picture edges are drawn out. Sums are of 8-bit values, so 16 bits do.
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const at = (x: number): number => data[row + (x < 0 ? 0 : x >= width ? width - 1 : x)] ?? 0;
    let sum = 0;
    for (let x = -radius - 1; x < radius; x += 1) sum += at(x);
    for (let x = 0; x < width; x += 1) {
      sum += at(x + radius) - at(x - radius - 1);
      scratch[row + x] = sum;
    }
  }
  const sums = new Int32Array(width);
  for (let y = -radius - 1; y < radius; y += 1) {
    const row = Math.min(Math.max(y, 0), height - 1) * width;
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] ?? 0) + (scratch[row + x] ?? 0);
  }
  const perPixel = Math.round(65536 / (span * span));
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const enters = Math.min(y + radius, height - 1) * width;
    const leaves = Math.max(y - radius - 1, 0) * width;
    for (let x = 0; x < width; x += 1) {
      const sum = (sums[x] ?? 0) + (scratch[enters + x] ?? 0) - (scratch[leaves + x] ?? 0);
      sums[x] = sum;
      const value = data[row + x] ?? 0;
      const sharp = value + (((value - ((sum * perPixel) >> 16)) * amount) >> 8);
      data[row + x] = sharp < 0 ? 0 : sharp > 255 ? 255 : sharp;
    }
  }
}
