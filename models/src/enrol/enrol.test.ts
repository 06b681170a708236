import { describe, expect, it } from '@jest/globals';
import { forCarts, type Head } from '../head/head.js';
import { judge, scoresOf } from '../head/judge.js';
import { seeded } from '../head/vectors.js';
import { isModelsError } from '../models-error.js';
import { emptyHead, enrol, withoutProduct } from './enrol.js';

const DIMENSION = 32;
const embedder = { name: 'test', sha256: '0'.repeat(64), dimension: DIMENSION };
const madeAt = '2026-01-01T00:00:00.000Z';

/** Noisy pictures around an own direction of each product. */
function pictures(product: number, count: number, seed: number): Float32Array[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () =>
    Float32Array.from({ length: DIMENSION }, (_, i) => (i % 8 === product ? 1 : 0) + 0.6 * random()),
  );
}

function headOf(products: number): Head {
  let head = emptyHead(embedder, madeAt);
  for (let p = 0; p < products; p += 1) {
    head = enrol(head, { sku: `p${p}`, group: 'g', embeddings: pictures(p, 5, p + 1), madeAt });
  }
  return head;
}

const first = (head: Head, picture: Float32Array): string | undefined => judge(head, picture).candidates[0]?.sku;

describe('enrol', () => {
  it('recognises a new product at once from five pictures', () => {
    const head = enrol(headOf(4), { sku: 'new', group: 'g', embeddings: pictures(5, 5, 77), madeAt });
    expect(pictures(5, 20, 78).map((picture) => first(head, picture))).toEqual(Array(20).fill('new'));
  });

  it('leaves the others recognised also in a head as carts have it, without exemplars', () => {
    const head = enrol(forCarts(headOf(4)), { sku: 'new', group: 'g', embeddings: pictures(5, 5, 77), madeAt });
    expect(pictures(5, 10, 78).map((picture) => first(head, picture))).toEqual(Array(10).fill('new'));
    expect(pictures(2, 10, 79).map((picture) => first(head, picture))).toEqual(Array(10).fill('p2'));
  });

  it('leaves the scores of the other products exactly as they were', () => {
    const before = headOf(4);
    const after = enrol(before, { sku: 'new', group: 'g', embeddings: pictures(5, 5, 77), madeAt });
    const picture = pictures(2, 1, 99)[0] ?? new Float32Array(DIMENSION);
    expect(scoresOf(after, picture).logits.slice(0, 4)).toEqual(scoresOf(before, picture).logits);
    expect(pictures(2, 20, 98).map((one) => first(after, one))).toEqual(Array(20).fill('p2'));
  });

  it('replaces a product that is enrolled again, and counts the version up', () => {
    const before = headOf(3);
    const after = enrol(before, { sku: 'p1', group: 'g', embeddings: pictures(6, 5, 55), madeAt });
    expect(after.products.map((product) => product.sku).sort()).toEqual(['p0', 'p1', 'p2']);
    expect(after.version).toBe(before.version + 1);
    expect(first(after, pictures(6, 1, 54)[0] ?? new Float32Array(DIMENSION))).toBe('p1');
  });

  it('refuses no pictures and features of another length', () => {
    expect(() => enrol(headOf(2), { sku: 'x', group: 'g', embeddings: [], madeAt })).toThrow(/no picture/);
    expect(() => enrol(headOf(2), { sku: 'x', group: 'g', embeddings: [new Float32Array(3)], madeAt })).toThrow(
      /use the embedder it was made for/,
    );
  });
});

describe('withoutProduct', () => {
  it('removes one and refuses one that is not there', () => {
    expect(withoutProduct(headOf(3), 'p1', madeAt).products).toHaveLength(2);
    let refusal: unknown;
    try {
      withoutProduct(headOf(3), 'absent', madeAt);
    } catch (error) {
      refusal = error;
    }
    expect(isModelsError(refusal, 'unknown-product')).toBe(true);
  });
});

describe('judge', () => {
  it('gives probabilities that sum to one with unknown', () => {
    const { candidates, unknown } = judge(headOf(4), pictures(1, 1, 9)[0] ?? new Float32Array(DIMENSION));
    expect(candidates.reduce((sum, one) => sum + one.probability, unknown)).toBeCloseTo(1, 6);
  });
});

describe('emptyHead', () => {
  const nothing = pictures(6, 8, 5);
  const enrolled = (head: Head): Head => enrol(head, { sku: 'p0', group: 'g', embeddings: pictures(0, 5, 1), madeAt });

  it('answers unknown to an empty view that it would else take for its only product', () => {
    const view = pictures(6, 1, 90)[0] ?? new Float32Array(DIMENSION);
    const seen = enrolled(emptyHead(embedder, madeAt, nothing));
    expect(judge(seen, view).unknown).toBeGreaterThan(judge(enrolled(emptyHead(embedder, madeAt)), view).unknown + 0.1);
    expect(judge(seen, pictures(0, 1, 91)[0] ?? view).unknown).toBeLessThan(0.2);
  });
});
