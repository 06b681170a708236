import type { InStoreLayout } from '@smart-cart/contracts';
import { unreadable, type CodeReading } from './code-reading.js';
import { readEan } from './ean.js';
import { readPlu } from './plu.js';

export interface ReadContext {
  readonly layouts: readonly InStoreLayout[];
  /** Decimals of the store's currency: 2 for cents. */
  readonly minorDigits: number;
  /** Epoch ms: decides the century of two-digit years. */
  readonly at: number;
}

/** Digits typed on the code pad: a PLU of 4 or 5 digits, or the number under a barcode. */
export function readTyped(text: string, context: ReadContext): CodeReading {
  const digits = text.trim();
  if (/^\d{4,5}$/.test(digits)) {
    return (
      readPlu(digits) ?? unreadable('malformed', `${digits} is no produce code: they begin with 3, 4, 93, 94, 83 or 84`)
    );
  }
  return readEan(digits, 'ean', context.layouts, context.minorDigits);
}

/** What a code read by the camera says. Any text gives a reading or a reason; nothing throws. */
export function readCode(code: { symbology: string; text: string; gs1?: boolean }, context: ReadContext): CodeReading {
  const digits = code.text.trim();
  const form = /upc[-_ ]?e/i.test(code.symbology) ? 'upc-e' : 'ean';
  return readEan(digits, form, context.layouts, context.minorDigits);
}
