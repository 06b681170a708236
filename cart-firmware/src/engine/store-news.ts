import { pendingTender, type StoreNews } from '@smart-cart/contracts';
import { settleAge } from './age-check.js';
import type { Draft } from './draft.js';
import { addCoupon } from './member.js';
import { refundNews, tenderNews } from './payment.js';
import { endHelp } from './trip.js';
import { listNews } from './wish-list.js';

/** What the store says about help: in every phase of a trip. */
export function helpNews(draft: Draft, news: StoreNews): void {
  if (news.kind === 'help-answered') endHelp(draft, 'staff');
  const { help } = draft.state.visit ?? {};
  if (news.kind === 'help-coming' && help != null && help.coming !== news.by) {
    draft.say({ kind: 'help-coming', by: news.by });
  }
}

/** Where the receipt is, for the screen of a trip that has just ended. */
export function receiptLinkNews(draft: Draft, news: StoreNews): void {
  const { visit } = draft.state;
  if (news.kind !== 'receipt-link' || news.trip !== visit?.trip || news.url === visit.receiptUrl) return;
  draft.say({ kind: 'receipt-linked', url: news.url });
}

/** News for the open trip. The store tells again until the fact that follows has arrived, so each counts once. */
export function storeNews(draft: Draft, news: StoreNews): void {
  helpNews(draft, news);
  const { visit } = draft.state;
  if (visit === undefined || !('trip' in news) || news.trip !== visit.trip) return;
  switch (news.kind) {
    case 'member':
      if (visit.member?.id === news.member && !visit.memberKnown) {
        const { member, firstName, coupons, history, used } = news;
        draft.say({
          kind: 'member-known',
          member,
          ...(firstName === undefined ? {} : { firstName }),
          coupons,
          history,
          ...(used === undefined ? {} : { used }),
        });
      }
      return;
    case 'member-refused':
      if (visit.member?.id === news.member) draft.say({ kind: 'member-left', reason: 'refused' });
      return;
    case 'list':
      listNews(draft, news);
      return;
    case 'coupon':
      addCoupon(draft, news.coupon, 'phone');
      return;
    case 'tender':
      tenderNews(draft, news);
      return;
    case 'refund':
      refundNews(draft, news);
      return;
    case 'age-check':
      if (visit.ageCheck !== null) settleAge(draft, news.approved, news.minimumAge, news.by);
      return;
    case 'audit': {
      // It waits for the answer about the money, and is told again until then.
      const { audit, scope, lines } = news;
      if (audit <= (visit.audit?.audit ?? 0) || visit.audit?.outcome === 'open' || pendingTender(visit)) return;
      draft.say({ kind: 'audit-started', audit, scope, lines, reason: 'store' });
      return;
    }
    case 'receipt-link':
      // Of a trip that is over; this one is not.
      return;
    case 'audit-answer': {
      const { audit, outcome, by } = news;
      if (visit.audit?.audit === audit && visit.audit.outcome === 'open') {
        draft.say({ kind: 'audit-settled', audit, outcome, by });
      }
      return;
    }
  }
}
