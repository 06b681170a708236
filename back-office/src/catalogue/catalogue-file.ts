import { readFileSync } from 'node:fs';
import { catalogueHeader, product, type Product } from '@smart-cart/contracts';
import { z } from 'zod';
import { BackOfficeError } from '../back-office-error.js';
import { reasonOf } from '../reason.js';

/** A catalogue header before the store gave it a version. */
export const catalogueTerms = catalogueHeader.omit({ version: true });
/** Currency, tax classes, in-store code layouts. */
export type CatalogueTerms = z.infer<typeof catalogueTerms>;

/** The file a store starts with: the terms and the products, in one JSON object. */
export const catalogueFileSchema = catalogueTerms.extend({ products: z.array(product) }).strict();

/** @throws BackOfficeError `catalogue-invalid` */
export function readCatalogueFile(path: string): { terms: CatalogueTerms; products: Product[] } {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw invalid(`${path} cannot be read as JSON: ${reasonOf(error)}`, error);
  }
  const result = catalogueFileSchema.safeParse(json);
  if (!result.success) {
    const wrong = result.error.issues.slice(0, 10).map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw invalid(`${path} is not a catalogue:\n${wrong.join('\n')}`);
  }
  const { products, ...terms } = result.data;
  return { terms, products };
}

/**
 * What no schema of one product can see.
 * @throws BackOfficeError `catalogue-invalid` when a tax class is missing, or two products share a key a shopper can scan
 */
export function checkCatalogue(terms: CatalogueTerms, products: readonly Product[]): void {
  const taxClasses = new Set(terms.taxClasses.map((taxClass) => taxClass.id));
  const owners = new Map<string, string>();
  const claim = (what: string, key: string, sku: string): void => {
    const owner = owners.get(`${what} ${key}`);
    if (owner !== undefined) throw invalid(`${what} ${key} belongs to both "${owner}" and "${sku}"`);
    owners.set(`${what} ${key}`, sku);
  };
  for (const each of products) {
    if (!taxClasses.has(each.taxClass)) {
      const known = [...taxClasses].join(', ');
      throw invalid(`product "${each.sku}" has the tax class "${each.taxClass}", but there are only: ${known}`);
    }
    claim('sku', each.sku, each.sku);
    for (const gtin of each.gtins) claim('GTIN', gtin, each.sku);
    if (each.plu !== undefined) claim('PLU', each.plu, each.sku);
    if (each.inStoreItem !== undefined) claim('in-store item', String(Number(each.inStoreItem)), each.sku);
  }
}

function invalid(what: string, cause?: unknown): BackOfficeError {
  const message = `The catalogue cannot be published: ${what}. Nothing was changed; correct it and publish again.`;
  return new BackOfficeError('catalogue-invalid', message, cause === undefined ? undefined : { cause });
}
