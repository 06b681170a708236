import { describe, expect, it } from '@jest/globals';
import { locateBars } from './locate.js';
import type { Grey } from './read.js';

/** Bars four pixels wide, in a rectangle turned by an angle around the middle, on grey. */
function bars(angle: number, width = 240, height = 100): Grey {
  const [w, h] = [480, 400];
  const data = new Uint8Array(w * h).fill(150);
  const radians = (angle * Math.PI) / 180;
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const u = (x - w / 2) * Math.cos(radians) + (y - h / 2) * Math.sin(radians);
      const v = -(x - w / 2) * Math.sin(radians) + (y - h / 2) * Math.cos(radians);
      if (Math.abs(u) > width / 2 || Math.abs(v) > height / 2) continue;
      data[y * w + x] = Math.floor((u + 1000) / 4) % 2 === 0 ? 30 : 230;
    }
  }
  return { width: w, height: h, data };
}

describe('finding bars', () => {
  // Hard edges of drawn bars pull the angle a little towards the axes.
  it.each([0, 20, 45, 70, -30, -60])('says where they are and how they are turned: %d degrees', (angle) => {
    const [region] = locateBars(bars(angle));
    expect(region?.x).toBeGreaterThan(215);
    expect(region?.x).toBeLessThan(265);
    expect(region?.y).toBeGreaterThan(175);
    expect(region?.y).toBeLessThan(225);
    expect(Math.abs((region?.angle ?? 999) - angle)).toBeLessThan(6);
    expect(region?.across).toBeGreaterThanOrEqual(240);
    expect(region?.along).toBeGreaterThan(70);
  });

  it('finds none on an even surface, nor on noise', () => {
    let state = 1;
    const noise = Uint8Array.from({ length: 640 * 480 }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return state >>> 24;
    });
    expect(locateBars({ width: 640, height: 480, data: new Uint8Array(640 * 480).fill(90) })).toEqual([]);
    expect(locateBars({ width: 640, height: 480, data: noise })).toEqual([]);
  });

  it('takes a picture smaller than a block', () => {
    expect(locateBars({ width: 7, height: 5, data: new Uint8Array(35) })).toEqual([]);
  });
});
