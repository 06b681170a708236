import { checkDigit, type Product } from '@smart-cart/contracts';
import type { CodeKind, Row, Shape } from './departments/row.js';
import { frenchJapanese } from './labels/french-japanese.js';
import { memberPrices } from './member-prices.js';
import { allergensOf, dietsOf, seasons, synonyms } from './labels/ingredients.js';

export interface Look {
  readonly shape: Shape;
  readonly colour: string;
  /** File name of the Fluent emoji, without its ending. */
  readonly emoji: string;
}

/** A product of the demo store: what the catalogue says of it, and what only the simulated world knows. */
export interface DemoProduct {
  readonly product: Product;
  readonly brand: string;
  readonly look: Look;
  readonly code: CodeKind;
  /** The linear symbol's digits as printed, for goods with a GTIN of their own. */
  readonly printedGtin?: string;
  /** True mass of one piece, mg. The catalogue knows it only for goods that are all alike. */
  readonly pieceMass: { readonly mean: number; readonly sd: number };
  /** Wrapping that a counter label does not charge for, mg. */
  readonly wrapping: number;
  readonly daysLeft?: number;
}

const withCheck = (body: string): string => body + String(checkDigit(body));

/**
 * Numbers that belong to nobody: GS1 prefix 952 is set aside for examples (GTIN-13, GTIN-8, and the GTIN-14 of
 * variable-measure packs, indicator 9); a UPC-A with number system 4 is for use inside one company. UPC-E has no such range.
 */
function gtinOf(sku: string, code: CodeKind): { printed: string; gtin14: string } | undefined {
  switch (code) {
    case 'none':
    case 'price-label':
    case 'weight-label':
      return undefined;
    case 'ean-13':
    case 'digital-link': {
      const printed = withCheck(`9521000${sku}`);
      return { printed, gtin14: printed.padStart(14, '0') };
    }
    case 'ean-8': {
      const printed = withCheck(`952${sku.slice(-4)}`);
      return { printed, gtin14: printed.padStart(14, '0') };
    }
    case 'upc-a': {
      const printed = withCheck(`495210${sku}`);
      return { printed, gtin14: printed.padStart(14, '0') };
    }
    case 'upc-e': {
      // Zero suppression with a last digit of 5 to 9: s NNNNN k stands for s NNNNN 0000 k.
      const check = String(checkDigit(`0${sku}00007`));
      return { printed: `0${sku}7${check}`, gtin14: `000${sku}00007${check}` };
    }
    case 'databar': {
      const printed = withCheck(`99521000${sku}`);
      return { printed, gtin14: printed };
    }
  }
}

const grams = (g: number): number => Math.round(g * 1000);

/** Groups that meal vouchers and food assistance do not pay for. */
const notFood = new Set(['alcohol', 'household', 'care']);

function details(sku: string, brand: string, group: string): Partial<Product> {
  const season = seasons[sku];
  const words = synonyms[sku];
  const memberPrice = memberPrices[sku];
  return {
    ...(brand === '' ? {} : { tags: [`brand-${brand.toLowerCase().replace(/[^a-z]+/g, '-')}`] }),
    ...(words === undefined ? {} : { synonyms: [...words] }),
    allergens: [...allergensOf(sku)],
    diets: [...dietsOf(sku, group)],
    ...(season === undefined ? {} : { seasonMonths: [...season] }),
    ...(memberPrice === undefined ? {} : { memberPrice }),
    voucherEligible: !notFood.has(group),
    ...(sku === '18023' ? { sponsored: true } : {}),
  };
}

/** One row of a department's table as a product. The GTIN follows from sku and kind of code, so it never changes. */
export function demoProduct(group: string, row: Row): DemoProduct {
  const [sku, brand, en, de, es, ar, price, mean, sd, look, options = {}] = row;
  const code = options.code ?? (options.plu === undefined ? 'ean-13' : 'none');
  const [fr, ja] = frenchJapanese[sku] ?? [];
  const [shape, colour, emoji] = look.split(':') as [Shape, string, string];
  const gtin = gtinOf(sku, code);
  const branded = (name: string): string => (brand === '' ? name : `${brand} ${name}`);
  const counterLabel = code === 'price-label' || code === 'weight-label';
  const product: Product = {
    sku,
    name: branded(en),
    names: {
      de: branded(de),
      es: branded(es),
      ar: branded(ar),
      ...(fr === undefined || ja === undefined ? {} : { fr: branded(fr), ja: branded(ja) }),
    },
    gtins: gtin === undefined ? [] : [gtin.gtin14],
    ...(options.plu === undefined ? {} : { plu: options.plu }),
    ...(counterLabel ? { inStoreItem: sku.slice(1) } : {}),
    soldBy: options.perKg === true ? 'weight' : 'piece',
    price,
    ...(options.deposit === undefined ? {} : { deposit: options.deposit }),
    taxClass: options.tax ?? 'A',
    // What is weighed out has no mass of "one piece" that the store could know beforehand.
    ...(options.perKg === true ? {} : { mass: { mean: grams(mean), sd: grams(sd) } }),
    ...(options.age === undefined ? {} : { minimumAge: options.age }),
    picture: `${sku}.png`,
    group,
    ...details(sku, brand, group),
  };
  return {
    product,
    brand,
    look: { shape, colour, emoji },
    code,
    ...(gtin === undefined || code === 'digital-link' ? {} : { printedGtin: gtin.printed }),
    pieceMass: { mean: grams(mean), sd: grams(sd) },
    wrapping: counterLabel ? grams(6) : code === 'databar' ? grams(18) : 0,
    ...(options.daysLeft === undefined ? {} : { daysLeft: options.daysLeft }),
  };
}
