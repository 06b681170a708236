import { checkDigit, priceOfMass } from '@smart-cart/contracts';
import type { DemoProduct } from './product.js';

/** The code on one thing: what bwip-js draws, and what a right reader must find in it. */
export interface Label {
  readonly symbol: 'ean13' | 'ean8' | 'upca' | 'upce' | 'databarexpandedstacked' | 'qrcode';
  /** In bwip-js's notation (GS1 element strings with bracketed AIs). */
  readonly text: string;
}

const MS_PER_DAY = 86_400_000;

/** Weighting tables of GS1's price and weight verifiers (General Specifications 7.9.3): what a digit becomes. */
const five = { plus: '0516273849', minus: '0594837261' };
const twoMinus = '0246891357';

/**
 * GS1 verifier over a five-digit measure field: weights 5+, 2-, 5-, 5+, 2-; the digit whose 5- value completes the
 * sum to a multiple of ten.
 */
export function verifierOfFive(digits: string): number {
  const tables = [five.plus, twoMinus, five.minus, five.plus, twoMinus];
  let sum = 0;
  for (const [i, table] of tables.entries()) sum += Number(table[Number(digits[i])]);
  return five.minus.indexOf(String((10 - (sum % 10)) % 10));
}

function counterCode(prefix: '22' | '28', item: string, measure: number): string {
  const field = String(measure).padStart(5, '0');
  const body = `${prefix}${item}${String(verifierOfFive(field))}${field}`;
  return body + String(checkDigit(body));
}

function yymmdd(at: number): string {
  return new Date(at).toISOString().slice(2, 10).replaceAll('-', '');
}

/** The net mass a label states, in whole grams as the packing scale printed it; mg. */
export function labelledMass(demo: DemoProduct, gross: number): number {
  return Math.max(1, Math.round((gross - demo.wrapping) / 1000)) * 1000;
}

/**
 * @param gross true mass of this thing with its wrapping, mg: counter labels carry measure or price of it
 * @param today start of the world, epoch ms: best-before dates count from it
 * @returns undefined for loose goods, which carry no code
 */
export function labelOf(demo: DemoProduct, gross: number, today: number): Label | undefined {
  const net = labelledMass(demo, gross);
  const item = demo.product.inStoreItem ?? '';
  const gtin = demo.product.gtins[0] ?? '';
  const date = yymmdd(today + (demo.daysLeft ?? 0) * MS_PER_DAY);
  const printed = demo.printedGtin ?? '';
  switch (demo.code) {
    case 'none':
      return undefined;
    case 'ean-13':
      return { symbol: 'ean13', text: printed };
    case 'ean-8':
      return { symbol: 'ean8', text: printed };
    case 'upc-a':
      return { symbol: 'upca', text: printed };
    case 'upc-e':
      return { symbol: 'upce', text: printed };
    case 'price-label':
      return { symbol: 'ean13', text: counterCode('22', item, priceOfMass(demo.product.price, net)) };
    case 'weight-label':
      return { symbol: 'ean13', text: counterCode('28', item, net / 1000) };
    case 'databar': {
      const kilograms = String(net / 1000).padStart(6, '0');
      return { symbol: 'databarexpandedstacked', text: `(01)${gtin}(3103)${kilograms}(17)${date}` };
    }
    case 'digital-link':
      return { symbol: 'qrcode', text: `https://id.example.org/01/${gtin}?15=${date}` };
  }
}
