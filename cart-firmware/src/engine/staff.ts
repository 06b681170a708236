import { pendingTender, type FactOf } from '@smart-cart/contracts';
import { settleAge } from './age-check.js';
import { removeLine } from './change-line.js';
import type { Draft } from './draft.js';
import type { Decision, Identified } from './event.js';
import { lineOf } from './state.js';

/** A badge works for so long, ms: nobody is left behind with a cart that takes orders from whoever stands there. */
const STAFF_STAYS = 180_000;
/** A badge read again within this time was held there still, ms. */
const STILL_HELD = 3_000;

/** A badge at the cart; read once more, it ends. */
export function staffRead(draft: Draft, { badge, name }: Extract<Identified, { role: 'staff' }>): Decision {
  const { staff } = draft.state.visit ?? {};
  if (staff?.badge !== badge) {
    draft.say({ kind: 'staff-arrived', badge, name });
    return draft.done();
  }
  if (draft.at - (draft.trip.staffSince ?? 0) >= STILL_HELD) draft.say({ kind: 'staff-left' });
  return draft.done();
}

export function staffLeave(draft: Draft): Decision {
  if (draft.state.visit?.staff == null) return draft.refuse('staff-only');
  draft.say({ kind: 'staff-left' });
  return draft.done();
}

export function staffLeavesByItself(draft: Draft): void {
  const { staffSince } = draft.trip;
  if (staffSince !== null && draft.at - staffSince >= STAFF_STAYS) draft.say({ kind: 'staff-left' });
}

export function staffAgeCheck(draft: Draft, approved: boolean): Decision {
  const { staff, ageCheck, ageRefused } = draft.state.visit ?? {};
  if (staff == null) return draft.refuse('staff-only');
  // After a refusal staff may look again, with an identity card this time.
  const age = ageCheck?.minimumAge ?? (approved ? ageRefused : null);
  if (age == null) return draft.refuse('not-allowed');
  settleAge(draft, approved, age, staff.badge);
  return draft.done();
}

export function staffAudit(draft: Draft, outcome: FactOf<'audit-settled'>['outcome']): Decision {
  const { staff, audit } = draft.state.visit ?? {};
  if (staff == null) return draft.refuse('staff-only');
  if (audit?.outcome !== 'open') return draft.refuse('not-allowed');
  draft.say({ kind: 'audit-settled', audit: audit.audit, outcome, by: staff.badge });
  return draft.done();
}

export function staffRemoveLine(draft: Draft, number: number): Decision {
  const { visit } = draft.state;
  if (visit?.staff == null) return draft.refuse('staff-only');
  if (pendingTender(visit) !== undefined) return draft.refuse('payment-pending');
  const line = lineOf(draft.trip, number);
  if (line === undefined) return draft.refuse('unknown-line');
  removeLine(draft, line, 'staff');
  return draft.done();
}
