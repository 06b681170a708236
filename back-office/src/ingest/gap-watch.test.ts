import { describe, expect, it } from '@jest/globals';
import { GapWatch } from './gap-watch.js';

describe('a gap before facts', () => {
  it('is for ever when the same beginning comes three times and nothing else', () => {
    const watch = new GapWatch();
    expect([1, 2, 3].map(() => watch.isForEver('c', 1, 0, 500))).toEqual([false, false, true]);
  });

  it('is for ever also when later batches come in between, for the earliest of them', () => {
    const watch = new GapWatch();
    const rounds = [500, 600, 700, 500, 600, 700, 500].map((first) => watch.isForEver('c', 1, 0, first));
    expect(rounds).toEqual([false, false, false, false, false, false, true]);
  });

  it('is not for ever when anything else of the cart came in between', () => {
    const watch = new GapWatch();
    watch.isForEver('c', 1, 0, 500);
    watch.isForEver('c', 1, 0, 500);
    watch.forget('c');
    expect(watch.isForEver('c', 1, 0, 500)).toBe(false);
  });

  it('is counted anew when the mark has moved, and for each cart by itself', () => {
    const watch = new GapWatch();
    watch.isForEver('c', 1, 0, 500);
    watch.isForEver('c', 1, 0, 500);
    expect(watch.isForEver('d', 1, 0, 500)).toBe(false);
    expect(watch.isForEver('c', 1, 7, 500)).toBe(false);
  });
});
