import { describe, expect, it } from '@jest/globals';
import { exactMass } from './exact-mass.js';

describe('a mass from decimal text', () => {
  it.each([
    ['1.234', 'kg', 1_234_000],
    ['-  0.250', 'kg', -250_000],
    ['-0.0', 'g', 0],
    ['1', 'lb', 453_592],
    ['100', 'lb', 45_359_237],
    ['16', 'oz', 453_592],
    ['0.0005', 'g', 1],
    ['0.0004', 'g', 0],
    ['-0.0005', 'g', -1],
    ['1.005', 'g', 1_005],
  ] as const)('takes %s %s for %d mg, without a binary fraction in between', (text, unit, mg) => {
    expect(exactMass(text, unit)).toBe(mg);
  });

  it.each(['', '-', '1e3', '1.2.3', '1,5', 'NaN', '0x10', '9999999999'])('refuses %j', (text) => {
    expect(exactMass(text, 'g')).toBeUndefined();
  });

  it('refuses more than a tonne', () => {
    expect(exactMass('1001', 'kg')).toBeUndefined();
  });
});
