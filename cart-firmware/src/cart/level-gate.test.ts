import { describe, expect, it } from '@jest/globals';
import type { WeightStep } from '@smart-cart/contracts';
import { LevelGate } from './level-gate.js';

const SMALLEST = 10_000;

function step(before: number, after: number, at: number): WeightStep {
  return { before, after, delta: after - before, sigma: 400, startedAt: at - 800, settledAt: at };
}

describe('the scale of a cart that stands at an angle', () => {
  it('is believed while the cart has always stood level', () => {
    const milk = step(0, 1_030_000, 1_000);
    expect(new LevelGate(SMALLEST).step(milk, 1_000)).toBe(milk);
  });

  it('is not believed until the cart has stood level for two seconds', () => {
    const gate = new LevelGate(SMALLEST);
    gate.tilt(true, 1_000);
    expect(gate.isOpen(60_000)).toBe(false);
    gate.tilt(false, 60_000);
    expect(gate.isOpen(61_999)).toBe(false);
    expect(gate.isOpen(62_000)).toBe(true);
  });

  it('loses nothing on a slope: what only weighed less there is no change', () => {
    const gate = new LevelGate(SMALLEST);
    gate.tilt(true, 1_000);
    expect(gate.step(step(8_000_000, 7_970_000, 2_000), 2_000)).toBeUndefined();
    gate.tilt(false, 9_000);
    expect(gate.step(step(7_970_000, 8_000_000, 10_000), 10_000)).toBeUndefined();
    expect(gate.release(8_000_000, 11_000)).toBeUndefined();
  });

  it('tells what was put in meanwhile as one step, measured on level ground', () => {
    const gate = new LevelGate(SMALLEST);
    gate.tilt(true, 1_000);
    gate.step(step(8_000_000, 7_970_000, 2_000), 2_000);
    gate.step(step(7_970_000, 8_960_000, 5_000), 5_000);
    gate.tilt(false, 9_000);
    expect(gate.release(null, 11_000)).toBeUndefined();
    expect(gate.release(8_995_000, 12_000)).toMatchObject({ before: 8_000_000, after: 8_995_000, delta: 995_000 });
    const next = step(8_995_000, 9_500_000, 20_000);
    expect(gate.step(next, 20_000)).toBe(next);
  });
});
