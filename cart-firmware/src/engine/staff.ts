import { pendingTender, type FactOf } from '@smart-cart/contracts';
import { settleAge } from './age-check.js';
import { removeLine } from './change-line.js';
import type { Draft } from './draft.js';
import type { Decision, Identified } from './event.js';
import { lineOf } from './state.js';

/** A badge works for so long, ms: nobody is left behind with a cart that takes orders from whoever stands there. */
const STAFF_STAYS = 180_000;
/** A badge out of view for less than this time is held or worn there still, ms: a reader loses it now and then. */
const STILL_THERE = 5_000;

/**
 * A badge at the cart. Shown anew, after it had been away, it ends what it began; the one that is there still neither
 * ends anything nor comes back after its bearer has handed the cart back.
 */
export function staffRead(
  draft: Draft,
  { badge, name }: Extract<Identified, { role: 'staff' }>,
  away: number = Number.POSITIVE_INFINITY,
): Decision {
  const here = draft.state.visit?.staff?.badge === badge;
  if (away < STILL_THERE && (here || draft.trip.staffGone === badge)) return draft.done();
  draft.say(here ? { kind: 'staff-left' } : { kind: 'staff-arrived', badge, name });
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
