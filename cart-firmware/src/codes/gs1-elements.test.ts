import { describe, expect, it } from '@jest/globals';
import { readGs1Date } from './gs1-date.js';
import { readCode } from './read-code.js';

const NOW = Date.UTC(2026, 10, 23);
const GS = '\u001d';
const read = (text: string, symbology = 'DataBarExpanded') =>
  readCode({ symbology, text, gs1: true }, { layouts: [], minorDigits: 2, at: NOW });
const GTIN = '90614141000015';

describe('a GS1 date', () => {
  it('with day 00 is the last day of its month', () => {
    expect(readGs1Date('280200', NOW)).toBe('2028-02-29');
    expect(readGs1Date('270200', NOW)).toBe('2027-02-28');
  });

  it('belongs to the century that puts it from 49 years ago to 50 years ahead', () => {
    expect(readGs1Date('760101', NOW)).toBe('2076-01-01');
    expect(readGs1Date('770101', NOW)).toBe('1977-01-01');
    expect(readGs1Date('990101', NOW)).toBe('1999-01-01');
    expect(readGs1Date('010101', Date.UTC(2090, 0, 1))).toBe('2101-01-01');
  });

  it.each(['261301', '260230', '260431', '260001', '26123', 'abcdef', ''])('is none when it is %p', (text) =>
    expect(readGs1Date(text, NOW)).toBeUndefined(),
  );
});

describe('a GS1 element string', () => {
  it('gives net mass, price and dates of fresh food', () => {
    const text = `01${GTIN}3103000512392299${GS}17261130`;
    expect(read(text)).toEqual({
      kind: 'gtin',
      gtin: GTIN,
      attributes: { mass: 512_000, price: { amount: 99 }, useBy: '2026-11-30' },
    });
  });

  it('reads the bracketed form and a symbology identifier alike', () => {
    const expected = { kind: 'gtin', attributes: { mass: 512_000, batch: 'AB-1' } };
    expect(read(`(01)${GTIN}(3103)000512(10)AB-1`)).toMatchObject(expected);
    expect(read(`]e001${GTIN}310300051210AB-1`)).toMatchObject(expected);
    expect(read(`${GS}01${GTIN}310300051210AB-1${GS}`)).toMatchObject(expected);
  });

  it('swallows what follows a price without a separator, and says so when that breaks a rule', () => {
    expect(read(`01${GTIN}310300051239221991726113015261130`)).toMatchObject({
      kind: 'unreadable',
      fault: 'malformed',
    });
  });

  it('weighs pounds exactly', () => {
    // 1.25 lb = 566.9904625 g.
    expect(read(`01${GTIN}3202000125`)).toMatchObject({ attributes: { mass: 566_990 } });
  });

  it.each([
    ['3100', 12_000_000_000],
    ['3103', 12_000_000],
    ['3105', 120_000],
  ])('puts the decimal point of a mass where AI %s says', (ai, mass) => {
    expect(read(`01${GTIN}${ai}012000`)).toMatchObject({ attributes: { mass } });
  });

  it.each([
    ['3920', '5', 500],
    ['3921', '55', 550],
    ['3922', '555', 555],
    ['3923', '5555', 556],
  ])('puts the decimal point of a price where AI %s says', (ai, value, amount) => {
    expect(read(`01${GTIN}3103000512${ai}${value}`)).toMatchObject({ attributes: { price: { amount } } });
  });

  it('keeps the currency a price names', () => {
    expect(read(`01${GTIN}31030005123932978499`)).toMatchObject({
      attributes: { price: { amount: 499, currency: '978' } },
    });
  });

  it.each([
    ['a wrong check digit', '0190614141000016', 'check digit'],
    ['a price without a measure', `01${GTIN}3922499`, 'needs one of'],
    ['a mass without a product', '3103000512', 'needs one of'],
    ['two prices', `01${GTIN}31030005123922499${GS}39324978499`, 'malformed'],
    ['letters in a mass', `01${GTIN}310300A512`, 'digits only'],
    ['an impossible date', `01${GTIN}17261332`, 'no date'],
    ['an AI nobody knows', `01${GTIN}0500`, 'unknown AI at position 16'],
    ['a value cut short', '0190614141', 'characters instead of 14'],
    ['a character GS1 does not allow', `01${GTIN}10A B`, 'does not allow'],
    ['nothing at all', ']e0', 'empty'],
    ['a bracket that never closes', `(01${GTIN}`, 'AI'],
  ])('is refused with %s, and the reason says so', (_what, text, reason) => {
    const reading = read(text);
    expect(reading.kind).toBe('unreadable');
    if (reason !== 'malformed') expect(reading).toMatchObject({ reason: expect.stringContaining(reason) });
  });

  it('contradicting itself is refused', () => {
    expect(read(`01${GTIN}31030005123103000513`)).toMatchObject({ kind: 'unreadable' });
    expect(read(`01${GTIN}31030005123202000125`)).toMatchObject({ attributes: { mass: 512_000 } });
  });

  it('without a product sells nothing', () => {
    expect(read('10ABC')).toMatchObject({ kind: 'other' });
    expect(read('(8110)106141416543213150110120')).toMatchObject({ kind: 'other', what: 'coupon' });
  });

  it('in DataBar may be a bare GTIN of 14 digits', () => {
    expect(read('00042100005264', 'DataBar')).toEqual({ kind: 'gtin', gtin: '00042100005264', attributes: {} });
    expect(read('0100042100005264', 'DataBar')).toMatchObject({ kind: 'gtin', gtin: '00042100005264' });
  });
});
