import { describe, expect, it } from '@jest/globals';
import { backOff } from './back-off.js';

describe('back-off', () => {
  it('doubles with each failure and stops growing at the limit', () => {
    const waits = [1, 2, 3, 4, 50, 5_000].map((failures) => backOff(failures, 0.999_999, 100, 1_000));
    expect(waits).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  });

  it('spreads attempts over the upper half of the wait, so that carts do not try together', () => {
    expect(backOff(3, 0, 100, 1_000)).toBe(200);
    expect(backOff(3, 0.5, 100, 1_000)).toBe(300);
  });
});
