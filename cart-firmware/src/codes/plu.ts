import type { CodeReading } from './code-reading.js';

/**
 * IFPS produce codes: 4 digits of the 3000-4999 series, or the same after a 9 when organic (93000-94999). Five digits
 * 83000-84999 are numbers of their own: the old "8 means genetically modified" is void, so no 8 is ever stripped.
 * @returns undefined when the digits are no produce code; a store may still use them as a code of its own
 */
export function readPlu(digits: string): Extract<CodeReading, { kind: 'plu' }> | undefined {
  if (/^[34]\d{3}$/.test(digits)) return { kind: 'plu', plu: digits, organic: false, printed: digits };
  if (/^9[34]\d{3}$/.test(digits)) return { kind: 'plu', plu: digits.slice(1), organic: true, printed: digits };
  if (/^8[34]\d{3}$/.test(digits)) return { kind: 'plu', plu: digits, organic: false, printed: digits };
  return undefined;
}
