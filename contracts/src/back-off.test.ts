import { describe, expect, it } from '@jest/globals';
import { backOff } from './back-off.js';

describe('the pause before another attempt', () => {
  it('doubles from the first to the last and stays there, however often it failed', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 7].map((attempt) => backOff(attempt, 1_000, 60_000, 0.999_999));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(backOff(1_000_000, 1_000, 60_000, 0.999_999)).toBe(60_000);
  });

  it('lies in the upper half, wherever chance puts it, so that carts do not come back in step', () => {
    expect(backOff(2, 1_000, 60_000, 0)).toBe(2_000);
    expect(backOff(2, 1_000, 60_000, 0.5)).toBe(3_000);
  });
});
