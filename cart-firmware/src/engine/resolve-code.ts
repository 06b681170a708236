import type { Product } from '@smart-cart/contracts';
import type { Catalogue } from '../catalogue/catalogue.js';
import { minorDigitsOf, numericCodeOf, type CodeReading, type Gs1Attributes } from '../codes/index.js';
import { dayIn } from './day-in.js';
import type { NoSale, Resolution, Sale } from './sale.js';

function noSale(question: NoSale['question'], more: Omit<NoSale, 'question'> = {}): Resolution {
  return { kind: 'no-sale', noSale: { question, ...more } };
}

/** The earliest of its dates that has passed. A date is good until the end of its day in the store. */
function passedDate(attributes: Gs1Attributes, today: string): string | undefined {
  const dates = [attributes.useBy, attributes.bestBefore, attributes.sellBy];
  return dates.filter((date) => date !== undefined && date < today).sort()[0];
}

function attributesOf({ batch, bestBefore, useBy, serial }: Gs1Attributes): Pick<Sale, 'attributes'> {
  const kept = {
    ...(batch === undefined ? {} : { batch }),
    ...(bestBefore === undefined ? {} : { bestBefore }),
    ...(useBy === undefined ? {} : { useBy }),
    ...(serial === undefined ? {} : { serial }),
  };
  return Object.keys(kept).length === 0 ? {} : { attributes: kept };
}

function saleOfGtin(product: Product, a: Gs1Attributes, catalogue: Catalogue, today: string): Resolution {
  const date = passedDate(a, today);
  if (date !== undefined) return noSale('expired', { product, date });
  const { currency } = catalogue.header;
  if (a.price?.currency !== undefined && a.price.currency !== numericCodeOf(currency)) {
    return noSale('unreadable-measure', { product });
  }
  const sale: Sale = {
    product,
    origin: 'barcode',
    // A price is for the whole pack, however many pieces are in it.
    quantity: product.soldBy === 'piece' && a.price === undefined ? Math.max(1, Math.min(a.count ?? 1, 999)) : 1,
    ...(a.price === undefined ? {} : { printedPrice: a.price.amount }),
    ...(a.mass === undefined || a.mass <= 0 || product.soldBy === 'piece' ? {} : { mass: a.mass }),
    ...attributesOf(a),
  };
  return { kind: 'sale', sale };
}

function saleOfInStore(reading: Extract<CodeReading, { kind: 'in-store' }>, catalogue: Catalogue): Resolution {
  const product = catalogue.byInStoreItem(reading.item) ?? catalogue.byGtin(reading.gtin);
  if (product === undefined) return noSale('unknown-code');
  // A label printed with nothing on it: an empty scale, a forgotten tare. Nothing can be charged by it.
  const empty = reading.price === 0 || reading.mass === 0 || reading.count === 0;
  if (empty) return noSale('unreadable-measure', { product });
  const sale: Sale = {
    product,
    origin: 'in-store-code',
    quantity: product.soldBy === 'piece' && reading.price === undefined ? Math.min(reading.count ?? 1, 999) : 1,
    ...(reading.price === undefined ? {} : { printedPrice: reading.price }),
    ...(reading.mass === undefined || product.soldBy === 'piece' ? {} : { mass: reading.mass }),
  };
  return { kind: 'sale', sale };
}

/**
 * What a reading sells in this catalogue.
 * @param at epoch ms, for dates
 * @param timeZone IANA zone of the store
 */
export function resolveCode(reading: CodeReading, catalogue: Catalogue, at: number, timeZone: string): Resolution {
  switch (reading.kind) {
    case 'gtin': {
      const product = catalogue.byGtin(reading.gtin);
      if (product === undefined) return noSale('unknown-code');
      return saleOfGtin(product, reading.attributes, catalogue, dayIn(timeZone, at));
    }
    case 'in-store':
      return saleOfInStore(reading, catalogue);
    case 'plu': {
      const product = catalogue.byPlu(reading.printed);
      if (product === undefined) return noSale('unknown-code');
      return { kind: 'sale', sale: { product, origin: 'plu', quantity: 1 } };
    }
    case 'other': {
      const product = reading.gtin === undefined ? undefined : catalogue.byGtin(reading.gtin);
      if (product !== undefined) return { kind: 'sale', sale: { product, origin: 'barcode', quantity: 1 } };
      if (reading.what === 'coupon') return noSale('not-for-sale');
      if (reading.what === 'in-store') return noSale('unknown-code');
      // Packages carry links and texts beside the code that sells them.
      return { kind: 'silent', reason: `a ${reading.what} sells nothing` };
    }
    case 'login':
      return { kind: 'silent', reason: 'a login code sells nothing' };
    case 'unreadable':
      if (reading.fault === 'verifier') return noSale('unreadable-measure');
      return { kind: 'silent', reason: reading.reason };
  }
}

/** Decimals of the catalogue's currency: 2 for EUR. */
export function minorDigits(catalogue: Catalogue): number {
  return minorDigitsOf(catalogue.header.currency);
}
