import { hasValidCheckDigit } from '@smart-cart/contracts';

/**
 * Kinds of symbol the cart reads, and the one text each is reported with, whichever decoder read it:
 * - `ean13` 13 digits; UPC-A is `ean13` with a leading 0, because a decoder cannot tell them apart
 * - `ean8` 8 digits
 * - `upce` the 8 digits printed below it: number system, six digits, check digit
 * - `databar` (omnidirectional, stacked, limited) 16 characters: `01` and the GTIN-14, `gs1` true
 * - `databar-expanded`, `gs1-128`, `gs1-datamatrix`, `gs1-qr` an element string with GS (0x1D) as FNC1, `gs1` true
 * - `qr`, `code128`, `datamatrix` the text
 */
export type Symbology =
  | 'ean13'
  | 'ean8'
  | 'upce'
  | 'databar'
  | 'databar-expanded'
  | 'qr'
  | 'gs1-qr'
  | 'code128'
  | 'gs1-128'
  | 'datamatrix'
  | 'gs1-datamatrix';

/** UPC-E, 8 digits with check digit, as the UPC-A of 12 digits it stands for; undefined when it stands for none. */
export function expandUpcE(digits: string): string | undefined {
  const match = /^([01])(\d{5})(\d)(\d)$/.exec(digits);
  if (match === null) return undefined;
  const [, system = '', five = '', last = '', check = ''] = match;
  let body: string;
  if (last <= '2') body = `${five.slice(0, 2)}${last}0000${five.slice(2)}`;
  else if (last === '3') body = `${five.slice(0, 3)}00000${five.slice(3)}`;
  else if (last === '4') body = `${five.slice(0, 4)}00000${five.slice(4)}`;
  else body = `${five}0000${last}`;
  const upcA = `${system}${body}${check}`;
  return hasValidCheckDigit(upcA) ? upcA : undefined;
}

/** UPC-A of 12 digits as the UPC-E that stands for it; undefined when there is none. */
export function compressUpcA(digits: string): string | undefined {
  const match = /^([01])(\d{5})(\d{5})(\d)$/.exec(digits);
  if (match === null) return undefined;
  const [, system = '', maker = '', item = '', check = ''] = match;
  let six: string | undefined;
  if (/^\d\d[0-2]00$/.test(maker) && item.startsWith('00')) six = maker.slice(0, 2) + item.slice(2) + maker.charAt(2);
  else if (maker.endsWith('00') && item.startsWith('000')) six = `${maker.slice(0, 3)}${item.slice(3)}3`;
  else if (maker.endsWith('0') && item.startsWith('0000')) six = `${maker.slice(0, 4)}${item.slice(4)}4`;
  else if (/^0000[5-9]$/.test(item)) six = maker + item.slice(4);
  const digits8 = six === undefined ? undefined : `${system}${six}${check}`;
  return digits8 !== undefined && expandUpcE(digits8) === digits ? digits8 : undefined;
}
