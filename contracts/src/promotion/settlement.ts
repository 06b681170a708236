import type { Milligrams } from '../mass.js';
import type { MinorUnits } from '../money.js';
import type { ReceiptLine } from '../receipt.js';
import type { GoodsSelector, Promotion } from './promotion.js';

/** What promotions need to know of a line of the receipt. Deposits are no part of it and are never reduced. */
export interface PricedLine {
  readonly line: number;
  readonly sku: string;
  readonly group?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly soldBy: 'piece' | 'weight';
  /** Of one piece, or of one kilogram. */
  readonly unitPrice: MinorUnits;
  readonly quantity: number;
  /** Net mass of the line when sold by weight; null until known. */
  readonly mass: Milligrams | null;
  /** Price of the line before promotions, without deposit. */
  readonly amount: MinorUnits;
  readonly printedPrice?: MinorUnits | undefined;
  readonly minimumAge?: number | undefined;
  /** For a logged-in member, of one piece or of one kilogram. */
  readonly memberPrice?: MinorUnits | undefined;
}

export interface Circumstances {
  readonly member: boolean;
  /** Coupons clipped or scanned. */
  readonly coupons: readonly string[];
  /** Local time of the store, to the minute or finer, without a zone: `2026-11-23T17:05`. */
  readonly localTime: string;
  /** How often the member has used a promotion in earlier trips, by promotion id. */
  readonly used?: Readonly<Record<string, number>> | undefined;
}

/** What one promotion takes off one line. */
export interface LineShare {
  readonly line: number;
  /** Pieces of the line that take part; goods sold by weight count as one. */
  readonly pieces: number;
  readonly amount: MinorUnits;
}

export interface AppliedPromotion {
  readonly id: string;
  readonly name: string;
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** Groups of a multi-buy or bundle, pieces of a price; 1 for what covers the basket. */
  readonly times: number;
  /** Sum of the lines' amounts. */
  readonly amount: MinorUnits;
  /** By line number. A line whose pieces complete a group without being reduced is listed with amount 0. */
  readonly lines: readonly LineShare[];
}

/** What is missing for one more time of a promotion. */
export interface PromotionHint {
  readonly id: string;
  readonly name: string;
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** Pieces missing, by part: one entry for a multi-buy, one for each incomplete part of a bundle; none for a threshold. */
  readonly parts: readonly { readonly pieces: number; readonly of: GoodsSelector }[];
  /** Pieces missing in all; 0 for a threshold. */
  readonly pieces: number;
  /** Money still to spend for a threshold; 0 otherwise. */
  readonly spend: MinorUnits;
  /** Lines that count towards it already. */
  readonly lines: readonly number[];
  /**
   * What it would take off, with pieces like the cheapest that count already; 0 when that cannot be told (a part of
   * which nothing is in the basket). An estimate for ranking, never a price.
   */
  readonly worth: MinorUnits;
}

export interface Settlement {
  /** By promotion id. */
  readonly applied: readonly AppliedPromotion[];
  /** Fewest pieces missing first, thresholds last. */
  readonly hints: readonly PromotionHint[];
  /** What all of `applied` takes off. */
  readonly savings: MinorUnits;
  /** False when the best combination was not proven within the budget of search steps; the savings are valid all the same. */
  readonly exact: boolean;
}

/**
 * Settles a basket: pure, without a clock, the same on cart and store. The order of lines and promotions does not
 * matter. Rules: docs/promotions.md.
 */
export type SettlePromotions = (
  lines: readonly PricedLine[],
  promotions: readonly Promotion[],
  circumstances: Circumstances,
) => Settlement;

/** The line as promotions see it. */
export function pricedLine(line: ReceiptLine): PricedLine {
  const { line: number, sku, group, tags, soldBy, unitPrice, quantity, mass, amount } = line;
  const { printedPrice, minimumAge, memberPrice } = line;
  return {
    line: number,
    sku,
    group,
    tags,
    soldBy,
    unitPrice,
    quantity,
    mass,
    amount,
    printedPrice,
    minimumAge,
    memberPrice,
  };
}
