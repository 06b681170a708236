import { describe, expect, it } from '@jest/globals';
import type { Presence } from '@smart-cart/contracts';
import { evolvePresence, type Known } from './presence.js';

const known: Known = { online: true, bootId: 'b', at: 1000 };

function message(online: boolean, bootId: string, at?: number): Presence {
  return { cart: 'c', online, bootId, version: '1', ...(at === undefined ? {} : { at }) };
}

describe('presence', () => {
  it('ignores a will of another boot than the current one', () => {
    expect(evolvePresence(known, message(false, 'a'), false)).toBe(known);
  });

  it('believes a will of the current boot, and keeps the time of its birth', () => {
    expect(evolvePresence(known, message(false, 'b'), false)).toEqual({ online: false, bootId: 'b', at: 1000 });
  });

  it('believes a live birth of a new boot even when its clock is behind', () => {
    expect(evolvePresence(known, message(true, 'c', 5), false)).toEqual({ online: true, bootId: 'c', at: 5 });
  });

  it('ignores a retained birth of another boot that is older than what is known', () => {
    expect(evolvePresence(known, message(true, 'a', 999), true)).toBe(known);
    expect(evolvePresence(known, message(true, 'c', 1001), true)).toEqual({ online: true, bootId: 'c', at: 1001 });
  });

  it('takes the first message of a cart as it is', () => {
    expect(evolvePresence(undefined, message(false, 'a'), true)).toEqual({ online: false, bootId: 'a', at: null });
  });
});
