import {
  paid,
  pendingTender,
  voucherWorth,
  type MinorUnits,
  type Receipt,
  type TenderMethod,
  type Visit,
} from '@smart-cart/contracts';
import type { EngineSettings } from './event.js';
import type { EngineState } from './state.js';

/** Ways to pay that are good for some goods only. */
const vouchers: readonly TenderMethod[] = ['meal-voucher', 'food-assistance'];

export function isVoucher(method: TenderMethod): boolean {
  return vouchers.includes(method);
}

/** Money was charged, or is being charged: from then on nothing but goods changes the total. */
export function moneyMoved(visit: Visit): boolean {
  return pendingTender(visit) !== undefined || paid(visit) > 0;
}

/** What is still to be paid; negative when goods were taken out after they were paid: the store gives it back. */
export function due(state: Pick<EngineState, 'receipt' | 'visit'>): MinorUnits {
  const { receipt, visit } = state;
  return (receipt?.total ?? 0) - (visit === undefined ? 0 : paid(visit));
}

/** What vouchers may still pay: eligible goods after savings and without deposit, less what vouchers paid already. */
export function eligibleForVouchers(receipt: Receipt, visit: Visit): MinorUnits {
  const spent = visit.tenders.filter(({ method }) => isVoucher(method)).reduce((sum, tender) => sum + tender.paid, 0);
  return Math.max(0, Math.min(voucherWorth(receipt.lines) - spent, receipt.total - paid(visit)));
}

/** What paying waits for. Staff settles the first two; the shopper the last, with what the cart asks. */
export type Blocker = 'age-check' | 'audit' | 'open-points';

export interface Payable {
  readonly due: MinorUnits;
  readonly eligibleForVouchers: MinorUnits;
  /** Ways to pay that lead somewhere now. */
  readonly methods: readonly TenderMethod[];
  readonly blockedBy: Blocker | null;
}

/** Open points that came up after the shopper went to pay: those before were accepted. */
function newPoints({ trip }: EngineState): boolean {
  if (trip === null) return false;
  const accepted = new Set(trip.accepted.changes);
  return (
    trip.open.some(({ change }) => !accepted.has(change)) || trip.questions.some(({ kind }) => kind === 'take-out')
  );
}

export function blockedBy(state: EngineState): Blocker | null {
  if (state.visit?.ageCheck != null) return 'age-check';
  if (state.visit?.audit?.outcome === 'open') return 'audit';
  return newPoints(state) ? 'open-points' : null;
}

/** What can be paid, how, and what it waits for. */
export function payable(state: EngineState, settings: Pick<EngineSettings, 'tenders'>): Payable {
  const { receipt, visit } = state;
  if (receipt === undefined || visit === undefined) {
    return { due: 0, eligibleForVouchers: 0, methods: [], blockedBy: null };
  }
  const rest = due(state);
  const eligible = eligibleForVouchers(receipt, visit);
  const methods = settings.tenders.filter((method) => (isVoucher(method) ? eligible > 0 : rest > 0));
  return { due: rest, eligibleForVouchers: eligible, methods, blockedBy: blockedBy(state) };
}
