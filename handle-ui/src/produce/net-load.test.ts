import { describe, expect, it } from '@jest/globals';
import { livePrice, netLoad } from './net-load.js';

describe('the weight shown while something is weighed', () => {
  it('is what came onto the scale, less its container', () => {
    const load = netLoad({ state: 'steady', mass: 6_842_000 }, 6_000_000, 5_000);
    expect(load).toEqual({ state: 'steady', net: 837_000 });
    expect(livePrice(279, load)).toBe(234);
  });

  it('is never below zero, and then nothing is priced', () => {
    const load = netLoad({ state: 'steady', mass: 5_900_000 }, 6_000_000, 0);
    expect(load).toEqual({ state: 'nothing', net: 0 });
    expect(livePrice(279, load)).toBeUndefined();
  });

  it('is no number at all while the scale is out of order', () => {
    expect(netLoad({ state: 'fault', mass: null }, 6_000_000, 0)).toEqual({ state: 'fault', net: 0 });
    expect(livePrice(279, { state: 'fault', net: 0 })).toBeUndefined();
  });

  it('says while it still moves', () => {
    expect(netLoad({ state: 'moving', mass: 6_100_000 }, 6_000_000, 0).state).toBe('moving');
  });
});
