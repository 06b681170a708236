import type { Grey } from './read.js';

/** A copied part of a picture; the rectangle is cut to the picture. */
export function crop(picture: Grey, left: number, top: number, width: number, height: number): Grey {
  const x0 = Math.max(0, Math.min(picture.width - 1, Math.round(left)));
  const y0 = Math.max(0, Math.min(picture.height - 1, Math.round(top)));
  const w = Math.max(1, Math.min(picture.width - x0, Math.round(width)));
  const h = Math.max(1, Math.min(picture.height - y0, Math.round(height)));
  const data = new Uint8Array(w * h);
  for (let y = 0; y < h; y += 1) {
    const from = (y0 + y) * picture.width + x0;
    data.set(picture.data.subarray(from, from + w), y * w);
  }
  return { width: w, height: h, data };
}

/** Bilinear, factor times as large. Enlarging helps decoders that need about two pixels for the narrowest bar. */
export function scale(picture: Grey, factorX: number, factorY = factorX): Grey {
  const { width, height, data } = picture;
  const w = Math.max(1, Math.round(width * factorX));
  const h = Math.max(1, Math.round(height * factorY));
  const out = new Uint8Array(w * h);
  // Pixel centres map to pixel centres; 8 fractional bits are plenty for 8-bit luma.
  const columns = new Int32Array(w);
  const weights = new Int32Array(w);
  for (let x = 0; x < w; x += 1) {
    const at = Math.min(width - 1, Math.max(0, ((x + 0.5) * width) / w - 0.5));
    columns[x] = Math.min(Math.floor(at), Math.max(0, width - 2));
    weights[x] = width === 1 ? 0 : Math.round((at - (columns[x] ?? 0)) * 256);
  }
  for (let y = 0; y < h; y += 1) {
    const at = Math.min(height - 1, Math.max(0, ((y + 0.5) * height) / h - 0.5));
    const row = Math.min(Math.floor(at), Math.max(0, height - 2));
    const down = height === 1 ? 0 : Math.round((at - row) * 256);
    const upper = row * width;
    const lower = height === 1 ? upper : upper + width;
    for (let x = 0; x < w; x += 1) {
      const column = columns[x] ?? 0;
      const across = weights[x] ?? 0;
      const next = width === 1 ? column : column + 1;
      const above = (data[upper + column] ?? 0) * (256 - across) + (data[upper + next] ?? 0) * across;
      const below = (data[lower + column] ?? 0) * (256 - across) + (data[lower + next] ?? 0) * across;
      out[y * w + x] = (above * (256 - down) + below * down + 32768) >> 16;
    }
  }
  return { width: w, height: h, data: out };
}

/**
 * Turned by an angle in degrees around the middle, on a canvas that holds all of it. What lies outside the picture is
 * grey: a white margin would spoil the whole-row threshold zxing uses for linear symbols.
 */
export function rotate(picture: Grey, degrees: number): Grey {
  const { width, height, data } = picture;
  const radians = (degrees * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const w = Math.ceil(Math.abs(width * cos) + Math.abs(height * sin));
  const h = Math.ceil(Math.abs(width * sin) + Math.abs(height * cos));
  const out = new Uint8Array(w * h).fill(128);
  // 16.16 fixed point: this loop touches every pixel of the largest pictures the reader makes.
  const dx = Math.round(cos * 65536);
  const dy = Math.round(-sin * 65536);
  const limitX = (width - 1) * 65536;
  const limitY = (height - 1) * 65536;
  for (let y = 0; y < h; y += 1) {
    const ry = y - (h - 1) / 2;
    let fx = Math.round((-((w - 1) / 2) * cos + ry * sin + (width - 1) / 2) * 65536);
    let fy = Math.round((((w - 1) / 2) * sin + ry * cos + (height - 1) / 2) * 65536);
    for (let x = 0; x < w; x += 1, fx += dx, fy += dy) {
      if (fx < 0 || fy < 0 || fx >= limitX || fy >= limitY) continue;
      const at = (fy >> 16) * width + (fx >> 16);
      const across = (fx >> 8) & 255;
      const down = (fy >> 8) & 255;
      const above = (data[at] ?? 0) * (256 - across) + (data[at + 1] ?? 0) * across;
      const below = (data[at + width] ?? 0) * (256 - across) + (data[at + width + 1] ?? 0) * across;
      out[y * w + x] = (above * (256 - down) + below * down) >> 16;
    }
  }
  return { width: w, height: h, data: out };
}
