import { describe, expect, it, jest } from '@jest/globals';
import type { Product } from '@smart-cart/contracts';
import { ProductBook } from './product-book.js';

const product = (sku: string): Product => ({
  sku,
  name: sku,
  gtins: [],
  soldBy: 'piece',
  price: 100,
  taxClass: 'A',
  group: 'g',
});

describe('the book of products', () => {
  it('asks for each product once, however often it is wanted', async () => {
    const lookUp = jest.fn((skus: readonly string[]) => Promise.resolve(skus.map(product)));
    const book = new ProductBook(lookUp);
    await book.want(['bread', 'milk', 'bread']);
    await book.want(['milk', 'eggs']);
    expect(lookUp.mock.calls).toEqual([[['bread', 'milk']], [['eggs']]]);
    expect([...book.getKnown().keys()]).toEqual(['bread', 'milk', 'eggs']);
  });

  it('asks in portions the cart accepts', async () => {
    const lookUp = jest.fn((skus: readonly string[]) => Promise.resolve(skus.map(product)));
    await new ProductBook(lookUp).want(Array.from({ length: 170 }, (_unused, index) => `sku-${index}`));
    expect(lookUp.mock.calls.map(([skus]) => skus.length)).toEqual([80, 80, 10]);
  });

  it('says nothing when nothing is known', async () => {
    const book = new ProductBook(() => Promise.resolve([]));
    const listener = jest.fn();
    book.subscribe(listener);
    await book.want(['bread']);
    expect(listener).not.toHaveBeenCalled();
    expect(book.getKnown().size).toBe(0);
  });
});
