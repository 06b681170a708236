import { describe, expect, it } from '@jest/globals';
import { assortmentOf } from './assortment.js';
import { GoodsIndex } from './goods-index.js';
import { stepsOf } from './group.js';
import { LinearBound, type Column } from './linear-bound.js';
import { searchLeastLoss } from './loss-search.js';
import { openPromotions } from './openings.js';
import { packBest, type Packing } from './packing.js';
import { packGreedily } from './greedy.js';
import { promotion } from './promotion.js';

/** A repeatable row of numbers below 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** So many goods and groups of them at a price: each group any part of the goods. */
function entangled(seed: number, lines: number, offers: number): Packing {
  const next = numbers(seed);
  const goods = Array.from({ length: lines }, (_, at) => {
    const unitPrice = 50 + Math.floor(next() * 400);
    const quantity = 1 + Math.floor(next() * 3);
    const sku = `s${at}`;
    return {
      line: at + 1,
      sku,
      soldBy: 'piece',
      unitPrice,
      quantity,
      mass: null,
      amount: unitPrice * quantity,
    } as const;
  });
  const promotions = Array.from({ length: offers }, (_, at) =>
    promotion.parse({
      kind: 'multi-buy',
      id: `p${at}`,
      name: 'Offer',
      of: { skus: ['s0', ...goods.map(({ sku }) => sku).filter(() => next() < 0.3)] },
      pieces: 2 + (at % 2),
      deal: next() < 0.5 ? { price: 100 + Math.floor(next() * 300) } : { cheapest: 1, percentOff: 5_000 },
      ...(next() < 0.5 ? { limit: 1 } : {}),
    }),
  );
  const open = openPromotions(promotions, { member: false, coupons: [], localTime: '2026-11-23T17:05' });
  const { lots, offers: found } = assortmentOf(goods, open, new GoodsIndex(goods));
  const unit = 2 * lots.reduce((sum, { count }) => sum + count, 0) + 3;
  const valuation = { worth: lots.map(() => unit), cost: lots.map(() => 0) };
  return { lots, offers: found, valuation, caps: [], unit };
}

function greedyGain({ lots, offers, valuation }: Packing): number {
  const columns = (offer: number, picked: readonly number[]): Column => {
    const uses = [...new Set(picked)].map((lot) => ({ row: lot, amount: picked.filter((one) => one === lot).length }));
    const { reward } = offers[offer] ?? {};
    const prices = picked.map((lot) => lots[lot]?.price ?? 0);
    const sum = prices.reduce((all, price) => all + price, 0);
    const saved =
      reward?.rule === 'price'
        ? Math.max(0, sum - reward.price)
        : reward?.rule === 'cheapest'
          ? picked.slice(-reward.count).reduce((all, lot) => all + (reward.each[lot] ?? 0), 0)
          : 0;
    const limited = { row: lots.length + offer, amount: 1 };
    return { offer, picked, gain: saved * (valuation.worth[0] ?? 0) - 1, uses: [...uses, limited] };
  };
  return packGreedily(
    {
      offers,
      steps: offers.map((offer) => stepsOf(offer, lots, valuation).steps),
      capacities: [...lots.map(({ count }) => count), ...offers.map(({ limit }) => limit)],
      rowOfLot: (lot) => lot,
      column: columns,
    },
    [],
  ).gain;
}

describe('choosing among entangled offers', () => {
  it.each([0, 50, 500, 5_000])('gains no less than choosing greedily, with %i steps', (steps) => {
    for (let seed = 1; seed <= 15; seed += 1) {
      const packing = entangled(seed, 6 + (seed % 20), 4 + (seed % 30));
      expect(packBest(packing, { left: steps }).gain).toBeGreaterThanOrEqual(greedyGain(packing));
    }
  });

  it('gains the same with more steps once it is proven', () => {
    let proven = 0;
    for (let seed = 1; seed <= 30; seed += 1) {
      const packing = entangled(seed, 5 + (seed % 8), 3 + (seed % 8));
      const few = packBest(packing, { left: 3_000 });
      if (!few.proven) continue;
      proven += 1;
      expect(packBest(packing, { left: 20_000 }).gain).toBe(few.gain);
    }
    expect(proven).toBeGreaterThan(25);
  });

  it('takes nothing that is not there, and no offer more often than it may be', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const packing = entangled(seed, 25, 40);
      const { columns } = packBest(packing, { left: 2_000 });
      const used = new Map<number, number>();
      for (const lot of columns.flatMap(({ picked }) => picked)) used.set(lot, (used.get(lot) ?? 0) + 1);
      for (const [lot, pieces] of used) expect(pieces).toBeLessThanOrEqual(packing.lots[lot]?.count ?? 0);
      for (const [at, { limit }] of packing.offers.entries())
        expect(columns.filter(({ offer }) => offer === at).length).toBeLessThanOrEqual(limit);
    }
  });
});

const column = (offer: number, gain: number, ...rows: number[]): Column => ({
  offer,
  picked: [],
  gain,
  uses: rows.map((row) => ({ row, amount: 1 })),
});

describe('the bound', () => {
  it('leaves over what is worth less than nothing', () => {
    // The pair comes in first; better are both single ones, with the third resource left over.
    const bound = new LinearBound([1, 1, 1], 1);
    bound.pool.push(column(0, 10, 0, 2), column(1, 9, 0), column(2, 9, 1), column(3, 16, 0, 1, 2));
    expect(bound.improve({ left: 1_000 })).toBe(true);
    const worth = bound.prices.reduce((sum, price) => sum + price, 0);
    expect(Math.min(...bound.prices)).toBeGreaterThanOrEqual(-1e-6);
    expect(worth).toBeCloseTo(19, 4);
    for (const one of bound.pool) expect(bound.reduced(one)).toBeLessThan(1e-6);
  });

  it('is never below what any choice gains, whatever the columns', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const next = numbers(seed);
      const rows = 3 + Math.floor(next() * 3);
      const pool = Array.from({ length: 8 }, (_, at) =>
        column(
          at,
          1 + Math.floor(next() * 20),
          ...Array.from({ length: rows }, (__, row) => row).filter(() => next() < 0.5),
        ),
      ).filter(({ uses }) => uses.length > 0);
      const bound = new LinearBound(Array<number>(rows).fill(1), 1);
      bound.pool.push(...pool);
      bound.improve({ left: 10_000 });
      const worth = bound.prices.reduce((sum, price) => sum + price, 0);
      let most = 0;
      for (let set = 0; set < 2 ** pool.length; set += 1) {
        const chosen = pool.filter((_, at) => (set >> at) % 2 === 1);
        const used = chosen.flatMap(({ uses }) => uses.map(({ row }) => row));
        if (new Set(used).size === used.length)
          most = Math.max(
            most,
            chosen.reduce((sum, { gain }) => sum + gain, 0),
          );
      }
      expect(worth).toBeGreaterThanOrEqual(most - 1e-3);
      // In whole prices that no column exceeds, the search finds exactly the best.
      const prices = bound.prices.map((price) => Math.max(0, Math.ceil(price + 1e-6)));
      const total = prices.reduce((sum, price) => sum + price, 0);
      const { found, done } = searchLeastLoss(
        { capacities: Array<number>(rows).fill(1), pieces: seed % (rows + 1), prices, columns: pool },
        total + 1,
        { left: 10_000 },
      );
      expect([done, total - (found?.loss ?? 0)]).toEqual([true, most]);
    }
  });
});
