import { describe, expect, it } from '@jest/globals';
import { settlePromotions, type GoodsSelector, type PricedLine, type Promotion } from '@smart-cart/contracts';
import { SeededRandom } from '../../sim/camera/seeded-random.js';
import { openToAll, smallBasket, type SmallBasket } from './small-baskets.js';

/** The basket as one end of a store that shares nothing with the other: own products, groups, tags, coupons. */
function asEnd(name: string, basket: SmallBasket, firstLine: number): SmallBasket {
  const own = (words: readonly string[] | undefined) => words?.map((word) => `${name}-${word}`);
  const setOf = ({ skus, groups, tags }: { skus?: string[]; groups?: string[]; tags?: string[] }) => ({
    ...(skus && { skus: own(skus) }),
    ...(groups && { groups: own(groups) }),
    ...(tags && { tags: own(tags) }),
  });
  const selector = ({ all, except, ...of }: GoodsSelector): GoodsSelector => ({
    ...of,
    ...(all === true ? { tags: [name] } : setOf(of as never)),
    ...(except && { except: { ...except, ...setOf(except as never) } }),
  });
  const lines = basket.lines.map((line, at): PricedLine => ({
    ...line,
    line: firstLine + at,
    sku: `${name}-${line.sku}`,
    group: line.group === undefined ? undefined : `${name}-${line.group}`,
    tags: [name, ...(own(line.tags) ?? [])],
  }));
  const promotions = basket.promotions
    .filter(({ kind }) => kind !== 'threshold')
    .filter((promotion) => !(promotion.kind === 'percent' && promotion.stacks))
    .map((promotion) => {
      const id = `${name}-${promotion.id}`;
      if (promotion.kind === 'bundle')
        return { ...promotion, id, parts: promotion.parts.map((part) => ({ ...part, of: selector(part.of) })) };
      return { ...promotion, id, of: selector(promotion.of) };
    }) as Promotion[];
  return { ...basket, lines, promotions };
}

function ends(seed: number, count: number): [SmallBasket, SmallBasket][] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => {
    const one = asEnd('one', smallBasket(random), 1);
    return [one, asEnd('two', smallBasket(random), 1 + one.lines.length)];
  });
}

describe('promotions that share no goods', () => {
  it('are settled together as each is apart, to the line', () => {
    for (const [one, two] of ends(31, 300)) {
      const apart = [one, two].map(({ lines, promotions }) => settlePromotions(lines, promotions, openToAll));
      const together = settlePromotions(
        [...one.lines, ...two.lines],
        [...one.promotions, ...two.promotions],
        openToAll,
      );
      if (!together.exact || apart.some(({ exact }) => !exact)) continue;
      expect(together.applied).toEqual(apart.flatMap(({ applied }) => applied));
    }
  });

  it('leave what is applied as it is when the other goods go', () => {
    for (const [one, two] of ends(32, 200)) {
      const promotions = [...one.promotions, ...two.promotions];
      const before = settlePromotions([...one.lines, ...two.lines], promotions, openToAll);
      const after = settlePromotions(one.lines, promotions, openToAll);
      if (!before.exact || !after.exact) continue;
      expect(after.applied).toEqual(before.applied.filter(({ id }) => id.startsWith('one-')));
    }
  });
});
