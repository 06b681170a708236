import type { Milligrams } from '@smart-cart/contracts';

/** Milligrams per unit as exact fractions: pound and ounce are defined, not measured (1 lb = 0.45359237 kg). */
const units = {
  mg: [1n, 1n],
  g: [1_000n, 1n],
  kg: [1_000_000n, 1n],
  t: [1_000_000_000n, 1n],
  ct: [200n, 1n],
  lb: [45_359_237n, 100n],
  oz: [28_349_523_125n, 1_000_000n],
} as const;

export type MassUnit = keyof typeof units;

export function isMassUnit(text: string): text is MassUnit {
  return Object.hasOwn(units, text);
}

/**
 * The mass a decimal text means, in whole milligrams, halves away from zero; no binary fraction is involved. A sign may be
 * followed by blanks, as scales print it (`-  0.250`). Undefined when the text is no decimal number or out of range.
 */
export function exactMass(text: string, unit: MassUnit): Milligrams | undefined {
  const parts = /^ *([+-]?) *(\d{1,9})(?:\.(\d{0,9}))? *$/.exec(text);
  if (!parts) return undefined;
  const [, sign, whole = '', fraction = ''] = parts;
  const [times, by] = units[unit];
  const scaled = BigInt(whole + fraction) * times;
  const divisor = by * 10n ** BigInt(fraction.length);
  const rounded = Number((2n * scaled + divisor) / (2n * divisor));
  if (rounded > 1_000_000_000) return undefined;
  return sign === '-' && rounded !== 0 ? -rounded : rounded;
}
