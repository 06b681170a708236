import type { Intent } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import type { Decision, EngineEvent, Identified } from './event.js';
import { moneyMoved } from './due.js';
import { staffRead } from './staff.js';
import { start } from './trip.js';

type Member = Extract<Identified, { role: 'member' }>;

/** Somebody is known by a verified code. The same person's code, still in view, changes nothing. */
export function recognise(draft: Draft, claims: Member): Decision {
  const { visit } = draft.state;
  if (visit === undefined || visit.member?.id === claims.member) return draft.done();
  // Member prices would change a total of which a part is paid.
  if (moneyMoved(visit)) return draft.refuse('payment-pending');
  const { member, how, firstName, token } = claims;
  draft.say({
    kind: 'member-recognised',
    member,
    how,
    ...(firstName === undefined ? {} : { firstName }),
    ...(token === undefined ? {} : { token }),
  });
  return draft.done();
}

/** A login code while nobody shops takes the cart; a badge does not. */
export function loginStarts(draft: Draft, event: Extract<EngineEvent, { kind: 'login' }>): Decision {
  if (event.claims.role === 'staff') return draft.refuse('no-trip');
  const language = draft.world.settings.firstLanguage;
  const refusal = start(draft, language, event.fresh);
  return refusal === undefined ? recognise(draft, event.claims) : draft.refuse(refusal);
}

export function login(draft: Draft, event: Extract<EngineEvent, { kind: 'login' }>): Decision {
  return event.claims.role === 'staff' ? staffRead(draft, event.claims, event.away) : recognise(draft, event.claims);
}

export function forgetMember(draft: Draft): Decision {
  const { visit } = draft.state;
  if (visit?.member == null) return draft.refuse('no-member');
  if (moneyMoved(visit)) return draft.refuse('payment-pending');
  draft.say({ kind: 'member-left', reason: 'shopper' });
  return draft.done();
}

export type ClipCoupon = Extract<Intent, { kind: 'clip-coupon' }>;

/** @returns whether the coupon counts from now on, or did before */
export function addCoupon(draft: Draft, coupon: string, how: 'screen' | 'scanned' | 'phone'): boolean {
  const { visit } = draft.state;
  if (visit === undefined) return false;
  if (visit.coupons.includes(coupon) && !visit.memberCoupons.includes(coupon)) return true;
  if (moneyMoved(visit)) return false;
  draft.say({ kind: 'coupon-added', coupon, how });
  return true;
}

export function clipCoupon(draft: Draft, { coupon }: ClipCoupon): Decision {
  if (draft.world.knowsCoupon?.(coupon) !== true) return draft.refuse('unknown-coupon');
  return addCoupon(draft, coupon, 'screen') ? draft.done() : draft.refuse('payment-pending');
}

/** The coupon or loyalty number a code holds, by how it begins and by what promotions name. */
export function personalCode(draft: Draft, text: string): { coupon: string } | { member: string } | undefined {
  const { settings, knowsCoupon } = draft.world;
  const code = text.trim();
  if (code.length === 0 || code.length > 60) return undefined;
  if (settings.loyaltyPrefixes.some((prefix) => code.startsWith(prefix))) return { member: code };
  if (knowsCoupon?.(code) === true) return { coupon: code };
  const prefix = settings.couponPrefixes.find((begins) => code.startsWith(begins));
  if (prefix === undefined) return undefined;
  const rest = code.slice(prefix.length);
  return { coupon: rest !== '' && knowsCoupon?.(rest) === true ? rest : code };
}
