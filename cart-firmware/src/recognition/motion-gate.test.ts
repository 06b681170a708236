import { beforeEach, describe, expect, it } from '@jest/globals';
import { drawFrame, type Patch } from './drawn-scene.js';
import { MotionGate, type Motion } from './motion-gate.js';

const apple: Patch = { left: 100, top: 70, width: 90, height: 90, y: 110, u: 100, v: 190 };
let gate: MotionGate;
let at: number;
let seed: number;

/** The scene is thought of as 320 x 240 and drawn at a quarter: cells, not pixels, are what is tested. */
function quarter(patch: Patch): Patch {
  const { left, top, width, height } = patch;
  return { ...patch, left: left >> 2, top: top >> 2, width: width >> 2, height: height >> 2 };
}

function look(patches: readonly Patch[], light?: { gain: number; offset: number }): Motion {
  at += 100;
  seed += 1;
  return gate.look(drawFrame(patches.map(quarter), seed, light, [80, 60]), at);
}

beforeEach(() => {
  gate = new MotionGate();
  [at, seed] = [0, 0];
  for (let i = 0; i < 15; i += 1) look([]);
});

describe('an empty view', () => {
  it('has nothing in it, whatever the noise of the sensor does', () => {
    for (let i = 0; i < 30; i += 1) expect(look([]).regions).toEqual([]);
  });

  it('has nothing in it when the exposure changes at once', () => {
    for (const light of [
      { gain: 1.3, offset: 0 },
      { gain: 0.7, offset: 0 },
      { gain: 1, offset: 25 },
    ]) {
      for (let i = 0; i < 4; i += 1) expect(look([], light).regions).toEqual([]);
    }
  });
});

describe('something held before the background', () => {
  it('is found where it is', () => {
    const [region] = look([apple]).regions;
    expect(region?.box.left).toBeGreaterThan(85 / 4);
    expect(region?.box.left).toBeLessThan(115 / 4);
    expect(region?.box.width).toBeGreaterThan(75 / 4);
    expect(region?.box.width).toBeLessThan(112 / 4);
  });

  it('is found by its colour alone when it is as bright as the background', () => {
    expect(look([{ ...apple, y: 98, v: 165 }]).regions).toHaveLength(1);
  });

  it('leaves the rest of the view as it was when it is large and of a strong colour', () => {
    const tomato = { ...apple, width: 120, height: 120, y: 90, u: 95, v: 220 };
    for (let i = 0; i < 4; i += 1) {
      const { regions, disturbed } = look([tomato]);
      expect(disturbed).toBe(false);
      expect(regions).toHaveLength(1);
    }
  });

  it('is looked at without the arm that holds it', () => {
    const arm: Patch = { left: 185, top: 105, width: 135, height: 26, y: 150, u: 110, v: 155 };
    const [region] = look([apple, arm]).regions;
    expect((region?.box.left ?? 0) + (region?.box.width ?? 0)).toBeLessThan(240 / 4);
  });

  it('is two things when two are held apart', () => {
    const other = { ...apple, left: 230, width: 70 };
    expect(look([{ ...apple, left: 40, width: 70 }, other]).regions).toHaveLength(2);
  });

  it('stays in front of the background however long it is held', () => {
    for (let i = 0; i < 60; i += 1) look([{ ...apple, left: 100 + 4 * (i % 3) }]);
    expect(look([apple]).regions).toHaveLength(1);
  });

  it('belongs to the background once it was absorbed, and its leaving shows', () => {
    const [region] = look([apple]).regions;
    gate.absorb(region?.cells ?? []);
    for (let i = 0; i < 5; i += 1) look([apple]);
    expect(look([apple]).regions).toEqual([]);
    expect(look([]).regions).toHaveLength(1);
  });

  it('counts as moving only while it moves', () => {
    look([apple]);
    look([apple]);
    expect(look([apple]).regions[0]?.moving).toBeLessThan(0.02);
    expect(look([{ ...apple, left: 108, top: 76 }]).regions[0]?.moving).toBeGreaterThan(0.05);
  });
});

describe('a covered lens', () => {
  it('shows nothing, and what stays is the new background', () => {
    const cover: Patch = { left: 0, top: 0, width: 320, height: 240, y: 20, u: 128, v: 128 };
    expect(look([cover]).disturbed || look([cover]).regions.length === 0).toBe(true);
    for (let i = 0; i < 30; i += 1) look([cover]);
    expect(look([cover])).toEqual({ regions: [], disturbed: false });
  });
});
