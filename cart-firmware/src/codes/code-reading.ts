import type { Milligrams, MinorUnits } from '@smart-cart/contracts';

/** What a GS1 symbol says besides the product. Dates are ISO (`2026-12-31`). */
export interface Gs1Attributes {
  /** Net mass of the pack, mg. */
  readonly mass?: Milligrams;
  /** Price of the pack in minor units; `currency` is an ISO 4217 number when the symbol names one. */
  readonly price?: { readonly amount: MinorUnits; readonly currency?: string };
  readonly count?: number;
  readonly produced?: string;
  readonly packed?: string;
  readonly bestBefore?: string;
  readonly sellBy?: string;
  readonly useBy?: string;
  readonly batch?: string;
  readonly serial?: string;
}

export type CodeFault =
  /** A digit was misread: nobody is told, the next frame reads it right. */
  | 'check-digit'
  /** The verifier digit contradicts the price or weight beside it. */
  | 'verifier'
  /** It looks like a GS1 code but breaks its rules. */
  | 'malformed'
  | 'unsupported';

export type CodeReading =
  | { readonly kind: 'gtin'; readonly gtin: string; readonly attributes: Gs1Attributes }
  /** A store's own variable-measure code. `item` as printed. */
  | {
      readonly kind: 'in-store';
      readonly item: string;
      readonly layout: string;
      readonly price?: MinorUnits;
      readonly mass?: Milligrams;
      readonly count?: number;
      /** The whole code with 14 digits, should the catalogue list it as a product. */
      readonly gtin: string;
    }
  /** IFPS produce code: `plu` has 4 digits, or 5 when it is no organic prefix. */
  | { readonly kind: 'plu'; readonly plu: string; readonly organic: boolean; readonly printed: string }
  /** A code for the cart itself, not for goods. */
  | { readonly kind: 'login'; readonly text: string }
  /** Understood as far as possible, and it is no product. `gtin` when it is a valid EAN/UPC number all the same. */
  | {
      readonly kind: 'other';
      readonly what: 'coupon' | 'in-store' | 'link' | 'text';
      readonly text: string;
      readonly gtin?: string;
    }
  /** `reason` is a sentence for the journal and the technician. */
  | { readonly kind: 'unreadable'; readonly fault: CodeFault; readonly reason: string };

export function unreadable(fault: CodeFault, reason: string): CodeReading {
  return { kind: 'unreadable', fault, reason };
}
