import type { Receipt } from '@smart-cart/contracts';
import type { Basket } from './basket.js';

/** Carrier bags say nothing about what somebody wants. */
const notGoods = new Set(['bag', 'bags']);

/**
 * What a finished receipt teaches. `at` in milliseconds since 1970; who bought is not looked at.
 *
 * @returns `undefined` for a trip that was not finished or bought nothing
 */
export function basketOf(receipt: Receipt, at: number, timeZone: string): Basket | undefined {
  if (receipt.status !== 'finished' && receipt.status !== 'closed') return undefined;
  const items = new Set(receipt.lines.filter(({ group }) => !notGoods.has(group ?? '')).map(({ sku }) => sku));
  if (items.size === 0) return undefined;
  const month = Number(new Intl.DateTimeFormat('en-US', { month: 'numeric', timeZone }).format(at));
  return { items: [...items], month };
}
