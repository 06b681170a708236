import { describe, expect, test } from '@jest/globals';
import { emptyReceipt, type Receipt } from '@smart-cart/contracts';
import { basketOf } from './receipt-basket.js';

const line = (sku: string, group: string): Receipt['lines'][number] => ({
  line: 1,
  sku,
  name: sku,
  group,
  soldBy: 'piece',
  unitPrice: 100,
  quantity: 1,
  mass: null,
  deposit: 0,
  tax: { id: 'A', rate: 700 },
  status: 'placed',
  amount: 100,
  depositAmount: 0,
});
const open = emptyReceipt({ kind: 'trip-started', trip: 'trip-0001', currency: 'EUR' } as Parameters<
  typeof emptyReceipt
>[0]);
const bought: Receipt = {
  ...open,
  status: 'closed',
  lines: [line('milk', 'dairy'), line('bag-20l', 'bags'), line('milk', 'dairy'), line('bread', 'bakery')],
};

describe('what a receipt teaches', () => {
  test('is each product once, without the bag, in the month of the store', () => {
    const lastHourOfMay = Date.UTC(2026, 4, 31, 23);
    expect(basketOf(bought, lastHourOfMay, 'UTC')).toEqual({ items: ['milk', 'bread'], month: 5 });
    expect(basketOf(bought, lastHourOfMay, 'Europe/Berlin')).toEqual({ items: ['milk', 'bread'], month: 6 });
  });

  test.each(['open', 'abandoned'] as const)('is nothing when the trip is %s', (status) => {
    expect(basketOf({ ...bought, status }, 0, 'UTC')).toBeUndefined();
  });

  test('is nothing when only bags were bought', () => {
    expect(basketOf({ ...bought, lines: [line('bag-20l', 'bags')] }, 0, 'UTC')).toBeUndefined();
  });
});
