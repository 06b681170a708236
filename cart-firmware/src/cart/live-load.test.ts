import { describe, expect, it } from '@jest/globals';
import type { ScaleReading } from '@smart-cart/contracts';
import { LiveLoadFilter } from './live-load.js';

function weight(value: number, at: number, stable = true): ScaleReading {
  return { kind: 'weight', value, unit: 'mg', stable, at, seq: 1, lost: 0, sigma: 0 };
}

describe('the load shown on the screen', () => {
  it('does not flicker when noise crosses the edge between two divisions', () => {
    const filter = new LiveLoadFilter(5_000);
    expect(filter.accept(weight(1_230_000, 0))).toEqual({ state: 'steady', mass: 1_230_000 });
    const repaints = [1_232_600, 1_230_900, 1_233_000, 1_227_100].map((value, i) =>
      filter.accept(weight(value, 1_000 * i + 500)),
    );
    expect(repaints).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('follows a load that is clearly in the next division', () => {
    const filter = new LiveLoadFilter(5_000);
    filter.accept(weight(1_230_000, 0));
    expect(filter.accept(weight(1_234_500, 500))).toEqual({ state: 'steady', mass: 1_235_000 });
  });

  it('says at once when the load begins to move, whatever the last repaint', () => {
    const filter = new LiveLoadFilter(5_000);
    filter.accept(weight(0, 0));
    expect(filter.accept(weight(20_000, 1, false))).toEqual({ state: 'moving', mass: 20_000 });
  });

  it('repaints a moving load at most once a period', () => {
    const filter = new LiveLoadFilter(5_000, 200);
    filter.accept(weight(0, 0, false));
    expect(filter.accept(weight(40_000, 100, false))).toBeUndefined();
    expect(filter.accept(weight(50_000, 200, false))).toEqual({ state: 'moving', mass: 50_000 });
  });

  it('shows a fault as a fault and never as zero', () => {
    const filter = new LiveLoadFilter(5_000);
    filter.accept(weight(700_000, 0));
    const fault: ScaleReading = { kind: 'fault', fault: 'silent', message: 'The scale is silent.', at: 10, seq: 2 };
    expect(filter.accept(fault)).toEqual({ state: 'fault', mass: null });
  });
});
