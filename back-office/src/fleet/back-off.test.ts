import { describe, expect, it } from '@jest/globals';
import { BackOff } from './back-off.js';

describe('the back-off', () => {
  it('doubles up to its limit and begins anew after a success', () => {
    const backOff = new BackOff(1000, 5000, () => 1);
    expect([1, 2, 3, 4, 5].map(() => backOff.next())).toEqual([1000, 2000, 4000, 5000, 5000]);
    backOff.reset();
    expect(backOff.next()).toBe(1000);
  });

  it('is half chance, so that carts and stores do not knock together', () => {
    expect(new BackOff(1000, 5000, () => 0).next()).toBe(500);
    expect(new BackOff(1000, 5000, () => 0.5).next()).toBe(750);
  });

  it('stays at its limit after any number of attempts', () => {
    const backOff = new BackOff(1000, 60_000, () => 1);
    for (let i = 0; i < 5000; i += 1) backOff.next();
    expect(backOff.next()).toBe(60_000);
  });
});
