import { describe, expect, it } from '@jest/globals';
import type { Crop } from './crop.js';
import { drawFrame, type Patch } from './drawn-scene.js';
import type { YuvFrame } from './glance.js';
import { PictureTaker } from './picture-taker.js';

const FRAME_MS = 100;
/** As bright as the ground, in a strong colour. */
const thing: Patch = { left: 50, top: 30, width: 50, height: 50, y: 90, u: 95, v: 220 };

/** Shows an empty view, then what is given, one frame after the other. */
function taken(patches: readonly (Patch | undefined)[]): Crop[] {
  const taker = new PictureTaker(64);
  const empty = new Array<undefined>(10).fill(undefined);
  return [...empty, ...patches].flatMap((patch, frame) => {
    const { width, height, planes } = drawn(patch, frame % 3);
    return taker.look({ width, height, planes, at: frame * FRAME_MS, stale: false }) ?? [];
  });
}

/** Small and each drawn once: globals are slow inside a test. */
const frames = new Map<string, YuvFrame>();
function drawn(patch: Patch | undefined, seed: number): YuvFrame {
  const key = JSON.stringify([patch, seed]);
  const frame = frames.get(key) ?? drawFrame(patch === undefined ? [] : [patch], seed, undefined, [160, 120]);
  frames.set(key, frame);
  return frame;
}

const turned = (patch: Patch, frames: number): Patch[] =>
  Array.from({ length: frames }, (_, frame) => ({ ...patch, left: patch.left + (frame % 4) * 6 }));

describe('pictures for enrolment', () => {
  it('are taken twice a second of what is held up, of the side that was asked for', () => {
    const crops = taken(turned(thing, 30));
    expect(crops.length).toBeGreaterThanOrEqual(4);
    expect(crops.length).toBeLessThanOrEqual(6);
    expect(crops.map(({ rgb }) => rgb.length)).toEqual(crops.map(() => 64 * 64 * 3));
  });

  it('are not taken of an empty view', () => {
    expect(taken(new Array<undefined>(30).fill(undefined))).toEqual([]);
  });
});
