import type { CatalogueHeader, Product } from '@smart-cart/contracts';
import { bakery } from './departments/bakery.js';
import { cheese, meat } from './departments/counter.js';
import { dairy } from './departments/dairy.js';
import { alcohol, drinks } from './departments/drinks.js';
import { frozen } from './departments/frozen.js';
import { fruit } from './departments/fruit.js';
import { care, household } from './departments/household.js';
import { pantry } from './departments/pantry.js';
import { sweets } from './departments/sweets.js';
import { vegetables } from './departments/vegetables.js';
import { demoProduct, type DemoProduct } from './product.js';

/** A generic German-like store: reduced and full rate, two counter labels, both with GS1's five-digit verifier. */
export const demoHeader: CatalogueHeader = {
  version: 1,
  currency: 'EUR',
  taxClasses: [
    { id: 'A', name: '7 %', rate: 700 },
    { id: 'B', name: '19 %', rate: 1900 },
  ],
  inStoreLayouts: [
    { name: 'counter, price', pattern: '22IIIIVPPPPPC', priceDecimals: 2, weightUnit: 'g', verifier: 'gs1-5' },
    { name: 'counter, weight', pattern: '28IIIIVWWWWWC', priceDecimals: 2, weightUnit: 'g', verifier: 'gs1-5' },
  ],
};

/** In the order of the shelves. */
export const demoProducts: readonly DemoProduct[] = [
  fruit,
  vegetables,
  bakery,
  dairy,
  cheese,
  meat,
  frozen,
  pantry,
  sweets,
  drinks,
  alcohol,
  household,
  care,
].flatMap(({ group, rows }) => rows.map((row) => demoProduct(group, row)));

/** What the demo's back office publishes as version 1. */
export const demoCatalogue: { readonly header: CatalogueHeader; readonly products: readonly Product[] } = {
  header: demoHeader,
  products: demoProducts.map((demo) => demo.product),
};
