import { describe, expect, it } from '@jest/globals';
import { MAX_PAYLOAD_BYTES, type Product } from '@smart-cart/contracts';
import { jsonBytes, snapshotParts } from './parts.js';

const header = { version: 1, currency: 'EUR', taxClasses: [{ id: 'A', name: 'a', rate: 0 }], inStoreLayouts: [] };

function product(n: number, name = 'p'): Product {
  return { sku: `s${n}`, name, gtins: [], soldBy: 'piece', price: 1, taxClass: 'A', group: 'g' };
}

describe('snapshot parts', () => {
  it('hold 500 products at most, in order and none twice', () => {
    const products = Array.from({ length: 1001 }, (_, n) => product(n));
    const parts = snapshotParts(header, products);
    expect(parts.map((part) => part.products.length)).toEqual([500, 500, 1]);
    expect(parts.map((part) => [part.part, part.parts])).toEqual([[0, 3], [1, 3], [2, 3]]); // prettier-ignore
    expect(parts.flatMap((part) => part.products)).toEqual(products);
  });

  it('stay below the payload limit in bytes when names are long and not ASCII', () => {
    const names = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`x${String.fromCharCode(97 + i)}`, '果'.repeat(120)]),
    );
    const products = Array.from({ length: 500 }, (_, n) => ({ ...product(n), names }));
    const parts = snapshotParts(header, products);
    expect(parts.length).toBeGreaterThan(1);
    expect(Math.max(...parts.map(jsonBytes))).toBeLessThan(MAX_PAYLOAD_BYTES);
    expect(parts.flatMap((part) => part.products)).toHaveLength(500);
  });

  it('are one empty part when there are no products, so that a cart learns that', () => {
    expect(snapshotParts(header, [])).toMatchObject([{ part: 0, parts: 1, products: [] }]);
  });
});
