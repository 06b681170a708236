import type { ReceiptLine } from '@smart-cart/contracts';
import type { Words } from '../words/use-words.js';

/** How the amount of a line comes about: `3 × 1.20`, `0.482 kg × 1.99 / kg`. */
export function measureOf(line: ReceiptLine, { say, money, mass, language }: Words): string {
  if (line.soldBy === 'weight') {
    const price = say('perKilogram', { price: money(line.unitPrice) });
    return line.mass === null ? price : `${mass(line.mass)} × ${price}`;
  }
  const price = money(line.printedPrice ?? line.unitPrice);
  return line.quantity === 1
    ? say('perPiece', { price })
    : `${new Intl.NumberFormat(`${language}-u-nu-latn`).format(line.quantity)} × ${price}`;
}

/** A line sold by weight has no amount before it is weighed: 0 would be a lie. */
export function hasAmount(line: ReceiptLine): boolean {
  return line.soldBy === 'piece' || line.mass !== null || line.printedPrice !== undefined;
}
