import { describe, expect, it, jest } from '@jest/globals';
import { LaterPart } from './later-part.js';

describe('a part that comes later', () => {
  it('is read once, however many wait for it', async () => {
    const load = jest.fn(() => Promise.resolve('checkout'));
    const part = new LaterPart(load);
    expect(part.found).toBeUndefined();
    expect(await Promise.all([part.bring(), part.bring()])).toEqual(['checkout', 'checkout']);
    expect(await part.bring()).toBe('checkout');
    expect(part.found).toBe('checkout');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is tried again, after longer and longer pauses, until it is here', async () => {
    let failures = 3;
    const waited: number[] = [];
    const part = new LaterPart(
      () => (failures-- > 0 ? Promise.reject(new Error('The cart restarts.')) : Promise.resolve('staff')),
      (ms) => {
        waited.push(ms);
        return Promise.resolve();
      },
    );
    expect(await part.bring()).toBe('staff');
    expect(waited).toHaveLength(3);
    expect(waited.every((ms) => ms > 0 && ms <= 4_000)).toBe(true);
  });
});
