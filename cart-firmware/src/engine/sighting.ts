import type { Evidence, Question } from '@smart-cart/contracts';
import { readCode } from '../codes/index.js';
import { addLine } from './add-line.js';
import { callStaff } from './ask-about-step.js';
import { answerByShowing } from './show-removed.js';
import type { Draft } from './draft.js';
import type { Decision, EngineEvent } from './event.js';
import { addCoupon, personalCode, recognise } from './member.js';
import { showPrice, wasJustChecked } from './price-check.js';
import { minorDigits, resolveCode } from './resolve-code.js';
import { seenNow } from './recognised.js';
import type { NoSale, Sale } from './sale.js';

/** The same package still in view after it was put in, ms: a second one takes a person longer. */
const STILL_IN_VIEW = 1_200;
/** Without a scale nothing else tells a second package from the same one held a little longer, ms. */
const STILL_HELD = 2_500;
/** What was just lifted out passes the camera on its way, ms. */
const PASSING_BY = 4_000;
/** What was put back without showing it may be shown afterwards, ms. */
const CONFIRMING = 8_000;
/** A code the shopper has been told about is not told again within this time, ms. */
const NOTED = 8_000;

/** One package seen again is not a second package. */
function isTheSamePackage(draft: Draft, sale: Sale): boolean {
  const { trip, at, world } = draft;
  const { sku } = sale.product;
  const lines = trip.lines.filter((line) => line.added.sku === sku && line.added.printedPrice === sale.printedPrice);
  const held = world.scale.ready ? STILL_IN_VIEW : STILL_HELD;
  const counted = trip.questions.find((question) => question.kind === 'how-many');
  const another = lines.some((line) => line.added.line === counted?.line) && at - (counted?.at ?? at) >= STILL_IN_VIEW;
  // Asked how many, the shopper shows the second one.
  if (another) return false;
  if (lines.some((line) => line.awaiting > 0 || at - line.changedAt < held)) return true;
  // Its weight brought it back before its code was read: the code only confirms it.
  if (lines.some((line) => line.restoredAt !== null && at - line.restoredAt < CONFIRMING)) return true;
  return trip.taken.some(
    (gone) => gone.reason === 'taken-out' && gone.line.added.sku === sku && at - gone.at < PASSING_BY,
  );
}

/** Tells the shopper why nothing was added; once for each code, and one note at a time. */
export function note(draft: Draft, noSale: NoSale, code: string): void {
  const { trip, at } = draft;
  const text = code.slice(0, 200);
  if (trip.questions.some((question) => question.code === text)) return;
  if (trip.noted.some((noted) => noted.code === text && at - noted.at < NOTED)) return;
  const { product, date, question: kind } = noSale;
  const about: Omit<Question, 'id' | 'kind' | 'at'> = {
    code: text,
    ...(product === undefined ? {} : { sku: product.sku, name: product.name }),
    ...(product?.picture === undefined ? {} : { picture: product.picture }),
    ...(date === undefined ? {} : { date }),
    options:
      kind === 'unknown-code'
        ? [{ id: 'type-code', action: 'type-code' }, { id: 'ok', action: 'ok' }, callStaff]
        : [{ id: 'ok', action: 'ok' }, callStaff],
  };
  draft.withdraw((question) => question.code !== undefined && question.code !== text);
  draft.ask(kind, about);
}

/** A code read by the camera with enough agreement to act on. */
export function sighting(draft: Draft, event: Extract<EngineEvent, { kind: 'sighting' }>): Decision {
  const { catalogue, settings } = draft.world;
  if (catalogue === undefined) return draft.refuse('no-catalogue');
  const { code, frames } = event;
  const reading = readCode(code, {
    layouts: catalogue.header.inStoreLayouts,
    minorDigits: minorDigits(catalogue),
    at: event.at,
  });
  const misread = reading.kind === 'unreadable' && reading.fault === 'check-digit';
  const personal = misread ? undefined : personalCode(draft, code.text);
  if (personal !== undefined) {
    if ('coupon' in personal) addCoupon(draft, personal.coupon, 'scanned');
    else recognise(draft, { role: 'member', how: 'loyalty-number', member: personal.member });
    return draft.done();
  }
  const resolution = resolveCode(reading, catalogue, event.at, settings.timeZone);
  if (showPrice(draft, code.text, resolution) || wasJustChecked(draft, code.text)) return draft.done();
  if (resolution.kind === 'silent') return draft.done();
  if (resolution.kind === 'no-sale') {
    note(draft, resolution.noSale, code.text);
    return draft.done();
  }
  const { sale } = resolution;
  if (answerByShowing(draft, sale.product.sku)) return draft.done();
  if (isTheSamePackage(draft, sale)) return draft.done();
  const evidence: Evidence = {
    code: { symbology: code.symbology.slice(0, 30), text: code.text.slice(0, 300), frames },
    ...seenNow(draft),
  };
  const refusal = addLine(draft, sale, evidence);
  if (refusal !== undefined) {
    const question =
      refusal === 'needs-weighing' ? 'unreadable-measure' : refusal === 'age-refused' ? 'not-for-sale' : 'unknown-code';
    note(draft, { question, product: sale.product }, code.text);
  }
  return draft.done();
}
