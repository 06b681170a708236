import type { InStoreLayout } from '@smart-cart/contracts';
import { unreadable, type CodeReading } from './code-reading.js';
import { readDigitalLink } from './digital-link.js';
import { readEan } from './ean.js';
import { GS, readGs1Elements } from './gs1-elements.js';
import { readingOfElements } from './gs1-reading.js';
import { readPlu } from './plu.js';

export interface ReadContext {
  readonly layouts: readonly InStoreLayout[];
  /** Decimals of the store's currency: 2 for cents. */
  readonly minorDigits: number;
  /** Epoch ms: decides the century of two-digit years. */
  readonly at: number;
}

/** Address scheme of the login code a phone shows to the cart. */
const LOGIN = /^smart-cart:/i;

/** Digits typed on the code pad: a PLU of 4 or 5 digits, or the number under a barcode. */
export function readTyped(text: string, context: ReadContext): CodeReading {
  const digits = text.trim();
  if (/^\d{4,5}$/.test(digits)) {
    return (
      readPlu(digits) ?? unreadable('malformed', `${digits} is no produce code: they begin with 3, 4, 93, 94, 83 or 84`)
    );
  }
  // Under a UPC-E stand eight digits as well; where they are no EAN-8 they may be those.
  const ean = readEan(digits, 'ean', context.layouts, context.minorDigits);
  if (digits.length !== 8 || ean.kind !== 'unreadable') return ean;
  const upcE = readEan(digits, 'upc-e', context.layouts, context.minorDigits);
  return upcE.kind === 'unreadable' ? ean : upcE;
}

function readElements(text: string, context: ReadContext): CodeReading {
  const read = readGs1Elements(text, context.at);
  if (!read.ok) return unreadable('malformed', read.reason);
  return readingOfElements(read.elements, context.minorDigits, context.at);
}

/** Symbologies as readers name them: `EAN-13`, `EAN13`, `ean_13`, `DataBarExpanded`. */
function family(symbology: string): 'upc-e' | 'ean' | 'databar' | 'itf' | 'other' {
  const name = symbology.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (name.startsWith('upce')) return 'upc-e';
  if (/^(?:ean|upc|isbn)/.test(name)) return 'ean';
  if (/databar|rss|^dbar/.test(name)) return 'databar';
  return name.startsWith('itf') ? 'itf' : 'other';
}

/**
 * What a code read by the camera says. Any text gives a reading or a reason; nothing throws.
 * @param code `gs1` is true when the reader saw FNC1 in the first place: the text is a GS1 element string
 */
export function readCode(code: { symbology: string; text: string; gs1?: boolean }, context: ReadContext): CodeReading {
  const { text } = code;
  const digits = text.trim();
  const kind = family(code.symbology);
  if (kind === 'upc-e' || kind === 'ean') {
    // An add-on of 2 or 5 digits follows books and magazines; the product is the code before it.
    const [main = ''] = digits.split(' ');
    return readEan(main, kind, context.layouts, context.minorDigits);
  }
  if (/^https?:\/\//i.test(digits)) return readDigitalLink(digits, context.minorDigits, context.at);
  if (LOGIN.test(digits)) return { kind: 'login', text: digits };
  const marked = text.startsWith(GS) || /^(?:\](?:C1|e0|d2|Q3)|\(01\))/.test(text);
  const isElements = code.gs1 === true || marked || kind === 'databar';
  // DataBar Omnidirectional and Limited hold a bare GTIN; readers give 14 digits, or the same behind an 01.
  if (isElements && !/^\d{14}$/.test(digits)) return readElements(text, context);
  if (isElements || (kind === 'itf' && /^\d{14}$/.test(digits))) {
    return readEan(digits, 'ean', context.layouts, context.minorDigits);
  }
  return { kind: 'other', what: 'text', text: digits.slice(0, 300) };
}
