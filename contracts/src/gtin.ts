import { z } from 'zod';

/**
 * GS1 mod-10 check digit: weights 3 and 1 alternating from the right (GS1 General Specifications 7.9).
 * @param body the digits before the check digit
 */
export function checkDigit(body: string): number {
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) {
    const digit = body.charCodeAt(body.length - 1 - i) - 48;
    sum += i % 2 === 0 ? digit * 3 : digit;
  }
  return (10 - (sum % 10)) % 10;
}

/** True when `digits` is all digits and its last one is the right check digit. */
export function hasValidCheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** GTIN-8, -12, -13 or -14 written with 14 digits, so that one product has one key whatever symbol carried it. */
export const gtin14 = z
  .string()
  .regex(/^\d{14}$/, 'a GTIN is stored with 14 digits, leading zeros included')
  .refine(hasValidCheckDigit, 'the check digit of this GTIN is wrong');

/** @returns 14 digits, or undefined when the text is no GTIN or its check digit is wrong */
export function toGtin14(digits: string): string | undefined {
  if (!/^(?:\d{8}|\d{12}|\d{13}|\d{14})$/.test(digits) || !hasValidCheckDigit(digits)) return undefined;
  return digits.padStart(14, '0');
}
