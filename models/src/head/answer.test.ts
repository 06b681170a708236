import { describe, expect, it } from '@jest/globals';
import { answer, remainingCandidates } from './answer.js';
import type { Judgement } from './judge.js';

const apples: Judgement = {
  candidates: [
    { sku: 'royal-gala', group: 'apple', probability: 0.5 },
    { sku: 'pink-lady', group: 'apple', probability: 0.41 },
    { sku: 'tomato', group: 'tomato', probability: 0.03 },
    { sku: 'golden', group: 'apple', probability: 0.01 },
  ],
  groups: [
    { group: 'apple', probability: 0.92 },
    { group: 'tomato', probability: 0.03 },
  ],
  unknown: 0.05,
};

describe('answer', () => {
  it('names the product when it alone reaches the threshold', () => {
    expect(answer(apples, 0.5)).toMatchObject({ level: 'product', sku: 'royal-gala' });
  });

  it('is surely an apple when two apples share the probability, and says which remain', () => {
    const said = answer(apples, 0.9);
    expect(said).toMatchObject({ level: 'group', group: 'apple', probability: 0.92 });
    expect(said.level === 'group' && said.remaining.map((one) => one.sku)).toEqual(['royal-gala', 'pink-lady']);
  });

  it('says unknown when not even a group reaches the threshold', () => {
    expect(answer(apples, 0.95)).toEqual({ level: 'unknown', unknown: 0.05 });
  });

  it('says unknown when the head has no products', () => {
    expect(answer({ candidates: [], groups: [], unknown: 1 }, 0.5)).toEqual({ level: 'unknown', unknown: 1 });
  });
});

describe('remainingCandidates', () => {
  it('keeps the first even when its share alone is enough', () => {
    expect(remainingCandidates([{ sku: 'a', group: 'g', probability: 1 }])).toHaveLength(1);
  });
});
