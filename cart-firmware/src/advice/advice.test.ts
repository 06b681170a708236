import { describe, expect, it } from '@jest/globals';
import {
  emptyVisit,
  receiptOf,
  type FactBody,
  type Product,
  type Promotion,
  type Receipt,
  type Visit,
} from '@smart-cart/contracts';
import { Catalogue } from '../catalogue/catalogue.js';
import { testStore } from '../location/test-store.js';
import { Advisor } from './advisor.js';
import { Deals } from './deals.js';
import { documentChecks } from './documents.js';
import { Suggestions } from './suggestions.js';
import { Wayfinder } from './wayfinder.js';

/** A Monday, noon in Berlin. */
const NOON = Date.parse('2026-11-23T11:00:00Z');

function product(sku: string, price: number, more: Partial<Product> = {}): Product {
  return { sku, name: sku, gtins: [], soldBy: 'piece', price, taxClass: 'A', group: 'food', ...more };
}

const catalogue = new Catalogue(
  { version: 1, currency: 'EUR', taxClasses: [{ id: 'A', name: 'Full', rate: 700 }], inStoreLayouts: [] },
  [product('bread', 300), product('milk', 120, { memberPrice: 99 }), product('pear', 250, { soldBy: 'weight' })],
);

const promotions: Promotion[] = [
  {
    id: 'third-free',
    name: '3 for 2',
    kind: 'multi-buy',
    of: { skus: ['bread'] },
    pieces: 3,
    deal: { cheapest: 1, percentOff: 10_000 },
  },
  { id: 'members', name: 'Member price', kind: 'member-price', of: { all: true } },
  { id: 'pears', name: 'Pears', kind: 'price', of: { skus: ['pear'] }, price: 199, per: 'kg' },
  { id: 'coupon', name: '50 off', kind: 'amount', of: { skus: ['milk'] }, amountOff: 50, per: 'piece', coupon: 'C50' },
];

function dealsWith(list: readonly Promotion[]): Deals {
  const deals = new Deals('Europe/Berlin');
  deals.use(Buffer.from(JSON.stringify({ kind: 'snapshot', version: 7, promotions: list })));
  return deals;
}

const TRIP = 'trip-0001';
function bought(...lines: readonly [sku: string, quantity: number][]): Receipt {
  const bodies: FactBody[] = [
    { kind: 'trip-started', trip: TRIP, language: 'en', currency: 'EUR', catalogueVersion: 1, basket: 0 },
    ...lines.map(([sku, quantity], i): FactBody => {
      const { name, price, group, memberPrice } = catalogue.bySku(sku) ?? product(sku, 100);
      return {
        kind: 'line-added',
        trip: TRIP,
        line: i + 1,
        sku,
        name,
        group,
        soldBy: 'piece',
        unitPrice: price,
        ...(memberPrice === undefined ? {} : { memberPrice }),
        quantity,
        mass: null,
        deposit: 0,
        tax: { id: 'A', rate: 700 },
        awaitingWeight: false,
        origin: 'barcode',
        catalogueVersion: 1,
      };
    }),
  ];
  const receipt = receiptOf(bodies);
  if (receipt === undefined) throw new Error('a trip has a receipt');
  return receipt;
}

const visit: Visit = emptyVisit(TRIP);
const member: Visit = { ...visit, member: { id: 'm-1', how: 'phone' } };

describe('what promotions take off a receipt', () => {
  it('is told line by line with the version of the promotions, for the journal', () => {
    expect(dealsWith(promotions).settle(bought(['bread', 3]), visit, NOON)).toEqual({
      version: 7,
      exact: true,
      savings: [{ line: 1, promotion: 'third-free', name: '3 for 2', amount: 300 }],
      uses: {},
    });
  });

  it('is nothing, with version 0, while the store has published none', () => {
    const deals = new Deals('UTC');
    expect(deals.settle(bought(['bread', 3]), visit, NOON)).toEqual({ version: 0, exact: true, savings: [], uses: {} });
  });

  it('stops at what a member may use over all trips, and says how much of it this trip uses', () => {
    const half: Promotion = { id: 'half', name: 'Half', kind: 'percent', of: { skus: ['milk'] }, percentOff: 5_000 };
    const deals = dealsWith([{ ...half, member: true, customerLimit: 2 }]);
    const settled = (of: Visit) => {
      const { savings, uses } = deals.settle(bought(['milk', 3]), of, NOON);
      return [savings.reduce((sum, { amount }) => sum + amount, 0), uses];
    };
    expect(settled(member)).toEqual([120, { half: 2 }]);
    expect(settled({ ...member, used: { half: 1 } })).toEqual([60, { half: 1 }]);
    expect(settled({ ...member, used: { half: 2 } })).toEqual([0, {}]);
  });

  it('keeps the member price a line was bought at, whatever the catalogue says when the member logs in', () => {
    const receipt = bought(['milk', 1]);
    const [line] = receipt.lines;
    if (line === undefined) throw new Error('there is milk');
    const dearer = { ...receipt, lines: [{ ...line, memberPrice: 110 }] };
    const deals = dealsWith(promotions);
    expect(deals.settle(receipt, member, NOON).savings).toMatchObject([{ amount: 21 }]);
    expect(deals.settle(dearer, member, NOON).savings).toMatchObject([{ amount: 10 }]);
  });

  it('counts member prices only for members and coupons only when clipped', () => {
    const deals = dealsWith(promotions);
    const saved = (of: Visit) => deals.settle(bought(['milk', 1]), of, NOON).savings.map(({ amount }) => amount);
    expect(saved(visit)).toEqual([]);
    expect(saved(member)).toEqual([21]);
    expect(saved({ ...visit, coupons: ['C50'] })).toEqual([50]);
  });
});

describe('the price of a product not yet in the cart', () => {
  it('is what one piece or kilogram would cost this shopper now', () => {
    const deals = dealsWith(promotions);
    const priceOf = (sku: string, of: Visit) => deals.priceNow(catalogue.bySku(sku) ?? product(sku, 0), of, NOON);
    expect(priceOf('pear', visit)).toBe(199);
    expect(priceOf('milk', visit)).toBe(120);
    expect(priceOf('milk', member)).toBe(99);
    expect(priceOf('bread', visit)).toBe(300);
  });
});

describe('advice', () => {
  const advisor = new Advisor({
    deals: dealsWith(promotions),
    suggestions: new Suggestions({ enabled: true, sponsored: false }),
    wayfinder: new Wayfinder(),
    timeZone: 'Europe/Berlin',
  });
  const advise = (receipt: Receipt, of: Visit) => {
    advisor.refresh({ at: NOON, receipt, visit: of, catalogue, language: 'en' });
    return advisor.current({ visit: of, inView: null });
  };

  it('hints at the piece that is missing for a deal, and at nothing once it is there', () => {
    expect(advise(bought(['bread', 2]), visit).hints).toMatchObject([{ promotion: 'third-free', missing: 1 }]);
    expect(advise(bought(['bread', 3]), visit).hints).toEqual([]);
  });

  it('offers coupons to clip and says which are clipped', () => {
    expect(advise(bought(), visit).coupons).toMatchObject([{ coupon: 'C50', clipped: false }]);
    expect(advise(bought(), { ...visit, coupons: ['C50'] }).coupons).toMatchObject([{ coupon: 'C50', clipped: true }]);
  });

  it('answers a price check with the price of today and what the store says of the product', () => {
    const checked = advise(bought(), { ...visit, priceCheck: { code: '4017', sku: 'pear' } }).checked;
    expect(checked).toMatchObject({ sku: 'pear', price: 199, regularPrice: 250, offers: [{ promotion: 'pears' }] });
  });

  it('never answers a price check with another product, also while it is being worked out', () => {
    advise(bought(), { ...visit, priceCheck: { code: '4017', sku: 'pear' } });
    expect(advisor.current({ visit: { ...visit, priceCheck: { sku: 'milk' } }, inView: null }).checked).toBeNull();
  });

  it('names deals nearby by the same rules as suggestions: age, allergens, diets, and nothing in the cart', () => {
    const wayfinder = new Wayfinder();
    wayfinder.use(Buffer.from(JSON.stringify(testStore)), []);
    const at = (n: number) => `s3-right-${n}`;
    const goods = [
      product(at(1), 100, { minimumAge: 18 }),
      product(at(2), 100, { allergens: [], diets: ['vegan'] }),
      product(at(3), 100, { allergens: ['milk'] }),
      product(at(4), 100),
    ];
    const shop = new Catalogue(catalogue.header, goods);
    const skus = goods.map(({ sku }) => sku);
    const all: Promotion = { id: 'all', name: 'Tenth off', kind: 'percent', of: { skus }, percentOff: 1_000 };
    const near = (of: Visit, ...lines: [string, number][]) => {
      const advisor = new Advisor({
        deals: dealsWith([all]),
        suggestions: new Suggestions({ enabled: true, sponsored: false }),
        wayfinder,
        timeZone: 'UTC',
      });
      advisor.refresh({ at: NOON, receipt: bought(...lines), visit: of, catalogue: shop, language: 'en' });
      return advisor
        .current({ visit: of, inView: null })
        .nearby.map(({ sku }) => sku)
        .sort();
    };
    const wishing = (wishes: Partial<Visit['preferences']>) => ({
      ...visit,
      preferences: { ...visit.preferences, ...wishes },
    });
    expect(near(visit)).toEqual([at(2), at(3), at(4)]);
    expect(near({ ...visit, ageApproved: 18 }, [at(2), 1])).toEqual([at(1), at(3), at(4)]);
    expect(near(wishing({ avoid: ['milk'] }))).toEqual([at(2)]);
    expect(near(wishing({ diets: ['vegan'] }))).toEqual([at(2)]);
  });

  it('says nothing about places and suggests nothing without a map and a model', () => {
    expect(advise(bought(['bread', 1], ['milk', 1]), visit)).toMatchObject({
      position: null,
      nearby: [],
      suggestions: [],
      forgotten: [],
    });
  });
});

describe('a document of the store', () => {
  it('is refused with what is wrong in it', () => {
    const head = { name: 'promotions', version: 1, bytes: 1, sha256: '0'.repeat(64) } as const;
    const check = (name: keyof typeof documentChecks, value: unknown) =>
      documentChecks[name]?.(Buffer.from(JSON.stringify(value)), head);
    expect(check('promotions', { kind: 'snapshot', version: 1, promotions })).toBeUndefined();
    expect(check('promotions', { kind: 'snapshot', version: 1, promotions: [{ id: 'x' }] })).toContain('"x"');
    expect(check('store-map', { format: 1 })).toContain('version');
    expect(check('recommendations', { format: 99 })).toContain('format');
  });
});
