import { PARTNERS } from '@smart-cart/contracts';
import type { EncodedBaskets } from './basket.js';

/** Receipts worth of "bought together as by chance" mixed into every pair. */
const CAUTION = 15;

/** The items each is bought with more often than by chance; what a suggestion is explained by. Shapes as in the model. */
export function partnersOf({ items, baskets, counts }: EncodedBaskets): { partners: Uint16Array; lifts: Float32Array } {
  const n = items.length;
  const together = countPairs(baskets, n);
  const partners = new Uint16Array(n * PARTNERS).fill(n);
  const lifts = new Float32Array(n * PARTNERS);
  for (let item = 0; item < n; item += 1) {
    const found: { other: number; lift: number }[] = [];
    for (const [other, times] of together[item] ?? []) {
      const expected = ((counts[item] as number) * (counts[other] as number)) / baskets.length;
      const lift = Math.log((times + CAUTION) / (expected + CAUTION));
      if (lift > 0) found.push({ other, lift });
    }
    found.sort((a, b) => b.lift - a.lift || a.other - b.other);
    found.slice(0, PARTNERS).forEach(({ other, lift }, rank) => {
      partners[item * PARTNERS + rank] = other;
      lifts[item * PARTNERS + rank] = lift;
    });
  }
  return { partners, lifts };
}

function countPairs(baskets: readonly Uint16Array[], n: number): Map<number, number>[] {
  const together = Array.from({ length: n }, () => new Map<number, number>());
  for (const basket of baskets) {
    for (const item of basket) {
      const row = together[item] as Map<number, number>;
      for (const other of basket) if (other !== item) row.set(other, (row.get(other) ?? 0) + 1);
    }
  }
  return together;
}
