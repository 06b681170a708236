import { describe, expect, it } from '@jest/globals';
import { factBody, type FactBody, type FactOf } from './fact.js';
import { evolveReceipt, receiptOf } from './receipt.js';

const trip = 'trip-0001';
const started: FactBody = {
  kind: 'trip-started',
  trip,
  language: 'en',
  currency: 'EUR',
  catalogueVersion: 1,
  basket: 0,
};
const standard = { id: 'A', rate: 1_900 };
const reduced = { id: 'B', rate: 700 };

function added(line: number, more: Partial<FactOf<'line-added'>> = {}): FactBody {
  return factBody.parse({
    kind: 'line-added',
    trip,
    line,
    sku: `sku-${line}`,
    name: `Product ${line}`,
    soldBy: 'piece',
    unitPrice: 100,
    quantity: 1,
    mass: null,
    deposit: 0,
    tax: reduced,
    awaitingWeight: true,
    origin: 'barcode',
    catalogueVersion: 1,
    ...more,
  });
}

describe('the receipt', () => {
  it('adds pieces, deposits and taxes of each class', () => {
    const receipt = receiptOf([
      started,
      added(1, { unitPrice: 119, quantity: 2, tax: standard, deposit: 25 }),
      added(2, { unitPrice: 107 }),
    ]);
    expect(receipt).toMatchObject({ goods: 345, deposits: 50, total: 395, items: 3 });
    expect(receipt?.taxes).toEqual([
      { id: 'A', rate: 1_900, gross: 288, tax: 46 },
      { id: 'B', rate: 700, gross: 107, tax: 7 },
    ]);
  });

  it('charges nothing for goods sold by weight until they are weighed, then by the gram', () => {
    const banana = added(1, { soldBy: 'weight', unitPrice: 199 });
    expect(receiptOf([started, banana])?.total).toBe(0);
    const placed: FactBody = {
      kind: 'line-placed',
      trip,
      line: 1,
      pieces: 1,
      mass: 812_000,
      delta: 812_000,
      basket: 812_000,
    };
    const receipt = receiptOf([started, banana, placed]);
    expect(receipt?.lines[0]).toMatchObject({ amount: 162, mass: 812_000, status: 'placed' });
    expect(receipt?.items).toBe(1);
  });

  it('takes the price printed on a pack before price and measure', () => {
    const receipt = receiptOf([
      started,
      added(1, { soldBy: 'weight', unitPrice: 1_590, printedPrice: 377, mass: 250_000 }),
    ]);
    expect(receipt?.total).toBe(377);
  });

  it('drops a removed line with its deposit and its tax', () => {
    const receipt = receiptOf([
      started,
      added(1, { tax: standard, deposit: 25 }),
      added(2),
      { kind: 'line-removed', trip, line: 1, reason: 'taken-out' },
    ]);
    expect(receipt).toMatchObject({ goods: 100, deposits: 0, total: 100, items: 1 });
    expect(receipt?.taxes.map(({ id }) => id)).toEqual(['B']);
  });

  it('keeps the tax rate a line was bought with when the rate changes during the trip', () => {
    const receipt = receiptOf([
      started,
      added(1, { unitPrice: 119, tax: standard }),
      added(2, { unitPrice: 116, tax: { id: 'A', rate: 1_600 } }),
    ]);
    expect(receipt?.taxes).toEqual([
      { id: 'A', rate: 1_600, gross: 116, tax: 16 },
      { id: 'A', rate: 1_900, gross: 119, tax: 19 },
    ]);
  });

  it('takes tax from the sum of a class, so that many small lines add up', () => {
    const lines = Array.from({ length: 10 }, (_, i) => added(i + 1, { unitPrice: 7, tax: reduced }));
    // Line by line it would be 10 × round(0.458) = 0.
    expect(receiptOf([started, ...lines])?.taxes).toEqual([{ id: 'B', rate: 700, gross: 70, tax: 5 }]);
  });

  it('shows a line as awaiting again when more pieces of it are announced, and as placed when they are not to come', () => {
    const placed: FactBody = { kind: 'line-placed', trip, line: 1, pieces: 1, delta: 500_000, basket: 500_000 };
    const more: FactBody = { kind: 'quantity-changed', trip, line: 1, quantity: 2, awaiting: 1, reason: 'shopper' };
    const fewer: FactBody = {
      kind: 'quantity-changed',
      trip,
      line: 1,
      quantity: 1,
      awaiting: 0,
      reason: 'never-placed',
    };
    const status = (...facts: FactBody[]) => receiptOf([started, added(1), ...facts])?.lines[0]?.status;
    expect(status()).toBe('awaiting-weight');
    expect(status(placed)).toBe('placed');
    expect(status(placed, more)).toBe('awaiting-weight');
    expect(status(placed, more, fewer)).toBe('placed');
    expect(status({ kind: 'line-unverified', trip, line: 1, reason: 'scale-fault' })).toBe('unverified');
  });

  it('stays the same object for facts of another trip and facts that touch no line', () => {
    const receipt = receiptOf([started, added(1)]);
    expect(evolveReceipt(receipt, { kind: 'line-removed', trip: 'trip-0002', line: 1, reason: 'shopper' })).toBe(
      receipt,
    );
    expect(evolveReceipt(receipt, { kind: 'help-requested', trip, reason: 'button' })).toBe(receipt);
    expect(evolveReceipt(receipt, { kind: 'firmware-started', bootId: 'b', version: '1' })).toBe(receipt);
  });

  it('is undefined before a trip has started', () => {
    expect(receiptOf([added(1)])).toBeUndefined();
  });

  it('takes savings off the total and off the tax of the class they fall in, and never off a deposit', () => {
    const saving = { promotion: 'p', name: 'Half price', amount: 107 };
    const receipt = receiptOf([
      started,
      added(1, { unitPrice: 214, deposit: 25 }),
      added(2, { unitPrice: 119, tax: standard }),
      { kind: 'savings-settled', trip, version: 1, savings: [{ line: 1, ...saving }], exact: true },
    ]);
    expect(receipt).toMatchObject({ goods: 333, savings: 107, deposits: 25, total: 251 });
    expect(receipt?.lines[0]?.savings).toEqual([saving]);
    expect(receipt?.taxes).toEqual([
      { id: 'A', rate: 1_900, gross: 119, tax: 19 },
      { id: 'B', rate: 700, gross: 132, tax: 9 },
    ]);
  });

  it('replaces the savings before whole, and lets those of a removed line go with it', () => {
    const settled = (line: number, amount: number): FactBody => ({
      kind: 'savings-settled',
      trip,
      version: 1,
      savings: [{ line, promotion: 'p', name: 'P', amount }],
      exact: true,
    });
    const facts = [started, added(1), added(2), settled(1, 10), settled(2, 30)];
    expect(receiptOf(facts)).toMatchObject({ savings: 30, total: 170 });
    expect(receiptOf([...facts, { kind: 'line-removed', trip, line: 2, reason: 'shopper' }])).toMatchObject({
      savings: 0,
      total: 100,
    });
  });

  it('shows what the container weighed beside the net mass', () => {
    const receipt = receiptOf([
      started,
      added(1, { soldBy: 'weight', unitPrice: 199 }),
      { kind: 'line-placed', trip, line: 1, pieces: 1, mass: 800_000, tare: 6_000, delta: 806_000, basket: 806_000 },
    ]);
    expect(receipt?.lines[0]).toMatchObject({ mass: 800_000, tare: 6_000, amount: 159 });
  });
});
