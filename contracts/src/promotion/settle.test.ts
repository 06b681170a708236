import { describe, expect, it } from '@jest/globals';
import { promotion } from './promotion.js';
import { readPromotions } from './read-promotions.js';
import { settlePromotions } from './settle.js';
import type { Circumstances, PricedLine } from './settlement.js';

const now: Circumstances = { member: false, coupons: [], localTime: '2026-11-23T17:05' };

function pieces(line: number, unitPrice: number, more: Partial<PricedLine> = {}): PricedLine {
  const quantity = more.quantity ?? 1;
  const amount = (more.printedPrice ?? unitPrice) * quantity;
  return { line, sku: `s${line}`, soldBy: 'piece', unitPrice, quantity, mass: null, amount, ...more };
}

function settle(lines: PricedLine[], promotions: object[], circumstances: Partial<Circumstances> = {}) {
  const parsed = promotions.map((entry, index) => promotion.parse({ id: `p${index + 1}`, name: 'Offer', ...entry }));
  return settlePromotions(lines, parsed, { ...now, ...circumstances });
}

const all = { all: true };

describe('the worked examples of docs/promotions.md', () => {
  it('make the better of the cheap pieces free in a mixed 3 for 2', () => {
    const lines = [129, 119, 99, 99, 89, 79].map((price, index) => pieces(index + 1, price));
    expect(settle(lines, [{ kind: 'multi-buy', of: all, pieces: 3, deal: { cheapest: 1 } }])).toMatchObject({
      savings: 178,
      exact: true,
    });
  });

  const cheeseAndWine = [pieces(1, 400), pieces(2, 800)];
  const rivals = [
    { kind: 'percent', of: { skus: ['s1'] }, percentOff: 2_500 },
    { kind: 'bundle', parts: [{ of: { skus: ['s1'] } }, { of: { skus: ['s2'] } }], deal: { price: 1_050 } },
  ];

  it('give a piece to the one promotion that saves more, spread by price', () => {
    expect(settle(cheeseAndWine, rivals).applied).toEqual([
      {
        id: 'p2',
        name: 'Offer',
        names: undefined,
        times: 1,
        amount: 150,
        lines: [
          { line: 1, pieces: 1, amount: 50 },
          { line: 2, pieces: 1, amount: 100 },
        ],
      },
    ]);
  });

  it('reckon a stacking coupon on what is left', () => {
    const coupon = { kind: 'percent', of: all, percentOff: 1_000, stacks: true, coupon: 'ten' };
    expect(settle(cheeseAndWine, [...rivals, coupon], { coupons: ['ten'] }).savings).toBe(255);
  });

  it('leave an item promotion out that would undercut a threshold worth more', () => {
    const promotions = [
      { kind: 'amount', of: { skus: ['s1'] }, amountOff: 200, per: 'piece' },
      { kind: 'threshold', of: all, spend: 5_000, deal: { amountOff: 500 } },
    ];
    const settled = settle([pieces(1, 1_000), pieces(2, 4_100)], promotions);
    expect(settled.applied.map(({ id, amount }) => [id, amount])).toEqual([['p2', 500]]);
  });

  it('spread a saving by largest remainder', () => {
    const settled = settle(
      [pieces(1, 99), pieces(2, 89), pieces(3, 49)],
      [{ kind: 'multi-buy', of: all, pieces: 3, deal: { price: 200 } }],
    );
    expect(settled.applied[0]?.lines.map(({ amount }) => amount)).toEqual([15, 14, 8]);
  });

  it('take an amount off by the kilogram', () => {
    const cherries = pieces(1, 399, { soldBy: 'weight', mass: 754_000, amount: 301 });
    expect(settle([cherries], [{ kind: 'amount', of: all, amountOff: 50, per: 'kg' }]).savings).toBe(38);
  });
});

describe('a promotion', () => {
  const half = { kind: 'percent', of: all, percentOff: 5_000 };

  it.each([
    ['a member', { ...half, member: true }, { member: true }],
    ['its coupon', { ...half, coupon: 'c' }, { coupons: ['c'] }],
    ['its weekday', { ...half, time: { windows: [{ days: [2] }] } }, { localTime: '2026-11-24T17:05' }],
    [
      'its hours',
      { ...half, time: { windows: [{ from: '18:00', until: '20:00' }] } },
      { localTime: '2026-11-23T19:59' },
    ],
    ['its first day', { ...half, time: { from: '2026-11-24' } }, { localTime: '2026-11-24T00:00' }],
    ['a use that is left', { ...half, member: true, customerLimit: 1 }, { member: true, used: { p1: 0 } }],
  ])('that waits for %s applies with it and not without', (_, entry, met) => {
    expect(settle([pieces(1, 100)], [entry], met).savings).toBe(50);
    expect(settle([pieces(1, 100)], [entry]).savings).toBe(0);
  });

  it('counts until the last minute of its last day', () => {
    const entry = { ...half, time: { until: '2026-11-23' } };
    expect(settle([pieces(1, 100)], [entry], { localTime: '2026-11-23T23:59:59' }).savings).toBe(50);
    expect(settle([pieces(1, 100)], [entry], { localTime: '2026-11-24T00:00' }).savings).toBe(0);
  });

  it('with a coupon is good for one piece, the dearest', () => {
    const lines = [pieces(1, 100, { quantity: 3 }), pieces(2, 300)];
    expect(settle(lines, [{ ...half, coupon: 'c' }], { coupons: ['c', 'c'] }).savings).toBe(150);
  });

  it('leaves printed prices alone unless it says otherwise, and age-restricted goods when it says so', () => {
    const reduced = pieces(1, 100, { printedPrice: 40 });
    expect(settle([reduced], [half]).savings).toBe(0);
    expect(settle([reduced], [{ ...half, of: { all: true, printedPrices: true } }]).savings).toBe(20);
    const except = { ...half, of: { all: true, except: { ageRestricted: true } } };
    expect(settle([pieces(1, 100, { minimumAge: 18 })], [except]).savings).toBe(0);
  });

  it('rounds to whole yen as it rounds to cents', () => {
    expect(settle([pieces(1, 198)], [{ kind: 'percent', of: all, percentOff: 1_250 }]).savings).toBe(25);
  });

  it('is given in full also where there are too many for too many goods to prove the best', () => {
    const lines = Array.from({ length: 60 }, (_, i) => pieces(i + 1, 100 + 7 * i, { quantity: 50 }));
    const offers = Array.from({ length: 60 }, (_, i) => ({
      kind: 'multi-buy',
      of: all,
      pieces: 2 + (i % 4),
      deal: { price: 150 + 10 * i },
    }));
    const alone = offers.slice(-4).map((offer) => settle(lines, [offer]).savings);
    const together = settle(lines, offers);
    expect(together.exact).toBe(false);
    expect(together.savings).toBeGreaterThanOrEqual(Math.max(...alone));
  });

  it('never takes a rounded cent off goods that cost nothing any more', () => {
    const settled = settle(
      [pieces(1, 366), pieces(2, 7), pieces(3, 5)],
      [
        { kind: 'percent', of: { skus: ['s1'] }, percentOff: 10_000, stacks: true },
        { kind: 'percent', of: { skus: ['s2', 's3'] }, percentOff: 500, stacks: true },
      ],
    );
    expect(settled.applied.flatMap(({ lines }) => lines.map(({ line, amount }) => [line, amount]))).toEqual([
      [1, 366],
      [2, 1],
    ]);
  });

  it('never gives goods away for less than nothing', () => {
    expect(settle([pieces(1, 30)], [{ kind: 'amount', of: all, amountOff: 100, per: 'piece' }]).savings).toBe(30);
  });
});

describe('hints', () => {
  it('say that one piece is missing for 3 for 2, and nothing when the group is full', () => {
    const offer = { kind: 'multi-buy', of: all, pieces: 3, deal: { cheapest: 1 } };
    expect(settle([pieces(1, 100, { quantity: 2 })], [offer]).hints).toMatchObject([
      { id: 'p1', pieces: 1, lines: [1], worth: 100 },
    ]);
    expect(settle([pieces(1, 100, { quantity: 3 })], [offer]).hints).toEqual([]);
  });

  it('say how much is missing for a threshold', () => {
    const offer = { kind: 'threshold', of: all, spend: 2_000, deal: { amountOff: 300 } };
    expect(settle([pieces(1, 1_500)], [offer]).hints).toMatchObject([{ id: 'p1', spend: 500, worth: 300 }]);
  });
});

describe('a promotions file', () => {
  const file = (...promotions: object[]) => readPromotions({ kind: 'snapshot', version: 1, promotions });

  it('names promotion and field of every mistake', () => {
    const read = file(
      { kind: 'multi-buy', id: 'milk', name: 'Milk', of: all, pieces: 3, deal: { cheapest: 4 } },
      { kind: 'percent', id: 'bread', name: 'Bread', of: {}, percentOff: 1_000 },
      { kind: 'percent', id: 'jam', name: 'Jam', of: all, percentOff: 1_000, colour: 'red' },
    );
    expect(read).toEqual({
      ok: false,
      problems: [
        'promotion "milk", field "deal.cheapest": must not be more than the pieces of the group (3)',
        'promotion "bread", field "of": say which goods: "all": true, or "skus", "groups" or "tags"',
        'promotion "jam", field "colour": there is no such field; remove it or correct its spelling',
      ],
    });
  });

  it('refuses an id or a coupon used twice', () => {
    const offer = { kind: 'percent', id: 'a', name: 'A', of: all, percentOff: 1_000, coupon: 'c' };
    const read = file(offer, offer);
    expect(read.ok ? [] : read.problems).toHaveLength(2);
  });
});
