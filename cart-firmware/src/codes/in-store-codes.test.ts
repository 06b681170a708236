import { checkDigit, inStoreLayout, type InStoreLayout } from '@smart-cart/contracts';
import { describe, expect, it } from '@jest/globals';
import { readCode } from './read-code.js';
import { verifierOfFive, verifierOfFour } from './verifier.js';

const layout = (entry: object): InStoreLayout => inStoreLayout.parse({ name: 'test', ...entry });
const read = (text: string, ...layouts: InStoreLayout[]) =>
  readCode({ symbology: 'EAN-13', text }, { layouts, minorDigits: 2, at: Date.UTC(2026, 10, 23) });
const withCheck = (body: string): string => body + String(checkDigit(body));

describe('a verifier digit', () => {
  it('of four digits follows the GS1 weights 2-, 2-, 3, 5-', () => {
    expect(verifierOfFour('0754')).toBe(8);
    expect(verifierOfFour('0400')).toBe(4);
  });

  it('of five digits follows the GS1 weights 5+, 2-, 5-, 5+, 2- and the inverse of 5-', () => {
    expect(verifierOfFive('14685')).toBe(6);
  });

  it('finds every single misread digit of a price', () => {
    for (const price of ['0754', '1999']) {
      for (let i = 0; i < 4; i += 1) {
        for (let digit = 0; digit < 10; digit += 1) {
          const misread = price.slice(0, i) + String(digit) + price.slice(i + 1);
          expect(verifierOfFour(misread) === verifierOfFour(price)).toBe(misread === price);
        }
      }
    }
  });
});

describe('a code of the store itself', () => {
  const upcPrice = layout({ pattern: '2IIIIIVPPPPC', verifier: 'gs1-4' });

  it('gives item and price when its verifier is right', () => {
    const expected = { kind: 'in-store', item: '00001', price: 754, layout: 'test', gtin: '00200001807541' };
    expect(read('200001807541', upcPrice)).toEqual(expected);
    // An EAN reader reports the same symbol with a leading zero.
    expect(read('0200001807541', upcPrice)).toEqual(expected);
  });

  it('is refused when its verifier contradicts the price, though the check digit is right', () => {
    expect(read('200160004003', upcPrice)).toMatchObject({ kind: 'unreadable', fault: 'verifier' });
  });

  it('is read as a price of five digits where the store says so', () => {
    const fiveDigits = layout({ pattern: '2IIIIIPPPPPC' });
    expect(read('200160004003', fiveDigits)).toMatchObject({ kind: 'in-store', item: '00160', price: 400 });
  });

  // Published by a vendor as examples; their check digits are wrong.
  it.each(['212345019954', '2012345198954', '0212345198954'])('is refused with a wrong check digit: %s', (text) => {
    const any = layout({ pattern: '2IIIIIVPPPPC' });
    const ean = layout({ pattern: '20IIIIIPPPPPC' });
    expect(read(text, any, ean)).toMatchObject({ kind: 'unreadable', fault: 'check-digit' });
  });

  it('gives a weight in grams, tens of grams or hundredths of a pound, as the layout says', () => {
    const text = withCheck('291234501250');
    const grams = layout({ pattern: '29IIIIIWWWWWC' });
    expect(read(text, grams)).toMatchObject({ item: '12345', mass: 1_250_000 });
    expect(read(text, layout({ pattern: '29IIIIIWWWWWC', weightUnit: '10g' }))).toMatchObject({ mass: 12_500_000 });
    // 12.50 lb = 5,669.904625 g.
    expect(read(text, layout({ pattern: '29IIIIIWWWWWC', weightUnit: 'lb/100' }))).toMatchObject({ mass: 5_669_905 });
  });

  it('gives a price in the smallest unit whatever decimals are printed', () => {
    const text = withCheck('281234500123');
    expect(read(text, layout({ pattern: '28IIIIIPPPPPC', priceDecimals: 0 }))).toMatchObject({ price: 12_300 });
    expect(read(text, layout({ pattern: '28IIIIIPPPPPC', priceDecimals: 1 }))).toMatchObject({ price: 1_230 });
    expect(read(text, layout({ pattern: '28IIIIIPPPPPC', priceDecimals: 3 }))).toMatchObject({ price: 12 });
  });

  it('gives pieces where the layout has Q', () => {
    expect(read(withCheck('211234500006'), layout({ pattern: '21IIIIIXXXXQC' }))).toMatchObject({ count: 6 });
  });

  it('is decided by the first layout that fits', () => {
    const first = layout({ name: 'first', pattern: '28IIIIIPPPPPC' });
    const second = layout({ name: 'second', pattern: '2XIIIIIWWWWWC' });
    expect(read(withCheck('281234500123'), second, first)).toMatchObject({ layout: 'second' });
    expect(read(withCheck('271234500123'), first, second)).toMatchObject({ layout: 'second' });
  });

  it('is no product without a layout, and carries its number in case the catalogue lists it', () => {
    const text = withCheck('281234500123');
    expect(read(text)).toEqual({ kind: 'other', what: 'in-store', text, gtin: `0${text}` });
  });

  it('never takes an ordinary product for one of its own', () => {
    expect(read('4006381333931', layout({ pattern: 'XXXXXXXIIIIIC' }))).toMatchObject({ kind: 'gtin' });
  });

  it('names the layout that is wrong when its verifier does not fit its digits', () => {
    const broken = layout({ name: 'deli', pattern: '28IIIIVPPPPPC', verifier: 'gs1-4' });
    const reading = read(withCheck('281234600123'), broken);
    expect(reading).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining('"deli"') });
  });
});
