import { describe, expect, it } from '@jest/globals';
import { PaintWatch } from './paint-watch.js';

describe('the watch over painted frames', () => {
  it('says nothing while every change is painted in time', () => {
    const watch = new PaintWatch(1000);
    watch.sent(1, 0);
    watch.painted(1, 900);
    expect(watch.check(5000)).toBeUndefined();
  });

  it('reports a change that is not painted within the limit, once', () => {
    const watch = new PaintWatch(1000);
    watch.sent(1, 0);
    expect(watch.check(999)).toBeUndefined();
    expect(watch.check(1000)).toBe(1000);
    expect(watch.check(2000)).toBeUndefined();
  });

  it('does not excuse a dead screen because more changes follow', () => {
    const watch = new PaintWatch(1000);
    for (let at = 0; at < 1000; at += 100) watch.sent(at, at);
    expect(watch.check(1000)).toBe(1000);
  });

  it('counts a screen that paints an older change as alive and behind', () => {
    const watch = new PaintWatch(1000);
    watch.sent(1, 0);
    watch.sent(2, 500);
    watch.painted(1, 900);
    expect(watch.check(1500)).toBeUndefined();
    expect(watch.check(1900)).toBe(1000);
  });

  it('tells when a silent screen has come back', () => {
    const watch = new PaintWatch(1000);
    watch.sent(1, 0);
    watch.check(1000);
    expect(watch.silent).toBe(true);
    expect(watch.painted(1, 3000)).toBe(true);
    expect(watch.painted(1, 3100)).toBe(false);
  });
});
