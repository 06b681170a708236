import { hasValidCheckDigit, type InStoreLayout } from '@smart-cart/contracts';
import { unreadable, type CodeReading } from './code-reading.js';
import { isInStorePrefix, readInStore } from './in-store.js';
import { expandUpcE } from './upc-e.js';

/** Coupons and refund receipts (EAN 98, 99; UPC number system 5): understood, but nothing is sold by them. */
function isCoupon(ean13: string): boolean {
  return /^(?:9[89]|05)/.test(ean13);
}

/**
 * A number from an EAN/UPC symbol, or typed.
 * @param form `upc-e` tells eight digits that are a compressed UPC-A from an EAN-8: the digits alone cannot
 */
export function readEan(
  digits: string,
  form: 'ean' | 'upc-e',
  layouts: readonly InStoreLayout[],
  minorDigits: number,
): CodeReading {
  const full = form === 'upc-e' && digits.length === 8 ? expandUpcE(digits) : digits;
  if (full === undefined)
    return unreadable('malformed', `${digits} is no UPC-E: it begins with 0 or 1 and has 8 digits`);
  if (!/^(?:\d{8}|\d{12,14})$/.test(full)) {
    return unreadable('malformed', `${digits} has ${digits.length} digits; EAN and UPC codes have 8, 12, 13 or 14`);
  }
  if (!hasValidCheckDigit(full))
    return unreadable('check-digit', `the check digit of ${digits} is wrong: read it again`);
  const gtin = full.padStart(14, '0');
  // EAN-8 with a leading 0 or 2 is for use inside a store as well.
  if (full.length === 8) {
    return /^[02]/.test(full)
      ? { kind: 'other', what: 'in-store', text: digits, gtin }
      : { kind: 'gtin', gtin, attributes: {} };
  }
  if (full.length === 14 && !full.startsWith('0')) return { kind: 'gtin', gtin, attributes: {} };
  const ean13 = gtin.slice(1);
  if (isInStorePrefix(ean13)) {
    return readInStore(ean13, layouts, minorDigits) ?? { kind: 'other', what: 'in-store', text: digits, gtin };
  }
  if (isCoupon(ean13)) return { kind: 'other', what: 'coupon', text: digits, gtin };
  return { kind: 'gtin', gtin, attributes: {} };
}
