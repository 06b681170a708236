import { divideRounded, MG_PER_G, type InStoreLayout, type Milligrams, type MinorUnits } from '@smart-cart/contracts';
import { unreadable, type CodeReading } from './code-reading.js';
import { verifierOfFive, verifierOfFour } from './verifier.js';

/** 0.01 lb is 4,535.9237 mg exactly: kept as a fraction so that only the one rounding function rounds. */
const HUNDREDTH_LB = { numerator: 45_359_237n, denominator: 10_000n };

/** Prefixes reserved for a store's own use: EAN 02 and 20-29, which is UPC-A number system 2 with a leading zero. */
export function isInStorePrefix(ean13: string): boolean {
  return ean13.startsWith('02') || /^2\d/.test(ean13);
}

function letters(pattern: string, digits: string, letter: string): string {
  let out = '';
  for (let i = 0; i < pattern.length; i += 1) if (pattern[i] === letter) out += digits[i] ?? '';
  return out;
}

/** The code as this layout writes it: 12-digit layouts are UPC-A, which an EAN reader reports with a leading zero. */
function asPrinted(layout: InStoreLayout, ean13: string): string | undefined {
  if (layout.pattern.length === 13) return ean13;
  return ean13.startsWith('0') ? ean13.slice(1) : undefined;
}

function fits(pattern: string, digits: string): boolean {
  return Array.from(pattern).every((letter, i) => !/\d/.test(letter) || letter === digits[i]);
}

function priceOf(digits: string, layout: InStoreLayout, minorDigits: number): MinorUnits {
  const shift = minorDigits - layout.priceDecimals;
  const value = BigInt(digits);
  return shift >= 0 ? Number(value * 10n ** BigInt(shift)) : divideRounded(value, 10n ** BigInt(-shift));
}

function massOf(digits: string, unit: InStoreLayout['weightUnit']): Milligrams {
  if (unit === 'lb/100') return divideRounded(BigInt(digits) * HUNDREDTH_LB.numerator, HUNDREDTH_LB.denominator);
  return Number(digits) * MG_PER_G * (unit === '10g' ? 10 : 1);
}

function verifierFault(layout: InStoreLayout, measure: string, given: string): string | undefined {
  if (layout.verifier === 'none' || given === '') return undefined;
  const needed = layout.verifier === 'gs1-4' ? 4 : 5;
  if (measure.length !== needed) {
    return `the layout "${layout.name}" has a ${layout.verifier} verifier but ${measure.length} digits of measure: correct it in the catalogue`;
  }
  const expected = layout.verifier === 'gs1-4' ? verifierOfFour(measure) : verifierOfFive(measure);
  if (String(expected) === given) return undefined;
  return `the verifier of ${measure} is ${expected}, the code has ${given}: read it again or weigh the goods`;
}

/**
 * Reads a store's own variable-measure code by the store's table of layouts; the first layout that fits decides.
 * The check digit has been verified. @param ean13 13 digits, UPC-A with a leading zero
 * @param minorDigits decimals of the store's currency: 2 for cents
 * @returns undefined when no layout fits
 */
export function readInStore(
  ean13: string,
  layouts: readonly InStoreLayout[],
  minorDigits: number,
): CodeReading | undefined {
  for (const layout of layouts) {
    const digits = asPrinted(layout, ean13);
    if (digits === undefined || !fits(layout.pattern, digits)) continue;
    const price = letters(layout.pattern, digits, 'P');
    const weight = letters(layout.pattern, digits, 'W');
    const count = letters(layout.pattern, digits, 'Q');
    const fault = verifierFault(layout, price === '' ? weight : price, letters(layout.pattern, digits, 'V'));
    if (fault !== undefined) return unreadable('verifier', fault);
    return {
      kind: 'in-store',
      item: letters(layout.pattern, digits, 'I'),
      layout: layout.name,
      ...(price === '' ? {} : { price: priceOf(price, layout, minorDigits) }),
      ...(weight === '' ? {} : { mass: massOf(weight, layout.weightUnit) }),
      ...(count === '' ? {} : { count: Number(count) }),
      gtin: ean13.padStart(14, '0'),
    };
  }
  return undefined;
}
