import { describe, expect, it } from '@jest/globals';
import { divideRounded, minorUnits, priceOfMass, taxContained } from './money.js';

/** The same rounding written another way: scale by ten, look at the digit after the point. */
function halfAwayFromZero(n: bigint, d: bigint): number {
  const sign = n < 0n !== d < 0n ? -1 : 1;
  const [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const whole = a / b;
  return sign * Number(whole + (2n * (a % b) >= b ? 1n : 0n));
}

describe('money', () => {
  it('is rounded half away from zero', () => {
    expect(divideRounded(5n, 2n)).toBe(3);
    expect(divideRounded(-5n, 2n)).toBe(-3);
    expect(divideRounded(5n, -2n)).toBe(-3);
    expect(divideRounded(49n, 100n)).toBe(0);
    expect(divideRounded(50n, 100n)).toBe(1);
  });

  it('agrees with whole-number arithmetic for every price and mass near a half cent', () => {
    for (let price = 1; price < 3_000; price += 37) {
      for (let mass = 1_000; mass < 2_000_000; mass += 49_999) {
        const expected = halfAwayFromZero(BigInt(price) * BigInt(mass), 1_000_000n);
        expect(priceOfMass(price, mass)).toBe(expected);
      }
    }
  });

  it('does not lose a cent that floating point would lose: 1.015 kg at 1.00', () => {
    // 1.015 is below its decimal value in binary: 100 × 1.015 gives 101.49999999999999.
    expect(priceOfMass(100, 1_015_000)).toBe(102);
  });

  it('keeps large trolleys exact', () => {
    expect(priceOfMass(99_999_999, 1_000_000)).toBe(99_999_999);
    expect(divideRounded(10n ** 15n + 1n, 1n)).toBe(1_000_000_000_000_001);
  });

  it('contains the tax of a gross price', () => {
    expect(taxContained(11_900, 1_900)).toBe(1_900);
    expect(taxContained(107, 700)).toBe(7);
    expect(taxContained(100, 0)).toBe(0);
    expect(taxContained(-11_900, 1_900)).toBe(-1_900);
  });

  it('is never a fraction of a minor unit', () => {
    expect(minorUnits.safeParse(1.5).success).toBe(false);
    expect(minorUnits.safeParse(150).success).toBe(true);
  });
});
