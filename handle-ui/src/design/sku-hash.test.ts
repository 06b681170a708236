import { describe, expect, it } from '@jest/globals';
import { initialsOf, skuHash, tintOf } from './sku-hash.js';

describe('a product without a picture', () => {
  it('has the same colour each time it is shown', () => {
    expect(skuHash('apple')).toBe(skuHash('apple'));
    expect(tintOf('apple')).toMatch(/^var\(--tint-\w+\)$/);
  });

  it('shares its colour with no more of many products than chance would have it', () => {
    const tints = Array.from({ length: 600 }, (_unused, index) => tintOf(`sku-${index}`));
    for (const tint of new Set(tints)) {
      const share = tints.filter((other) => other === tint).length;
      expect(share).toBeGreaterThan(60);
      expect(share).toBeLessThan(150);
    }
  });

  it('has the first letters of its first two words', () => {
    expect(initialsOf('Olive soap 100 g')).toBe('OS');
    expect(initialsOf(' öl ')).toBe('Ö');
    expect(initialsOf('')).toBe('');
  });
});
