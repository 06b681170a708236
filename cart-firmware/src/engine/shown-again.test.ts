import { describe, expect, it } from '@jest/globals';
import { codes, PaperTrip } from './paper-trip.js';

/** The first pack is in, and its code was last before the camera at some moment after that. */
function afterTheFirst(seenAfter: number, code: string = codes.milk, grams = 1_052): PaperTrip {
  const trip = new PaperTrip().start();
  trip.scan(code);
  trip.put(grams);
  const last = trip.at + seenAfter;
  trip.world = { ...trip.world, lastSeen: (text) => (text === code ? last : undefined) };
  trip.at += 700;
  return trip;
}

describe('the second of two like packs shown one right after the other', () => {
  it('is charged without a question: its code was there after the first one lay in the cart, and its weight is right', () => {
    const trip = afterTheFirst(500);
    trip.put(1_048);
    expect(trip.receipt).toEqual(['milk×2 238 placed']);
    trip.wait(60_000);
    expect(trip.asked).toEqual([]);
    expect(trip.state.trip?.open).toEqual([]);
  });

  it('is asked about when its code was seen only before the first one lay in the cart', () => {
    const trip = afterTheFirst(-300);
    trip.put(1_048);
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
    expect(trip.wait(2_000).asked).toEqual(['unscanned']);
  });

  it('is not charged for something that weighs otherwise', () => {
    const trip = afterTheFirst(500);
    trip.put(820);
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
    expect(trip.wait(5_000).asked).toEqual(['unscanned']);
  });

  it('is not charged when it was shown, laid aside, and something came much later', () => {
    const trip = afterTheFirst(500).wait(12_000);
    trip.put(1_048);
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
  });

  it('is not charged when the first one was only lifted and laid back', () => {
    const trip = afterTheFirst(4_000);
    trip.take(1_052);
    trip.at += 1_500;
    trip.put(1_052);
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
    expect(trip.wait(10_000).asked).toEqual([]);
  });

  it('is counted once when its code was announced as well', () => {
    const trip = afterTheFirst(1_500);
    trip.at += 2_000;
    trip.scan(codes.milk);
    trip.put(1_048);
    expect(trip.receipt).toEqual(['milk×2 238 placed']);
    expect(trip.wait(10_000).asked).toEqual([]);
  });

  it('is followed by other goods as if nothing had been special', () => {
    const trip = afterTheFirst(500);
    trip.put(1_048);
    trip.scan(codes.beans);
    trip.put(481);
    expect(trip.receipt).toEqual(['milk×2 238 placed', 'beans×1 99 placed']);
  });
});
