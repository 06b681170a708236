import type { FactOf, Milligrams, MinorUnits, Product, QuestionKind } from '@smart-cart/contracts';

type LineAdded = FactOf<'line-added'>;

/** What a code, a PLU or a touch on a picture sells. */
export interface Sale {
  readonly product: Product;
  readonly origin: LineAdded['origin'];
  readonly quantity: number;
  /** Price of one piece as printed in the code. */
  readonly printedPrice?: MinorUnits;
  /** Net mass as printed in the code. */
  readonly mass?: Milligrams;
  readonly attributes?: NonNullable<LineAdded['attributes']>;
}

/** Why a code sells nothing, as the question the shopper is shown. */
export interface NoSale {
  readonly question: Extract<QuestionKind, 'unknown-code' | 'expired' | 'not-for-sale' | 'unreadable-measure'>;
  readonly product?: Product;
  /** ISO date that has passed, for `expired`. */
  readonly date?: string;
}

export type Resolution =
  | { readonly kind: 'sale'; readonly sale: Sale }
  | { readonly kind: 'no-sale'; readonly noSale: NoSale }
  /** A misread, or a code that is about no goods at all: nobody is told. */
  | { readonly kind: 'silent'; readonly reason: string };
