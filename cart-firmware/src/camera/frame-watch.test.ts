import { describe, expect, it } from '@jest/globals';
import { FrameWatch, lumaFingerprint } from './frame-watch.js';

describe('the watch over frames', () => {
  it('calls a source stalled when no frame has come for the limit, and live with the next frame', () => {
    const watch = new FrameWatch({ stalledAfter: 1000, frozenAfter: undefined }, 0);
    watch.frame(100, false);
    expect(watch.verdict(1099)).toBe('live');
    expect(watch.verdict(1100)).toBe('stalled');
    watch.frame(1200, false);
    expect(watch.verdict(1201)).toBe('live');
  });

  it('calls a source frozen when frames have been identical for the limit, and live with the next change', () => {
    const watch = new FrameWatch({ stalledAfter: 1000, frozenAfter: 500 }, 0);
    watch.frame(0, false);
    for (let at = 100; at <= 400; at += 100) watch.frame(at, true);
    expect(watch.verdict(400)).toBe('live');
    watch.frame(500, true);
    expect(watch.verdict(500)).toBe('frozen');
    watch.frame(600, false);
    expect(watch.verdict(600)).toBe('live');
  });

  it('never calls a source frozen that may repeat itself', () => {
    const watch = new FrameWatch({ stalledAfter: 1000, frozenAfter: undefined }, 0);
    for (let at = 0; at <= 60_000; at += 100) watch.frame(at, true);
    expect(watch.verdict(60_000)).toBe('live');
  });
});

describe('the fingerprint of a picture', () => {
  it('differs when the picture has the noise of a sensor', () => {
    const picture = Uint8Array.from({ length: 640 * 480 }, (_, i) => (i * 7) % 251);
    const noisy = picture.map((value, i) => (i % 3 === 0 ? value + 1 : value));
    expect(lumaFingerprint(noisy)).not.toBe(lumaFingerprint(picture));
    expect(lumaFingerprint(picture.slice())).toBe(lumaFingerprint(picture));
  });
});
