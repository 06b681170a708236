import { expandUpcE } from '@smart-cart/cart-firmware';

/** What was made of one photo. Wrong text beside the right one counts as misread too: on a cart it would be a line. */
export type Verdict = 'correct' | 'misread' | 'missed';

export interface Text {
  readonly symbology: string;
  readonly text: string;
}

export function includesContent(content: string, found: readonly Text[]): boolean {
  return found.some((one) => sameContent(content, one));
}

export function verdictOf(content: string, found: readonly Text[]): Verdict {
  if (found.length === 0) return 'missed';
  return found.every((one) => sameContent(content, one)) ? 'correct' : 'misread';
}

/**
 * Contents are compared as what they identify: a UPC-A is the EAN-13 with a leading 0, a UPC-E is the UPC-A it stands
 * for, element strings are compared without brackets and separators.
 */
function sameContent(content: string, { symbology, text }: Text): boolean {
  switch (symbology) {
    case 'ean13':
    case 'upce':
      return gtins(content).some((one) => gtins(text).includes(one));
    case 'ean8':
      return content === text;
    case 'databar':
    case 'databar-expanded':
    case 'gs1-128':
    case 'gs1-qr':
    case 'gs1-datamatrix':
      return elements(content) === elements(text) || `01${elements(content)}` === elements(text);
    default:
      return lines(content) === lines(text);
  }
}

/** Text files end in a line end, and say it in ways of their own. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trimEnd();
}

/** Eight digits may be a UPC-E: then what it stands for counts as well. */
function gtins(digits: string): string[] {
  const upcA = expandUpcE(digits);
  return [digits, ...(upcA === undefined ? [] : [upcA])].map((one) => one.padStart(14, '0'));
}

function elements(text: string): string {
  return text.replace(/[()]/g, '').split('\u001d').join('');
}
