import { describe, expect, it } from '@jest/globals';
import type { Product } from '@smart-cart/contracts';
import { hallsOf } from './groups.js';

const product = (sku: string, group: string, seasonMonths?: number[]): Product => ({
  sku,
  name: sku,
  gtins: [],
  soldBy: 'weight',
  price: 100,
  taxClass: 'A',
  group,
  ...(seasonMonths !== undefined && { seasonMonths }),
});
const goods = [
  product('onion', 'vegetables'),
  product('plum', 'fruit'),
  product('apple', 'fruit'),
  product('quince', 'fruit', [10, 11]),
  product('rope', 'chandlery'),
];
const told = (history: string[], month: number) =>
  hallsOf(goods, { history, month, nameOf: ({ name }) => name }).map(
    ({ key, products }) => [key, products.map(({ sku }) => sku)] as const,
  );

describe('loose goods', () => {
  it('are in the halls people look for them in, by name', () => {
    expect(told([], 4)).toEqual([
      ['groupFruit', ['apple', 'plum', 'quince']],
      ['groupVegetables', ['onion']],
      ['groupMore', ['rope']],
    ]);
  });

  it('come first while they are in season', () => {
    expect(told([], 11)[0]).toEqual(['groupFruit', ['quince', 'apple', 'plum']]);
  });

  it('begin with what the shopper often buys, as far as it is sold loose', () => {
    expect(told(['onion', 'bread'], 4)[0]).toEqual(['groupOften', ['onion']]);
  });
});
