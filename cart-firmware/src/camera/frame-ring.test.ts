import { describe, expect, it } from '@jest/globals';
import { FrameRing } from './frame-ring.js';

function write(ring: FrameRing, value: number): number {
  const slot = ring.beginWrite();
  if (slot === undefined) return -1;
  slot.fill(value);
  return ring.endWrite();
}

describe('the ring of frames', () => {
  it('never writes a slot that is being read, however many frames come', () => {
    const ring = new FrameRing(4, 2, 3);
    const held = write(ring, 42);
    ring.retain(held);
    for (let i = 0; i < 20; i += 1) expect(write(ring, i)).not.toBe(held);
    expect([...ring.luma(held)]).toEqual(Array(8).fill(42));
  });

  it('has no room when every slot is being read, and room again after one is released', () => {
    const ring = new FrameRing(4, 2, 2);
    const first = write(ring, 1);
    ring.retain(first);
    ring.retain(write(ring, 2));
    expect(ring.beginWrite()).toBeUndefined();
    ring.release(first);
    expect(write(ring, 3)).toBe(first);
  });

  it('keeps a slot until its last reader has released it', () => {
    const ring = new FrameRing(4, 2, 2);
    const slot = write(ring, 1);
    ring.retain(slot);
    ring.retain(slot);
    ring.release(slot);
    expect(ring.slotsInUse).toBe(1);
    ring.release(slot);
    ring.release(slot);
    expect(ring.slotsInUse).toBe(0);
  });
});
