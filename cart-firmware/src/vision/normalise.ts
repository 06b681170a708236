import { hasValidCheckDigit } from '@smart-cart/contracts';
import type { Quad, Read } from './read.js';
import { compressUpcA, expandUpcE, type Symbology } from './symbology.js';

/** The part of zxing's result the cart uses; text is in its "plain" mode. */
export interface ZxingResult {
  readonly isValid: boolean;
  readonly format: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly symbologyIdentifier: string;
  readonly lineCount: number;
  readonly extra: string;
  readonly position: Record<'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft', { x: number; y: number }>;
}

/** GS, as FNC1 between elements is transmitted. */
const separator = '\u001d';

interface Code {
  symbology: Symbology;
  text: string;
  gs1: boolean;
  bytes?: Uint8Array;
}

/** @returns undefined for symbols the cart does not use and for text that breaks the rules of its symbology */
export function normaliseZxing(result: ZxingResult): Read | undefined {
  if (!result.isValid) return undefined;
  const code = zxingCode(result);
  if (code === undefined) return undefined;
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  const position: Quad = [topLeft, topRight, bottomRight, bottomLeft];
  return { ...code, position, decoder: 'zxing', lines: result.lineCount };
}

function zxingCode(result: ZxingResult): Code | undefined {
  switch (result.format) {
    case 'EAN13':
    case 'UPCA':
    case 'ISBN':
      return ean13(result.text);
    case 'EAN8':
      return ean8(result.text);
    case 'UPCE':
      return upcE(/"UPCE":"(\d{8})"/.exec(result.extra)?.[1] ?? result.text);
    case 'DataBar':
    case 'DataBarOmni':
    case 'DataBarStk':
    case 'DataBarStkOmni':
    case 'DataBarLtd':
      return dataBar(result.text);
    case 'DataBarExp':
    case 'DataBarExpStk':
      return dataBarExpanded(result.text);
    case 'Code128':
      // ISO/IEC 15424: ]C1 is Code 128 with FNC1 first, the GS1-128 subset.
      return mayBeGs1('code128', 'gs1-128', result, result.symbologyIdentifier === ']C1');
    case 'DataMatrix':
      return mayBeGs1('datamatrix', 'gs1-datamatrix', result, result.symbologyIdentifier === ']d2');
    case 'QRCode':
    case 'QRCodeModel1':
    case 'QRCodeModel2':
      return mayBeGs1('qr', 'gs1-qr', result, /^\]Q[34]$/.test(result.symbologyIdentifier));
    default:
      return undefined;
  }
}

function mayBeGs1(plain: Symbology, gs1: Symbology, result: ZxingResult, isGs1: boolean): Code | undefined {
  if (result.text === '') return undefined;
  // The module's memory is reused by the next picture.
  const bytes = Uint8Array.from(result.bytes);
  return { symbology: isGs1 ? gs1 : plain, text: result.text, gs1: isGs1, bytes };
}

/** Symbols as zbar names them. It reports UPC-A and UPC-E as the EAN-13 they stand for, unless told to do otherwise. */
export function normaliseZbar(type: string, text: string, position: Quad, lines: number): Read | undefined {
  const code = zbarCode(type, text);
  return code === undefined ? undefined : { ...code, position, decoder: 'zbar', lines };
}

function zbarCode(type: string, text: string): Code | undefined {
  switch (type) {
    case 'ZBAR_EAN13':
    case 'ZBAR_UPCA':
    case 'ZBAR_ISBN13':
      return ean13(text);
    case 'ZBAR_EAN8':
      return ean8(text);
    case 'ZBAR_UPCE':
      return upcE(text);
    case 'ZBAR_DATABAR':
      return dataBar(text);
    case 'ZBAR_DATABAR_EXP':
      return dataBarExpanded(text);
    default:
      return undefined;
  }
}

function ean13(text: string): Code | undefined {
  const digits = text.length === 12 ? `0${text}` : text;
  return digits.length === 13 && hasValidCheckDigit(digits)
    ? { symbology: 'ean13', text: digits, gs1: false }
    : undefined;
}

function ean8(text: string): Code | undefined {
  return text.length === 8 && hasValidCheckDigit(text) ? { symbology: 'ean8', text, gs1: false } : undefined;
}

function upcE(text: string): Code | undefined {
  const digits = text.length === 8 ? text : compressUpcA(text.slice(-12));
  if (digits === undefined || expandUpcE(digits) === undefined) return undefined;
  return { symbology: 'upce', text: digits, gs1: false };
}

/** DataBar carries a GTIN-14 and nothing else; decoders give it with or without the 01 in front. */
function dataBar(text: string): Code | undefined {
  const gtin = text.length === 16 && text.startsWith('01') ? text.slice(2) : text;
  if (gtin.length !== 14 || !hasValidCheckDigit(gtin)) return undefined;
  return { symbology: 'databar', text: `01${gtin}`, gs1: true };
}

function dataBarExpanded(text: string): Code | undefined {
  // A separator after the last element says nothing; one decoder writes it, the other does not.
  const from = text.startsWith(separator) ? 1 : 0;
  const elements = text.slice(from, text.endsWith(separator) ? -1 : undefined);
  return /^\d{2}/.test(elements) ? { symbology: 'databar-expanded', text: elements, gs1: true } : undefined;
}
