/** How a product's package is drawn: the Fluent emoji alone (loose goods), or a package of that shape with the emoji on it. */
export type Shape = 'plain' | 'carton' | 'bottle' | 'can' | 'jar' | 'bag' | 'box' | 'tub' | 'tray' | 'tube' | 'roll';

/**
 * - none: loose goods, sold by PLU; - upc-e and the other linear kinds carry a GTIN of their own;
 * - digital-link: QR with a GS1 Digital Link; - databar: DataBar Expanded with GTIN, net weight and best-before;
 * - price-label / weight-label: the counter prints price or weight into a store code per pack.
 */
export type CodeKind =
  'none' | 'ean-13' | 'ean-8' | 'upc-a' | 'upc-e' | 'digital-link' | 'databar' | 'price-label' | 'weight-label';

export interface RowOptions {
  readonly code?: CodeKind;
  readonly plu?: string;
  /** Cents, per piece. */
  readonly deposit?: number;
  readonly age?: number;
  /** Tax class; A (reduced rate) unless said. */
  readonly tax?: 'A' | 'B';
  /** Days from the start of the world to the best-before date printed in the code; negative is expired on purpose. */
  readonly daysLeft?: number;
  /** Sold by weight: the price is per kilogram and the mass is that of one piece or pack as people take it. */
  readonly perKg?: boolean;
}

/** One demo product: sku, brand, names (en, de, es, ar), price in cents, mass of one piece in grams (mean, sd), look, the rest. */
export type Row = readonly [
  sku: string,
  brand: string,
  en: string,
  de: string,
  es: string,
  ar: string,
  price: number,
  mean: number,
  sd: number,
  /** `shape:#colour:emoji`, the emoji as the hexadecimal code points Fluent names its files by. */
  look: `${Shape}:#${string}:${string}`,
  options?: RowOptions,
];

export interface Department {
  readonly group: string;
  readonly rows: readonly Row[];
}
