import { lineSavings, priceOfMass, type Product, type Receipt } from '@smart-cart/contracts';
import { labelledMass } from '../../demo/label.js';
import type { DemoProduct } from '../../demo/product.js';
import type { Thing } from '../world/world-state.js';

/** What the receipt should say about one product, by what really lies in the basket. */
export interface ExpectedGoods {
  readonly sku: string;
  readonly name: string;
  /** Pieces on piece lines; packs or weighings on lines by weight. */
  readonly pieces: number;
  /** Without deposit, cents. */
  readonly amount: number;
  /** What the scale's own error may make of it, cents. */
  readonly tolerance: number;
  readonly deposit: number;
}

/** Loose goods are charged by what the scale shows: its interval of 5 g and some noise, on both ends of the step. */
const SCALE_ERROR_MG = 12_000;

function priceOf(demo: DemoProduct, thing: Thing): { amount: number; tolerance: number } {
  const { price, soldBy } = demo.product;
  if (soldBy === 'piece') return { amount: price * thing.pieces, tolerance: 0 };
  if (demo.code !== 'none') return { amount: priceOfMass(price, labelledMass(demo, thing.mass)), tolerance: 0 };
  return { amount: priceOfMass(price, thing.mass), tolerance: priceOfMass(price, SCALE_ERROR_MG) + 1 };
}

function piecesOf(product: Product, thing: Thing): number {
  return product.soldBy === 'piece' ? thing.pieces : 1;
}

/** Bags to carry home, sold by number and carried beside the goods. */
export const CARRIER_BAG = '21031';

/** The truth: one entry per product in the basket. What is no goods (a bag) or may not be sold (past its date) is not in it. */
export function expectedGoods(
  basket: readonly Thing[],
  products: ReadonlyMap<string, DemoProduct>,
  bags = 0,
): Map<string, ExpectedGoods> {
  const expected = new Map<string, ExpectedGoods>();
  for (const thing of basket) {
    const demo = products.get(thing.sku);
    if (demo === undefined || (demo.daysLeft ?? 0) < 0) continue;
    const pieces = piecesOf(demo.product, thing);
    const { amount, tolerance } = priceOf(demo, thing);
    const before = expected.get(thing.sku);
    expected.set(thing.sku, {
      sku: thing.sku,
      name: thing.name,
      pieces: (before?.pieces ?? 0) + pieces,
      amount: (before?.amount ?? 0) + amount,
      tolerance: (before?.tolerance ?? 0) + tolerance,
      deposit: (before?.deposit ?? 0) + (demo.product.deposit ?? 0) * pieces,
    });
  }
  const bag = products.get(CARRIER_BAG)?.product;
  if (bags > 0 && bag !== undefined) {
    const before = expected.get(bag.sku);
    const { sku, name, price } = bag;
    const [pieces, amount] = [(before?.pieces ?? 0) + bags, (before?.amount ?? 0) + bags * price];
    expected.set(sku, { sku, name, pieces, amount, tolerance: 0, deposit: before?.deposit ?? 0 });
  }
  return expected;
}

/** Pieces of each product on a receipt. */
export function shownPieces(receipt: Receipt | null): Map<string, number> {
  const pieces = new Map<string, number>();
  for (const line of receipt?.lines ?? []) pieces.set(line.sku, (pieces.get(line.sku) ?? 0) + line.quantity);
  return pieces;
}

/** Sentences about what differs; empty when the receipt is right. */
export function differences(receipt: Receipt | null, expected: ReadonlyMap<string, ExpectedGoods>): string[] {
  const out: string[] = receipt === null ? [] : sumsWrong(receipt);
  const pieces = shownPieces(receipt);
  for (const sku of new Set([...expected.keys(), ...pieces.keys()])) {
    const truth = expected.get(sku);
    const shown = pieces.get(sku) ?? 0;
    const lines = receipt?.lines.filter((line) => line.sku === sku) ?? [];
    const name = truth?.name ?? lines[0]?.name ?? sku;
    if (shown !== (truth?.pieces ?? 0)) {
      out.push(`${name}: ${String(truth?.pieces ?? 0)} in the cart, ${String(shown)} on the receipt`);
      continue;
    }
    const amount = lines.reduce((sum, line) => sum + line.amount, 0);
    const deposit = lines.reduce((sum, line) => sum + line.depositAmount, 0);
    if (truth === undefined) continue;
    if (Math.abs(amount - truth.amount) > truth.tolerance)
      out.push(`${name}: should cost ${String(truth.amount)}, the receipt says ${String(amount)}`);
    if (deposit !== truth.deposit)
      out.push(`${name}: deposit should be ${String(truth.deposit)}, the receipt says ${String(deposit)}`);
  }
  return out;
}

/** Goods count before promotions; what they take off is told apart, so the sums have to fit together. */
function sumsWrong({ goods, savings, deposits, total, lines }: Receipt): string[] {
  const saved = lines.reduce((sum, line) => sum + lineSavings(line), 0);
  return [
    ...(total === goods - savings + deposits
      ? []
      : [`The total ${String(total)} is not goods less savings plus deposits`]),
    ...(savings === saved ? [] : [`${String(savings)} are said to be saved, the lines say ${String(saved)}`]),
  ];
}
