import { receiptOf, type FactBody, type LineSaving, type Receipt } from '@smart-cart/contracts';
import { storyProduct } from './products.js';

export interface StoryLine {
  readonly sku: string;
  readonly quantity?: number;
  /** Net mass in milligrams, for goods sold by weight; absent while the scale has not given it. */
  readonly mass?: number;
  readonly awaiting?: boolean;
  readonly tare?: number;
  /** What a promotion takes off the line. */
  readonly saving?: Omit<LineSaving, 'line' | 'promotion'>;
}

export const trip = 'story-trip-1';

/** A receipt made of facts by the same projection the cart uses, so a story cannot show sums that do not add up. */
export function storyReceipt(lines: readonly StoryLine[], finished = false): Receipt {
  const facts: FactBody[] = [
    { kind: 'trip-started', trip, language: 'en', currency: 'EUR', catalogueVersion: 1, basket: 0 },
  ];
  lines.forEach(({ sku, quantity = 1, mass, tare, awaiting = false }, index) => {
    const product = storyProduct(sku);
    const line = index + 1;
    facts.push({
      kind: 'line-added',
      trip,
      line,
      sku,
      name: product.name,
      ...(product.picture === undefined ? {} : { picture: product.picture }),
      soldBy: product.soldBy,
      unitPrice: product.price,
      quantity,
      mass: mass ?? null,
      ...(tare === undefined ? {} : { tare }),
      deposit: product.deposit ?? 0,
      tax: { id: 'A', rate: 700 },
      ...(product.minimumAge === undefined ? {} : { minimumAge: product.minimumAge }),
      awaitingWeight: true,
      origin: 'barcode',
      catalogueVersion: 1,
    });
    if (!awaiting) facts.push({ kind: 'line-placed', trip, line, pieces: quantity, delta: mass ?? 500_000, basket: 0 });
  });
  const savings = lines.flatMap(({ saving }, index): LineSaving[] =>
    saving === undefined ? [] : [{ line: index + 1, promotion: `p${index}`, ...saving }],
  );
  if (savings.length > 0) facts.push({ kind: 'savings-settled', trip, version: 1, savings, exact: true });
  const open = receiptOf(facts);
  if (finished && open !== undefined)
    facts.push({ kind: 'trip-finished', trip, total: open.total, items: open.items, openPoints: 0 });
  const receipt = receiptOf(facts);
  if (receipt === undefined) throw new Error('A story needs a trip.');
  return receipt;
}
