import { describe, expect, it } from '@jest/globals';
import { handoverCode, parseHandoverCode } from './handover-code.js';

describe('the barcode that hands a payment to the cash desk', () => {
  it('reads as what it was made of', () => {
    const handover = { cart: 'cart-7', trip: '0190f3a2-7c1e-7000-8000-000000000001', tender: 2 };
    expect(parseHandoverCode(handoverCode(handover))).toEqual(handover);
  });

  it('is not mistaken for anything else', () => {
    for (const text of [
      '',
      '4006381333931',
      'SCH.',
      'SCH.cart-7.trip-0001',
      'SCH.cart-7.trip-0001.0',
      'SCH.all.trip-0001.1',
    ])
      expect([text, parseHandoverCode(text)]).toEqual([text, undefined]);
    expect(parseHandoverCode('SCH.cart-7.trip-0001.1.2')).toBeUndefined();
  });
});
