import { divideRounded, priceOfMass, type MinorUnits } from '../money.js';
import type { GoodsSelector, Promotion } from './promotion.js';
import type { PricedLine } from './settlement.js';

/** Whether a selector leaves out goods that it names: printed prices, and its exceptions. */
export function passesBy(of: GoodsSelector, line: PricedLine): boolean {
  if (line.printedPrice !== undefined && of.printedPrices !== true) return true;
  if (of.except === undefined) return false;
  const { skus, groups, tags, ageRestricted } = of.except;
  return (
    skus?.includes(line.sku) === true ||
    (line.group !== undefined && groups?.includes(line.group) === true) ||
    tags?.some((tag) => line.tags?.includes(tag)) === true ||
    (ageRestricted === true && line.minimumAge !== undefined)
  );
}

/** Whether the selector names the line's goods. */
export function selects(of: GoodsSelector, line: PricedLine): boolean {
  const named =
    of.all === true ||
    of.skus?.includes(line.sku) === true ||
    (line.group !== undefined && of.groups?.includes(line.group) === true) ||
    of.tags?.some((tag) => line.tags?.includes(tag)) === true;
  return named && !passesBy(of, line);
}

/** Pieces a promotion can count in the line: goods sold by weight are one. */
export function piecesIn(line: PricedLine): number {
  return line.soldBy === 'weight' ? 1 : line.quantity;
}

/** Price of one piece, or of the weighed goods as a whole. */
export function piecePrice(line: PricedLine): MinorUnits {
  return line.soldBy === 'weight' ? line.amount : (line.printedPrice ?? line.unitPrice);
}

export function percentOf(amount: MinorUnits, basisPoints: number): MinorUnits {
  return divideRounded(BigInt(amount) * BigInt(basisPoints), 10_000n);
}

function atPrice(line: PricedLine, price: MinorUnits): MinorUnits {
  if (line.soldBy === 'piece') return piecePrice(line) - price;
  return line.mass === null ? 0 : line.amount - priceOfMass(price, line.mass);
}

/** What a promotion of single pieces takes off one piece of the line; 0 when nothing. */
export function pieceSaving(promotion: Promotion, line: PricedLine): MinorUnits {
  const price = piecePrice(line);
  switch (promotion.kind) {
    case 'percent':
      return percentOf(price, promotion.percentOff);
    case 'amount': {
      if ((promotion.per === 'kg') !== (line.soldBy === 'weight')) return 0;
      const off = promotion.per === 'piece' ? promotion.amountOff : priceOfMass(promotion.amountOff, line.mass ?? 0);
      return Math.min(off, price);
    }
    case 'price':
      return (promotion.per === 'kg') === (line.soldBy === 'weight') ? Math.max(0, atPrice(line, promotion.price)) : 0;
    case 'member-price':
      return line.memberPrice === undefined ? 0 : Math.max(0, atPrice(line, line.memberPrice));
    case 'multi-buy':
    case 'bundle':
    case 'threshold':
      return 0;
  }
}
