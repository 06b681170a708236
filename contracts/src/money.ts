import { z } from 'zod';
import { MG_PER_KG, type Milligrams } from './mass.js';

/** Money in integer minor units (cents) of the trip's one currency. Never a fraction. */
export type MinorUnits = number;

export const minorUnits = z
  .int()
  .min(-100_000_000)
  .max(100_000_000)
  .describe('money in minor units (cents) of the currency');

/** ISO 4217 alphabetic code. */
export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'a currency is three capital letters, for example EUR')
  .describe('ISO 4217 currency code');
export type CurrencyCode = z.infer<typeof currencyCode>;

/** Basis points: 1900 is 19 %. */
export const basisPoints = z.int().min(0).max(10_000);

/**
 * The one place where money is rounded: half away from zero, computed on integers.
 * Floating point never decides a cent.
 */
export function divideRounded(numerator: bigint, denominator: bigint): MinorUnits {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return Number(negative ? -rounded : rounded);
}

/** What `mass` costs at `pricePerKg`. */
export function priceOfMass(pricePerKg: MinorUnits, mass: Milligrams): MinorUnits {
  return divideRounded(BigInt(pricePerKg) * BigInt(mass), BigInt(MG_PER_KG));
}

/** The tax contained in a gross amount, at a rate in basis points (prices on the shelf include tax). */
export function taxContained(gross: MinorUnits, rateBasisPoints: number): MinorUnits {
  return divideRounded(BigInt(gross) * BigInt(rateBasisPoints), BigInt(10_000 + rateBasisPoints));
}
