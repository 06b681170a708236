import { describe, expect, it } from '@jest/globals';
import type { ListItem } from '@smart-cart/contracts';
import { changeByCart, changeByPhone } from './list-changes.js';

const item = (id: string, done: ListItem['done'] = 'no'): ListItem => ({ id, text: id, done });

describe('a list on phone and cart', () => {
  it('is changed once, however often the phone sends the change', () => {
    const add = { kind: 'add', item: { id: 'a', text: 'a' } } as const;
    const once = changeByPhone([], add);
    expect(changeByPhone(once, add)).toBe(once);
    const gone = changeByPhone(once, { kind: 'remove', id: 'a' });
    expect(changeByPhone(gone, { kind: 'remove', id: 'a' })).toBe(gone);
    expect(changeByPhone(gone, { kind: 'tick', id: 'a', done: true })).toBe(gone);
  });

  it('keeps the tick of the cart against the phone, in either order', () => {
    const before = [item('a')];
    const ticked = changeByCart(before, before, [item('a', 'cart')]);
    expect(changeByPhone(ticked, { kind: 'tick', id: 'a', done: false })).toBe(ticked);
    const byPhone = changeByPhone(before, { kind: 'tick', id: 'a', done: true });
    expect(changeByCart(byPhone, before, [item('a', 'cart')])).toEqual([item('a', 'cart')]);
  });

  it('takes over only what changed at the cart: what the phone did to other items stands', () => {
    const before = [item('a'), item('b')];
    const phone = [item('b', 'shopper'), item('c')];
    expect(changeByCart(phone, before, [item('a', 'cart'), item('b'), item('d')])).toEqual([
      item('b', 'shopper'),
      item('c'),
      item('d'),
    ]);
    expect(changeByCart(phone, before, [item('a')])).toEqual([item('c')]);
    expect(changeByCart(phone, before, before)).toBe(phone);
  });

  it('never grows beyond what a cart takes', () => {
    const full = Array.from({ length: 80 }, (_, i) => item(`i${i}`));
    expect(changeByPhone(full, { kind: 'add', item: { id: 'x', text: 'x' } })).toBe(full);
    expect(changeByCart(full, [], [item('x')])).toBe(full);
  });
});
