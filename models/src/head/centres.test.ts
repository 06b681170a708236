import { describe, expect, it } from '@jest/globals';
import { centresOf } from './centres.js';
import { dot } from './vectors.js';

const around = (angle: number): Float32Array[] =>
  [-0.1, 0, 0.1].map((off) => Float32Array.of(3 * Math.cos(angle + off), 3 * Math.sin(angle + off)));

describe('centresOf', () => {
  it('finds the middle of every group, of unit length', () => {
    const centres = centresOf([...around(0), ...around(2), ...around(4)], 3);
    const angles = centres.map(([x = 0, y = 0]) => (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI));
    angles.sort((a, b) => a - b);
    [0, 2, 4].forEach((angle, i) => {
      expect(angles[i]).toBeCloseTo(angle, 5);
    });
    for (const centre of centres) expect(dot(centre, centre)).toBeCloseTo(1, 5);
  });

  it('gives no more centres than there are different vectors, and none of none', () => {
    expect(centresOf([Float32Array.of(1, 0), Float32Array.of(2, 0)], 5)).toHaveLength(1);
    expect(centresOf([], 5)).toEqual([]);
  });
});
