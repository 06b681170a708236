import type { YuvFrame } from './glance.js';

/** A rectangle of one colour in a drawn frame. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

/** Frames of a simple scene for tests: a striped ground with noise, and patches before it; sizes in pixels, even. The same arguments draw the same. */
export function drawFrame(
  patches: readonly Patch[],
  seed = 0,
  light = { gain: 1, offset: 0 },
  [across, down] = [320, 240],
): YuvFrame {
  const chroma = (across / 2) * (down / 2);
  const planes = new Uint8Array(across * down + 2 * chroma).fill(128);
  for (let at = 0; at < across * down; at += 1) planes[at] = 90 + ((at % across) % (across / 8) < across / 50 ? 60 : 0);
  for (const { left, top, width, height, y, u, v } of patches) {
    for (let row = top; row < Math.min(down, top + height); row += 1) {
      planes.fill(y, row * across + left, row * across + Math.min(across, left + width));
      const at = across * down + (row >> 1) * (across / 2);
      const [from, to] = [at + (left >> 1), at + (Math.min(across, left + width) >> 1)];
      planes.fill(u, from, to);
      planes.fill(v, from + chroma, to + chroma);
    }
  }
  let state = seed * 7_919 + 17;
  for (let at = 0; at < across * down; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const noise = (state >>> 24) / 32 - 4;
    planes[at] = Math.min(235, Math.max(16, (planes[at] ?? 0) * light.gain + light.offset + noise));
  }
  return { width: across, height: down, planes };
}
