import { z } from 'zod';
import type { FactBody, FactOf } from './fact.js';
import { currencyCode, minorUnits, basisPoints, priceOfMass, taxContained, type MinorUnits } from './money.js';
import { milligrams } from './mass.js';
import { sku } from './catalogue.js';
import { lineSaving, type LineSaving } from './saving.js';

export const lineStatus = z.enum(['awaiting-weight', 'placed', 'unverified']);

export const receiptLine = z.object({
  line: z.int(),
  sku,
  name: z.string(),
  picture: z.string().optional(),
  group: z.string().optional(),
  soldBy: z.enum(['piece', 'weight']),
  unitPrice: minorUnits,
  printedPrice: minorUnits.optional(),
  /** Of one piece or kilogram, for members. */
  memberPrice: minorUnits.optional(),
  quantity: z.int(),
  /** Net mass of the whole line when sold by weight; null until known, and then the amount is 0. */
  mass: milligrams.nullable(),
  tare: milligrams.optional(),
  deposit: minorUnits,
  tax: z.object({ id: z.string(), rate: basisPoints }),
  minimumAge: z.int().optional(),
  voucherEligible: z.boolean().optional(),
  tags: z.array(z.string()).optional(),
  status: lineStatus,
  /** Price of the line without deposit, before promotions. */
  amount: minorUnits,
  depositAmount: minorUnits,
  /** What promotions take off `amount`, each explained; absent when none does. */
  savings: z.array(lineSaving.omit({ line: true })).optional(),
});
export type ReceiptLine = z.infer<typeof receiptLine>;

export const receipt = z.object({
  trip: z.string(),
  currency: currencyCode,
  status: z.enum(['open', 'finished', 'abandoned', 'closed']),
  /** In the order they were added. */
  lines: z.array(receiptLine),
  items: z.int(),
  /** Sum of the lines' amounts, before promotions. */
  goods: minorUnits,
  /** What promotions take off, as a positive number. */
  savings: minorUnits,
  deposits: minorUnits,
  /** goods − savings + deposits. */
  total: minorUnits,
  /** Tax contained, one entry per class in use, by class id. Deposits are taxed like the goods they belong to. */
  taxes: z.array(z.object({ id: z.string(), rate: basisPoints, gross: minorUnits, tax: minorUnits })),
});
export type Receipt = z.infer<typeof receipt>;

/** Amount of a line without deposit; the same for cart, screen and back office. */
export function lineAmount(
  line: Pick<ReceiptLine, 'soldBy' | 'unitPrice' | 'printedPrice' | 'quantity' | 'mass'>,
): MinorUnits {
  if (line.printedPrice !== undefined) return line.printedPrice * line.quantity;
  if (line.soldBy === 'piece') return line.unitPrice * line.quantity;
  return line.mass === null ? 0 : priceOfMass(line.unitPrice, line.mass);
}

/** What promotions take off a line. */
export function lineSavings(line: Pick<ReceiptLine, 'savings'>): MinorUnits {
  return line.savings?.reduce((sum, saving) => sum + saving.amount, 0) ?? 0;
}

/** What vouchers may pay of these lines: eligible goods after savings, without deposit. */
export function voucherWorth(
  lines: readonly Pick<ReceiptLine, 'amount' | 'savings' | 'voucherEligible'>[],
): MinorUnits {
  return lines.reduce((sum, line) => sum + (line.voucherEligible === true ? line.amount - lineSavings(line) : 0), 0);
}

function priced(line: Omit<ReceiptLine, 'amount' | 'depositAmount'>): ReceiptLine {
  return { ...line, amount: lineAmount(line), depositAmount: line.deposit * line.quantity };
}

function lineOf(added: FactOf<'line-added'>): ReceiptLine {
  return priced({
    line: added.line,
    sku: added.sku,
    name: added.name,
    ...(added.picture === undefined ? {} : { picture: added.picture }),
    ...(added.group === undefined ? {} : { group: added.group }),
    soldBy: added.soldBy,
    unitPrice: added.unitPrice,
    ...(added.printedPrice === undefined ? {} : { printedPrice: added.printedPrice }),
    ...(added.memberPrice === undefined ? {} : { memberPrice: added.memberPrice }),
    quantity: added.quantity,
    mass: added.mass,
    ...(added.tare === undefined ? {} : { tare: added.tare }),
    deposit: added.deposit,
    tax: added.tax,
    ...(added.minimumAge === undefined ? {} : { minimumAge: added.minimumAge }),
    ...(added.voucherEligible === undefined ? {} : { voucherEligible: added.voucherEligible }),
    ...(added.tags === undefined ? {} : { tags: added.tags }),
    // A bag to carry home is bought without weighing: nothing about it is in doubt.
    status: added.awaitingWeight ? 'awaiting-weight' : added.origin === 'bag' ? 'placed' : 'unverified',
  });
}

function totalled(receipt: Receipt): Receipt {
  const taxes = new Map<string, { id: string; rate: number; gross: number; tax: number }>();
  let goods = 0;
  let savings = 0;
  let deposits = 0;
  let items = 0;
  for (const line of receipt.lines) {
    const saved = lineSavings(line);
    goods += line.amount;
    savings += saved;
    deposits += line.depositAmount;
    items += line.soldBy === 'piece' ? line.quantity : 1;
    // A rate may change while a cart is open: bought lines keep theirs.
    const key = `${line.tax.id} ${line.tax.rate}`;
    const entry = taxes.get(key) ?? { id: line.tax.id, rate: line.tax.rate, gross: 0, tax: 0 };
    entry.gross += line.amount - saved + line.depositAmount;
    taxes.set(key, entry);
  }
  const sorted = [...taxes.values()].sort((a, b) => a.id.localeCompare(b.id) || a.rate - b.rate);
  // Tax is taken from the sum of a class, not line by line, so that the receipt adds up.
  for (const entry of sorted) entry.tax = taxContained(entry.gross, entry.rate);
  return { ...receipt, goods, savings, deposits, items, total: goods - savings + deposits, taxes: sorted };
}

function withLine(receipt: Receipt, number: number, change: (line: ReceiptLine) => ReceiptLine): Receipt {
  return totalled({
    ...receipt,
    lines: receipt.lines.map((line) => (line.line === number ? priced(change(line)) : line)),
  });
}

function withSavings(receipt: Receipt, savings: readonly LineSaving[]): Receipt {
  const byLine = new Map<number, Omit<LineSaving, 'line'>[]>();
  for (const { line, ...saving } of savings) byLine.set(line, [...(byLine.get(line) ?? []), saving]);
  const lines = receipt.lines.map((line) => {
    const own = byLine.get(line.line);
    if (own === undefined && line.savings === undefined) return line;
    const { savings: _before, ...bare } = line;
    return own === undefined ? bare : { ...bare, savings: own };
  });
  return totalled({ ...receipt, lines });
}

function statusAwaiting(pieces: number, otherwise: ReceiptLine['status']): ReceiptLine['status'] {
  if (pieces > 0) return 'awaiting-weight';
  return otherwise === 'awaiting-weight' ? 'placed' : otherwise;
}

/** The receipt before its first fact. */
export function emptyReceipt(started: FactOf<'trip-started'>): Receipt {
  return {
    trip: started.trip,
    currency: started.currency,
    status: 'open',
    lines: [],
    items: 0,
    goods: 0,
    savings: 0,
    deposits: 0,
    total: 0,
    taxes: [],
  };
}

/**
 * One step of the projection facts → receipt: pure, total, and the only one; the cart shows it and the back office
 * recomputes it. Facts of other trips and facts that do not touch a receipt leave it as it is (the same object).
 */
export function evolveReceipt(current: Receipt | undefined, body: FactBody): Receipt | undefined {
  if (body.kind === 'trip-started') return emptyReceipt(body);
  if (current === undefined || !('trip' in body) || body.trip !== current.trip) return current;
  switch (body.kind) {
    case 'line-added':
      return totalled({ ...current, lines: [...current.lines, lineOf(body)] });
    case 'line-placed': {
      const { mass, tare } = body;
      return withLine(current, body.line, (line) => ({
        ...line,
        status: statusAwaiting(body.awaiting ?? 0, 'placed'),
        ...(mass === undefined ? {} : { mass }),
        ...(tare === undefined ? {} : { tare }),
      }));
    }
    case 'line-unverified':
      return withLine(current, body.line, (line) => ({ ...line, status: 'unverified' }));
    case 'quantity-changed':
      return withLine(current, body.line, (line) => ({
        ...line,
        quantity: body.quantity,
        status: body.awaiting === undefined ? line.status : statusAwaiting(body.awaiting, line.status),
      }));
    case 'mass-changed':
      return withLine(current, body.line, (line) => ({ ...line, mass: body.mass }));
    case 'line-removed':
      return totalled({ ...current, lines: current.lines.filter((line) => line.line !== body.line) });
    case 'savings-settled':
      return withSavings(current, body.savings);
    case 'trip-finished':
      return { ...current, status: 'finished' };
    case 'trip-abandoned':
      return { ...current, status: 'abandoned' };
    case 'trip-closed':
      return { ...current, status: 'closed' };
    default:
      return current;
  }
}

/** The receipt of one trip from its facts, in order. Undefined when no `trip-started` of that trip is among them. */
export function receiptOf(bodies: Iterable<FactBody>): Receipt | undefined {
  let receipt: Receipt | undefined;
  for (const body of bodies) receipt = evolveReceipt(receipt, body);
  return receipt;
}
