import { describe, expect, it } from '@jest/globals';
import { emptyVisit, receiptOf, type FactBody, type Receipt, type Tender, type Visit } from '@smart-cart/contracts';
import { checkoutState, dueOf, partAmounts, payChoices, voucherAmount } from './payable.js';

const trip = 'trip-1234';

/** Food of 10.00 that vouchers pay, and soap of 5.00 that they do not. */
function bought(saving = 0): Receipt {
  const line = (number: number, unitPrice: number, voucherEligible: boolean): FactBody => ({
    kind: 'line-added',
    trip,
    line: number,
    sku: `sku-${number}`,
    name: 'Thing',
    soldBy: 'piece',
    unitPrice,
    quantity: 1,
    mass: null,
    deposit: 0,
    tax: { id: 'A', rate: 700 },
    voucherEligible,
    awaitingWeight: false,
    origin: 'barcode',
    catalogueVersion: 1,
  });
  const receipt = receiptOf([
    { kind: 'trip-started', trip, language: 'en', currency: 'EUR', catalogueVersion: 1, basket: 0 },
    line(1, 1_000, true),
    line(2, 500, false),
    {
      kind: 'savings-settled',
      trip,
      version: 1,
      exact: true,
      savings: saving === 0 ? [] : [{ line: 1, promotion: 'p', name: 'p', amount: saving }],
    },
  ]);
  if (receipt === undefined) throw new Error('There is a trip.');
  return receipt;
}

function tender(some: Partial<Tender>): Tender {
  return { tender: 1, method: 'card', asked: 0, state: 'approved', paid: 0, ...some };
}

function visitWith(...tenders: Tender[]): Visit {
  return { ...emptyVisit(trip), checkout: true, tenders };
}

describe('what is due', () => {
  it('is the total less what was paid, and negative when the store gives something back', () => {
    expect(dueOf(bought(), visitWith(tender({ paid: 400 })))).toBe(1_100);
    expect(dueOf(bought(), visitWith(tender({ paid: 1_600 })))).toBe(-100);
  });

  it('by vouchers is eligible food after its savings, less what vouchers paid', () => {
    expect(voucherAmount(bought(200), visitWith())).toBe(800);
    expect(voucherAmount(bought(), visitWith(tender({ method: 'meal-voucher', paid: 300 })))).toBe(700);
  });

  it('by vouchers is never more than is left to pay', () => {
    expect(voucherAmount(bought(), visitWith(tender({ paid: 900 })))).toBe(600);
  });
});

describe('the ways to pay', () => {
  it('begin with vouchers, whatever order the store names them in', () => {
    expect(payChoices(bought(), visitWith(), ['card', 'cash-desk', 'meal-voucher'])).toEqual([
      { method: 'meal-voucher', amount: 1_000 },
      { method: 'card', amount: 1_500 },
      { method: 'cash-desk', amount: 1_500 },
    ]);
  });

  it('leave out vouchers once nothing eligible is left', () => {
    const visit = visitWith(tender({ method: 'meal-voucher', paid: 1_000 }));
    expect(payChoices(bought(), visit, ['meal-voucher', 'card'])).toEqual([{ method: 'card', amount: 500 }]);
  });

  it('offer parts that are smaller than the whole', () => {
    expect(partAmounts(1_500, 2)).toEqual([500, 750, 1_000]);
    expect(partAmounts(1_800, 0)).toEqual([500, 900, 1_000]);
    expect(partAmounts(1, 2)).toEqual([]);
  });
});

describe('what the checkout waits for', () => {
  it('is a payment on its way before anything else', () => {
    const visit = { ...visitWith(tender({ state: 'pending' })), ageCheck: { lines: [1], minimumAge: 18 } };
    expect(checkoutState(bought(), visit, 1)).toBe('paying');
  });

  it('is what the cart asks, then the age check, then the look into the cart, then the choice', () => {
    const audit: Visit['audit'] = { audit: 1, scope: 'partial', lines: [1], reason: 'random', outcome: 'open' };
    const visit = { ...visitWith(), ageCheck: { lines: [1], minimumAge: 18 }, audit };
    expect(checkoutState(bought(), visit, 1)).toBe('question');
    expect(checkoutState(bought(), visit, 0)).toBe('age-check');
    expect(checkoutState(bought(), { ...visit, ageCheck: null }, 0)).toBe('audit');
    expect(checkoutState(bought(), visitWith(), 0)).toBe('choosing');
    expect(checkoutState(bought(), visitWith(tender({ paid: 1_500 })), 0)).toBe('settled');
  });
});
