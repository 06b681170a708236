import { describe, expect, it } from '@jest/globals';
import type { ListItem } from '@smart-cart/contracts';
import { inWalkOrder } from './walk-order.js';

const wish = (id: string, done: ListItem['done'] = 'no'): ListItem => ({ id, text: id, done });

describe('the shopping list', () => {
  it('is in the order of the walk, and then as it was written', () => {
    const list = [wish('stamps'), wish('milk'), wish('tea', 'cart'), wish('bread'), wish('gift')];
    const { open, done } = inWalkOrder(list, [
      { id: 'bread', place: { x: 1, y: 2, aisle: '2' }, metres: 12 },
      { id: 'milk', place: null, metres: null },
    ]);
    expect(open.map(({ item }) => item.id)).toEqual(['bread', 'milk', 'stamps', 'gift']);
    expect(open[0]).toMatchObject({ aisle: '2', metres: 12 });
    expect(done.map(({ item }) => item.id)).toEqual(['tea']);
  });
});
