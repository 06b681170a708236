import { z } from 'zod';
import { gtin14 } from './gtin.js';
import { language } from './identifier.js';
import { milligrams } from './mass.js';
import { basisPoints, currencyCode, minorUnits } from './money.js';

export const sku = z.string().min(1).max(40);

/**
 * How a store writes a measure into its own codes (prefixes 02 and 20-29). The layout is national or per retailer,
 * so it is data. `pattern` has one letter per digit of the code as printed, 12 (UPC-A) or 13 (EAN-13) long:
 * a digit stands for itself, `I` item reference, `P` price, `W` weight, `Q` pieces, `V` verifier, `X` anything, `C` check digit.
 */
export const inStoreLayout = z
  .object({
    name: z.string().min(1).max(60),
    pattern: z.string().regex(/^[0-9IPWQVXC]{11,12}C$/, 'twelve or thirteen of 0-9 I P W Q V X, ending in C'),
    /** Decimal places of the `P` digits in the currency's major unit; 2 means the digits are cents. */
    priceDecimals: z.int().min(0).max(3).default(2),
    weightUnit: z.enum(['g', '10g', 'lb/100']).default('g'),
    /** Which GS1 verifier the `V` digit holds, over the 4 or 5 digits of `P` or `W`; `none` means the digit is not checked. */
    verifier: z.enum(['none', 'gs1-4', 'gs1-5']).default('none'),
  })
  .strict();
export type InStoreLayout = z.infer<typeof inStoreLayout>;

export const taxClass = z
  .object({ id: z.string().min(1).max(4), name: z.string().min(1).max(40), rate: basisPoints })
  .strict();
export type TaxClass = z.infer<typeof taxClass>;

/** The fourteen of EU Regulation 1169/2011, Annex II. */
export const allergen = z.enum([
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
]);
export type Allergen = z.infer<typeof allergen>;

export const diet = z.enum(['vegetarian', 'vegan', 'gluten-free', 'lactose-free', 'halal', 'kosher', 'organic']);
export type Diet = z.infer<typeof diet>;

export const product = z
  .object({
    sku,
    /** Name in the store's first language; translations in `names` by BCP 47 tag. */
    name: z.string().min(1).max(120),
    names: z.record(language, z.string().min(1).max(120)).optional(),
    gtins: z.array(gtin14).max(20).default([]),
    /** IFPS produce code of 4 or 5 digits. */
    plu: z
      .string()
      .regex(/^\d{4,5}$/)
      .optional(),
    /** Item reference inside the store's own variable-measure codes. */
    inStoreItem: z
      .string()
      .regex(/^\d{1,8}$/)
      .optional(),
    soldBy: z.enum(['piece', 'weight']),
    /** Gross price: of one piece, or of one kilogram when sold by weight. */
    price: minorUnits.min(0),
    /** Returned when the empty comes back; charged per piece, outside the price. */
    deposit: minorUnits.min(0).optional(),
    taxClass: z.string().min(1).max(4),
    /** Gross mass of one piece with its packaging, and its spread (one standard deviation). Absent when not known yet. */
    mass: z.object({ mean: milligrams.positive(), sd: milligrams.positive() }).strict().optional(),
    minimumAge: z.int().min(1).max(30).optional(),
    /** Path below the store's picture address, for example `apple.png`. */
    picture: z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/)
      .optional(),
    /** Department, for grouping on screens: `fruit`, `dairy`. */
    group: z.string().min(1).max(40),
    /** Price for a logged-in member, same unit as `price`. */
    memberPrice: minorUnits.min(0).optional(),
    /** What promotions and reports select by: `brand-…`, `bio`, `own-label`. */
    tags: z.array(z.string().min(1).max(40)).max(20).optional(),
    /** Other words people search it by, in any language. */
    synonyms: z.array(z.string().min(1).max(40)).max(30).optional(),
    allergens: z.array(allergen).max(14).optional(),
    diets: z.array(diet).max(10).optional(),
    /** Ingredients, origin, handling: shown on request. */
    note: z.string().max(400).optional(),
    /** Months of the year (1–12) in which it is in season. */
    seasonMonths: z.array(z.int().min(1).max(12)).max(12).optional(),
    /** May be paid with meal vouchers or food assistance. */
    voucherEligible: z.boolean().optional(),
    /** The supplier paid for it to be suggested: always labelled so. */
    sponsored: z.boolean().optional(),
  })
  .strict();
export type Product = z.infer<typeof product>;

/** All a cart needs to price offline. `version` grows by one with every change the store publishes. */
export const catalogueHeader = z
  .object({
    version: z.int().min(1),
    currency: currencyCode,
    taxClasses: z.array(taxClass).min(1),
    inStoreLayouts: z.array(inStoreLayout).default([]),
  })
  .strict();
export type CatalogueHeader = z.infer<typeof catalogueHeader>;

/** One part of a whole catalogue; a cart swaps it in when every part of one version has arrived. */
export const catalogueSnapshotPart = z
  .object({
    kind: z.literal('snapshot'),
    header: catalogueHeader,
    part: z.int().min(0),
    parts: z.int().min(1),
    products: z.array(product),
  })
  .strict();
export type CatalogueSnapshotPart = z.infer<typeof catalogueSnapshotPart>;

export const catalogueDelta = z
  .object({
    kind: z.literal('delta'),
    from: z.int().min(1),
    header: catalogueHeader,
    upsert: z.array(product),
    remove: z.array(sku),
  })
  .strict();
export type CatalogueDelta = z.infer<typeof catalogueDelta>;

export const catalogueNews = z.discriminatedUnion('kind', [catalogueSnapshotPart, catalogueDelta]);
export type CatalogueNews = z.infer<typeof catalogueNews>;
