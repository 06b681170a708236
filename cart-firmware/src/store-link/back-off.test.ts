import { describe, expect, it } from '@jest/globals';
import { backOff } from './back-off.js';

describe('the pause before another try', () => {
  it('doubles from the first to the last and stays there', () => {
    const pauses = Array.from({ length: 12 }, (_, attempt) => backOff(attempt, 1_000, 60_000, () => 0.999_999));
    expect(pauses.slice(0, 8)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(backOff(10_000, 1_000, 60_000, () => 0.999_999)).toBe(60_000);
  });

  it('lies in the upper half, wherever chance puts it', () => {
    expect(backOff(2, 1_000, 60_000, () => 0)).toBe(2_000);
    expect(backOff(2, 1_000, 60_000, () => 0.5)).toBe(3_000);
  });
});
