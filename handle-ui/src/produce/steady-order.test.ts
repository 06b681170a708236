import { describe, expect, it } from '@jest/globals';
import type { InView } from '@smart-cart/contracts';
import { steadyOrder } from './steady-order.js';

const candidate = (sku: string, probability = 0.5): InView['candidates'][number] => ({
  sku,
  name: sku,
  group: 'fruit',
  soldBy: 'weight',
  price: 100,
  probability,
});
const skus = (candidates: readonly { sku: string }[]) => candidates.map(({ sku }) => sku);
const [apple, pear, plum, fig] = ['apple', 'pear', 'plum', 'fig'].map((sku) => candidate(sku)) as [
  InView['candidates'][number],
  InView['candidates'][number],
  InView['candidates'][number],
  InView['candidates'][number],
];

describe('what the camera suggests', () => {
  it('begins with the most likely', () => {
    expect(skus(steadyOrder([], [apple, pear, plum, fig]))).toEqual(['apple', 'pear', 'plum']);
  });

  it('does not change places when only the odds change', () => {
    expect(skus(steadyOrder([apple, pear, plum], [plum, apple, pear]))).toEqual(['apple', 'pear', 'plum']);
  });

  it('puts a new answer where one has gone', () => {
    expect(skus(steadyOrder([apple, pear, plum], [plum, fig, apple]))).toEqual(['apple', 'fig', 'plum']);
  });

  it('closes up when answers go without others', () => {
    expect(skus(steadyOrder([apple, pear, plum], [plum]))).toEqual(['plum']);
  });
});
