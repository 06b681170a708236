import { describe, expect, it } from '@jest/globals';
import { settlePromotions, type PricedLine } from '@smart-cart/contracts';
import { SeededRandom } from '../../sim/camera/seeded-random.js';
import { tryEverything } from './exhaustive.js';
import { smallBasket } from './small-baskets.js';

const cases = 1_500;

function baskets(seed: number, count = cases) {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => smallBasket(random));
}

function smallBasketsWithoutBasketWide(seed: number) {
  return baskets(seed).filter(({ promotions }) =>
    promotions.every((entry) => entry.kind !== 'threshold' && !(entry.kind === 'percent' && entry.stacks)),
  );
}

function shuffled<T>(list: readonly T[], random: SeededRandom): T[] {
  return list
    .map((entry) => ({ entry, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

describe('settling a small basket', () => {
  it('saves what trying everything saves, to the cent, whenever it says so', () => {
    const wrong = baskets(11).filter(({ lines, promotions, circumstances }) => {
      const settled = settlePromotions(lines, promotions, circumstances);
      const tried = tryEverything(lines, promotions, circumstances);
      return settled.exact ? settled.savings !== tried.savings : settled.savings > tried.savings;
    });
    expect(wrong).toEqual([]);
  });

  it('takes the fewest promotions of those combinations that save the same', () => {
    const wide = smallBasketsWithoutBasketWide(17);
    const wrong = wide.filter(({ lines, promotions, circumstances }) => {
      const { applied } = settlePromotions(lines, promotions, circumstances);
      const applications = applied.reduce((sum, { times }) => sum + times, 0);
      return applications !== tryEverything(lines, promotions, circumstances).applications;
    });
    expect(wrong).toEqual([]);
  });

  it('is proven for nearly every basket', () => {
    const settled = baskets(12).map((basket) =>
      settlePromotions(basket.lines, basket.promotions, basket.circumstances),
    );
    expect(settled.filter(({ exact }) => !exact).length).toBeLessThan(cases / 100);
  });

  it('does not depend on the order of lines and promotions', () => {
    const random = new SeededRandom(5);
    for (const { lines, promotions, circumstances } of baskets(13, 500)) {
      const settled = settlePromotions(lines, promotions, circumstances);
      expect(settlePromotions(shuffled(lines, random), shuffled(promotions, random), circumstances)).toEqual(settled);
    }
  });

  it('never costs more than before plus the price of what was added', () => {
    const total = (lines: readonly PricedLine[], savings: number) =>
      lines.reduce((sum, { amount }) => sum + amount, -savings);
    for (const { lines, promotions, circumstances } of baskets(14, 1_000)) {
      const added = lines.at(-1);
      if (added === undefined) continue;
      const before = settlePromotions(lines.slice(0, -1), promotions, circumstances);
      const after = settlePromotions(lines, promotions, circumstances);
      if (!after.exact || !before.exact) continue;
      expect(total(lines, after.savings)).toBeLessThanOrEqual(total(lines.slice(0, -1), before.savings) + added.amount);
    }
  });

  it('never takes off more than a line costs, and says of every line what adds up to the whole', () => {
    for (const { lines, promotions, circumstances } of baskets(15)) {
      const { applied, savings } = settlePromotions(lines, promotions, circumstances);
      const left = new Map(lines.map(({ line, amount }) => [line, amount]));
      for (const entry of applied) {
        expect(entry.amount).toBe(entry.lines.reduce((sum, { amount }) => sum + amount, 0));
        for (const { line, amount } of entry.lines) {
          expect(Number.isInteger(amount) && amount >= 0).toBe(true);
          left.set(line, (left.get(line) ?? 0) - amount);
        }
      }
      expect(Math.min(0, ...left.values())).toBe(0);
      expect(savings).toBe(applied.reduce((sum, { amount }) => sum + amount, 0));
    }
  });

  it('keeps every limit, and uses no piece in two item promotions', () => {
    for (const { lines, promotions, circumstances } of baskets(16)) {
      const { applied } = settlePromotions(lines, promotions, circumstances);
      const used = new Map<number, number>();
      for (const { id, times, lines: shares } of applied) {
        const promotion = promotions.find((entry) => entry.id === id);
        if (promotion === undefined || promotion.kind === 'threshold' || ('stacks' in promotion && promotion.stacks))
          continue;
        expect(times).toBeLessThanOrEqual(promotion.limit ?? (promotion.coupon === undefined ? Infinity : 1));
        for (const { line, pieces } of shares) used.set(line, (used.get(line) ?? 0) + pieces);
      }
      for (const { line, soldBy, quantity } of lines) {
        expect(used.get(line) ?? 0).toBeLessThanOrEqual(soldBy === 'weight' ? 1 : quantity);
      }
    }
  });
});
