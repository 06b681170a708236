import { pendingTender, type Intent, type StoreNews } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import { isVoucher, payable } from './due.js';
import type { Decision } from './event.js';
import { refundKey } from './evolve-course.js';

/**
 * Asks the store for money, one payment at a time. The amount is what the shopper saw: the receipt stands still until
 * the store answers.
 */
export function pay(draft: Draft, { method, amount }: Extract<Intent, { kind: 'pay' }>): Decision {
  const { visit, receipt } = draft.state;
  if (visit?.checkout !== true || receipt === undefined) return draft.refuse('not-in-checkout');
  if (pendingTender(visit) !== undefined) return draft.refuse('payment-pending');
  const { settings } = draft.world;
  if (!settings.tenders.includes(method)) return draft.refuse('tender-not-offered');
  const { due, eligibleForVouchers, blockedBy } = payable(draft.state, settings);
  if (blockedBy !== null) return draft.refuse(blockedBy);
  if (due <= 0) return draft.refuse('nothing-due');
  const most = isVoucher(method) ? eligibleForVouchers : due;
  if (most <= 0) return draft.refuse('not-eligible');
  if (amount !== undefined && amount > most) return draft.refuse('amount-too-high');
  draft.say({
    kind: 'tender-requested',
    tender: visit.tenders.length + 1,
    method,
    amount: amount ?? most,
    currency: receipt.currency,
  });
  return draft.done();
}

export function cancelTender(draft: Draft, number: number): Decision {
  const tender = draft.state.visit?.tenders.find((candidate) => candidate.tender === number);
  if (tender === undefined) return draft.refuse('unknown-tender');
  // Asked twice, or answered meanwhile: there is nothing more to ask.
  if (tender.state === 'pending') draft.say({ kind: 'tender-cancel-requested', tender: number });
  return draft.done();
}

/** The store says what became of a payment. Told again, it changes nothing. */
export function tenderNews(draft: Draft, news: Extract<StoreNews, { kind: 'tender' }>): void {
  const tender = draft.state.visit?.tenders.find((candidate) => candidate.tender === news.tender);
  if (tender === undefined) return;
  const open = tender.state === 'pending' || tender.state === 'cancelling';
  // Money that moved after all counts, whatever was told before.
  const late = tender.state !== 'approved' && news.outcome === 'approved' && news.amount > 0;
  if (!open && !late) return;
  const { outcome, amount, reference, reason } = news;
  draft.say({
    kind: 'tender-settled',
    tender: news.tender,
    outcome,
    amount: outcome === 'approved' ? Math.min(amount, tender.asked) : 0,
    ...(reference === undefined ? {} : { reference }),
    ...(reason === undefined ? {} : { reason }),
  });
}

/** Money went back. Told again, it counts once. */
export function refundNews(draft: Draft, news: Extract<StoreNews, { kind: 'refund' }>): void {
  const { tender: number, amount, reference } = news;
  const tender = draft.state.visit?.tenders.find((candidate) => candidate.tender === number);
  const refund = { tender: number, amount, ...(reference === undefined ? {} : { reference }) };
  if (tender === undefined || draft.trip.refunds.includes(refundKey(refund)) || amount > tender.paid) return;
  draft.say({ kind: 'tender-refunded', ...refund });
}
