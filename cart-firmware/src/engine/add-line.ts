import {
  divideRounded,
  MG_PER_KG,
  type Evidence,
  type FactOf,
  type Product,
  type QuestionKind,
} from '@smart-cart/contracts';
import { isAgeRefused } from './age-check.js';
import { correctRestored } from './correct-restored.js';
import type { Draft } from './draft.js';
import type { Refusal } from './event.js';
import type { Sale } from './sale.js';
import { unfeltPieces, type LineState } from './state.js';
import { explainOpen } from './weight-step.js';

type Expected = NonNullable<FactOf<'line-added'>['expected']>;

/** Film, tray and label of a pack whose net mass is printed on it. */
const PACKAGING = { mean: 8_000, sd: 8_000 };
/** A printed price says the mass only roughly: the price per kilogram may have changed since. */
const PRICE_SPREAD = 0.05;

/** What one piece should weigh on the scale, as far as code and catalogue tell. */
function expectedMass(sale: Sale): Expected | undefined {
  const { product, mass, printedPrice } = sale;
  if (mass !== undefined) return { mean: mass + PACKAGING.mean, sd: Math.round(Math.hypot(PACKAGING.sd, mass * 0.01)) };
  if (product.soldBy === 'weight' && printedPrice !== undefined && product.price > 0) {
    const net = divideRounded(BigInt(printedPrice) * BigInt(MG_PER_KG), BigInt(product.price));
    const sd = Math.round(Math.hypot(PACKAGING.sd, net * PRICE_SPREAD));
    return net > 0 ? { mean: net + PACKAGING.mean, sd } : undefined;
  }
  return product.soldBy === 'piece' ? product.mass : undefined;
}

/** A line which one more of the same simply makes longer. */
function sameGoods(line: LineState, sale: Sale, fresh: Omit<FactOf<'line-added'>, 'kind' | 'trip' | 'line'>): boolean {
  const { added } = line;
  return (
    sale.product.soldBy === 'piece' &&
    sale.printedPrice === undefined &&
    added.printedPrice === undefined &&
    added.sku === fresh.sku &&
    added.soldBy === fresh.soldBy &&
    added.unitPrice === fresh.unitPrice &&
    added.memberPrice === fresh.memberPrice &&
    added.deposit === fresh.deposit &&
    added.tax.id === fresh.tax.id &&
    added.tax.rate === fresh.tax.rate &&
    JSON.stringify(added.attributes) === JSON.stringify(fresh.attributes) &&
    line.quantity + sale.quantity <= 999
  );
}

function optional(product: Product, sale: Sale, expected: Expected | undefined) {
  return {
    ...(product.picture === undefined ? {} : { picture: product.picture }),
    ...(sale.printedPrice === undefined ? {} : { printedPrice: sale.printedPrice }),
    ...(product.memberPrice === undefined ? {} : { memberPrice: product.memberPrice }),
    ...(product.minimumAge === undefined ? {} : { minimumAge: product.minimumAge }),
    ...(product.voucherEligible === undefined ? {} : { voucherEligible: product.voucherEligible }),
    ...(product.tags === undefined ? {} : { tags: product.tags }),
    ...(expected === undefined ? {} : { expected }),
    ...(sale.attributes === undefined ? {} : { attributes: sale.attributes }),
  };
}

/**
 * Puts a sale on the receipt at once, so that the shopper sees it, and lets the scale confirm it.
 * @returns why it was not, or undefined
 */
export function addLine(draft: Draft, sale: Sale, evidence: Evidence | undefined): Refusal | undefined {
  const { catalogue, scale, settings } = draft.world;
  const { product } = sale;
  const taxClass = catalogue?.taxClass(product.taxClass);
  // A price without its tax is no price: the store has to mend its catalogue.
  if (catalogue === undefined || taxClass === undefined) return 'unknown-code';
  if (isAgeRefused(draft, product.minimumAge)) return 'age-refused';
  const unweighed = product.soldBy === 'weight' && sale.mass === undefined && sale.printedPrice === undefined;
  if (unweighed && !scale.ready) return 'needs-weighing';
  const expected = expectedMass(sale);
  const tooLight = expected !== undefined && expected.mean + 2 * expected.sd < settings.smallestGoods;
  const awaitingWeight = scale.ready && !tooLight;
  const fresh = {
    sku: product.sku,
    name: product.name,
    group: product.group,
    soldBy: product.soldBy,
    unitPrice: product.price,
    quantity: sale.quantity,
    mass: sale.mass ?? null,
    deposit: product.deposit ?? 0,
    tax: { id: taxClass.id, rate: taxClass.rate },
    awaitingWeight,
    origin: sale.origin,
    catalogueVersion: catalogue.version,
    ...optional(product, sale, expected),
    ...(evidence === undefined ? {} : { evidence }),
  };
  const longer = draft.trip.lines.findLast((line) => sameGoods(line, sale, fresh));
  const line = longer?.added.line ?? draft.trip.nextLine;
  if (longer === undefined) draft.say({ kind: 'line-added', line, ...fresh });
  else {
    draft.say({
      kind: 'quantity-changed',
      line,
      quantity: longer.quantity + sale.quantity,
      awaiting: longer.awaiting + (awaitingWeight ? sale.quantity : 0),
      reason: 'shopper',
    });
  }
  const silentBefore = longer !== undefined && unfeltPieces(longer) > 0;
  if (!awaitingWeight && !silentBefore) {
    draft.say({ kind: 'line-unverified', line, reason: tooLight ? 'too-light' : 'scale-fault' });
  }
  withdrawNotes(draft);
  if (awaitingWeight) {
    explainOpen(draft, 1);
    correctRestored(draft, line);
  }
  return undefined;
}

/** What is only told about a code that sold nothing. */
export const notes: readonly QuestionKind[] = ['unknown-code', 'expired', 'not-for-sale', 'unreadable-measure'];

/** Notes are over once something is sold. */
export function withdrawNotes(draft: Draft): void {
  draft.withdraw((question) => notes.includes(question.kind));
}
