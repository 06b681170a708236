import type { MinorUnits } from '../money.js';

/** Pieces of one or more lines that no promotion can tell apart. */
export interface Lot {
  readonly price: MinorUnits;
  readonly count: number;
  readonly lines: readonly { readonly line: number; readonly pieces: number }[];
  /** Which of the promotions on the whole basket cover it, as an index into `Assortment.classes`. */
  readonly cover: number;
  /** The best promotion of single pieces without a limit: always to be had instead. */
  readonly plain: { readonly rank: number; readonly saving: MinorUnits } | undefined;
  /** All of those without a limit, for when the best is more than wanted. */
  readonly plains: readonly { readonly rank: number; readonly saving: MinorUnits }[];
}

/** How an offer rewards a group of pieces. `each`: what it takes off a piece, by lot. */
export type Reward =
  | { readonly rule: 'each'; readonly each: readonly MinorUnits[] }
  | { readonly rule: 'cheapest'; readonly count: number; readonly each: readonly MinorUnits[] }
  | { readonly rule: 'price'; readonly price: MinorUnits }
  | { readonly rule: 'amount'; readonly amount: MinorUnits };

/** An item promotion as far as this basket is concerned. */
export interface Offer {
  /** Position of its promotion in the order of ids. */
  readonly rank: number;
  readonly slots: readonly { readonly pieces: number; readonly lots: readonly number[] }[];
  readonly reward: Reward;
  /** How often at most, by its limit and by the pieces there are. */
  readonly limit: number;
}

export interface Assortment {
  /** Dearest first, then by sku: the order in which pieces of a group are looked at. */
  readonly lots: readonly Lot[];
  readonly offers: readonly Offer[];
  /** Ranks of the promotions on the whole basket that cover the lots of a class. */
  readonly classes: readonly (readonly number[])[];
}
