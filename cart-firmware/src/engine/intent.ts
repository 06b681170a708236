import { readTyped } from '../codes/index.js';
import { addLine } from './add-line.js';
import { answer } from './answer.js';
import { setBags } from './bags.js';
import { removeLineIntent, setQuantityIntent } from './change-line.js';
import { finish, leaveCheckout } from './checkout.js';
import { choose, emailReceipt } from './choices.js';
import type { Draft } from './draft.js';
import type { Decision, EngineEvent } from './event.js';
import { addCoupon, clipCoupon, forgetMember, personalCode } from './member.js';
import { cancelTender, pay } from './payment.js';
import { closePriceCheck, openPriceCheck, showPrice } from './price-check.js';
import { minorDigits, resolveCode } from './resolve-code.js';
import { seenNow } from './recognised.js';
import { note } from './sighting.js';
import { staffAgeCheck, staffAudit, staffLeave, staffRemoveLine } from './staff.js';
import { abandon, endHelp, requestHelp } from './trip.js';
import { undo } from './undo.js';
import { addToList, removeFromList, tickList } from './wish-list.js';

type Intent = Extract<EngineEvent, { kind: 'intent' }>['intent'];

function enterCode(draft: Draft, text: string): Decision {
  const { catalogue, settings } = draft.world;
  if (catalogue === undefined) return draft.refuse('no-catalogue');
  const personal = personalCode(draft, text);
  if (personal !== undefined && 'coupon' in personal) {
    return addCoupon(draft, personal.coupon, 'scanned') ? draft.done() : draft.refuse('payment-pending');
  }
  const context = { layouts: catalogue.header.inStoreLayouts, minorDigits: minorDigits(catalogue), at: draft.at };
  const plu = catalogue.byPlu(text);
  const resolution =
    plu === undefined
      ? resolveCode(readTyped(text, context), catalogue, draft.at, settings.timeZone)
      : ({ kind: 'sale', sale: { product: plu, origin: 'plu', quantity: 1 } } as const);
  if (resolution.kind === 'silent') return draft.refuse('unknown-code');
  if (showPrice(draft, text, resolution)) return draft.done();
  if (resolution.kind === 'no-sale') {
    if (resolution.noSale.question === 'unknown-code') return draft.refuse('unknown-code');
    note(draft, resolution.noSale, text);
    return draft.done();
  }
  const { sale } = resolution;
  const refusal = addLine(draft, sale.origin === 'barcode' ? { ...sale, origin: 'typed-code' } : sale, {
    code: { symbology: 'typed', text },
  });
  return refusal === undefined ? draft.done() : draft.refuse(refusal);
}

function pickProduct(draft: Draft, { sku, from }: Extract<Intent, { kind: 'pick-product' }>): Decision {
  const { catalogue } = draft.world;
  if (catalogue === undefined) return draft.refuse('no-catalogue');
  const product = catalogue.bySku(sku);
  if (product === undefined) return draft.refuse('unknown-product');
  if (from === 'price-check') closePriceCheck(draft);
  const seen = from === 'recognised';
  const evidence = seen ? seenNow(draft, sku) : undefined;
  const refusal = addLine(draft, { product, origin: seen ? 'recognised' : 'picked', quantity: 1 }, evidence);
  return refusal === undefined ? draft.done() : draft.refuse(refusal);
}

/** What the shopper wants, while shopping. */
export function shoppingIntent(draft: Draft, intent: Exclude<Intent, { kind: 'start' }>): Decision {
  switch (intent.kind) {
    case 'choose-language':
      if (intent.language !== draft.state.language) draft.say({ kind: 'language-chosen', language: intent.language });
      return draft.done();
    case 'answer':
      return answer(draft, intent.question, intent.option);
    case 'set-quantity':
      return setQuantityIntent(draft, intent.line, intent.quantity);
    case 'remove-line':
      return removeLineIntent(draft, intent.line);
    case 'undo':
      return undo(draft);
    case 'enter-code':
      return enterCode(draft, intent.text);
    case 'pick-product':
      return pickProduct(draft, intent);
    case 'request-help':
      return requestHelp(draft, intent.reason);
    case 'end-help':
      return endHelp(draft, 'shopper');
    case 'finish':
      return finish(draft);
    case 'abandon':
      return abandon(draft);
    case 'leave-checkout':
      return leaveCheckout(draft, 'shopper');
    case 'set-bags':
      return setBags(draft, intent.count);
    case 'pay':
      return pay(draft, intent);
    case 'cancel-tender':
      return cancelTender(draft, intent.tender);
    case 'email-receipt':
      return emailReceipt(draft, intent.email);
    case 'set-budget':
    case 'choose-preferences':
    case 'choose-tare':
      return choose(draft, intent);
    case 'clip-coupon':
      return clipCoupon(draft, intent);
    case 'forget-member':
      return forgetMember(draft);
    case 'open-price-check':
      return openPriceCheck(draft);
    case 'close-price-check':
      closePriceCheck(draft);
      return draft.done();
    case 'add-to-list':
      return addToList(draft, intent);
    case 'remove-from-list':
      return removeFromList(draft, intent.id);
    case 'tick-list':
      return tickList(draft, intent.id, intent.done);
    case 'staff-age-check':
      return staffAgeCheck(draft, intent.approved);
    case 'staff-audit':
      return staffAudit(draft, intent.outcome);
    case 'staff-remove-line':
      return staffRemoveLine(draft, intent.line);
    case 'staff-leave':
      return staffLeave(draft);
    case 'close':
      return draft.refuse('not-allowed');
  }
}

/** What is still possible once the shopping is finished. */
export function finishedIntent(draft: Draft, intent: Exclude<Intent, { kind: 'start' }>): Decision {
  switch (intent.kind) {
    case 'email-receipt':
      return emailReceipt(draft, intent.email);
    case 'choose-preferences':
      return choose(draft, intent);
    case 'close':
      draft.say({ kind: 'trip-closed' });
      return draft.done();
    case 'choose-language':
      draft.say({ kind: 'language-chosen', language: intent.language });
      return draft.done();
    case 'request-help':
      return requestHelp(draft, intent.reason);
    case 'end-help':
      return endHelp(draft, 'shopper');
    default:
      return draft.refuse('not-allowed');
  }
}
