import { lineSavings, type ReceiptLine } from '@smart-cart/contracts';
import { formatCount } from '../words/format.js';
import type { Words } from '../words/use-words.js';

/** How the amount of a line comes about: `3 × 1.20`, `0.482 kg × 1.99 / kg`. */
export function measureOf(line: ReceiptLine, { say, money, mass, language }: Words): string {
  if (line.soldBy === 'weight' && line.printedPrice === undefined) {
    const price = say('perKilogram', { price: money(line.unitPrice) });
    return line.mass === null ? price : `${mass(line.mass)} × ${price}`;
  }
  const price = money(line.printedPrice ?? line.unitPrice);
  return line.quantity === 1 ? say('perPiece', { price }) : `${formatCount(line.quantity, language)} × ${price}`;
}

/** Net and container, where a container was weighed along. */
export function tareOf(line: ReceiptLine, { say, mass }: Words): string | undefined {
  if (line.tare === undefined || line.tare === 0 || line.mass === null) return undefined;
  return `${say('netMass', { mass: mass(line.mass) })} · ${say('tareMass', { mass: mass(line.tare) })}`;
}

/** A line sold by weight has no amount before it is weighed: 0 would be a lie. */
export function hasAmount(line: ReceiptLine): boolean {
  return line.soldBy === 'piece' || line.mass !== null || line.printedPrice !== undefined;
}

/** What the line costs after its promotions. */
export function reducedAmount(line: ReceiptLine): number {
  return line.amount - lineSavings(line);
}
