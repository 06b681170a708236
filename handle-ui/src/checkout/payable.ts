import { lineSavings, paid, pendingTender, type Receipt, type TenderMethod, type Visit } from '@smart-cart/contracts';

const vouchers: readonly TenderMethod[] = ['meal-voucher', 'food-assistance'];

export function isVoucher(method: TenderMethod): boolean {
  return vouchers.includes(method);
}

/** Still to be paid, minor units; negative when the store gives something back. */
export function dueOf(receipt: Receipt | null, visit: Pick<Visit, 'tenders'> | null): number {
  return (receipt?.total ?? 0) - (visit === null ? 0 : paid(visit));
}

/** What vouchers may still pay: eligible goods less what promotions took off and vouchers paid, never more than is due. */
export function voucherAmount(receipt: Receipt, visit: Pick<Visit, 'tenders'>): number {
  const goods = receipt.lines.filter((line) => line.voucherEligible === true);
  const worth = goods.reduce((sum, line) => sum + line.amount - lineSavings(line), 0);
  const spent = visit.tenders.filter(({ method }) => isVoucher(method)).reduce((sum, tender) => sum + tender.paid, 0);
  return Math.max(0, Math.min(worth - spent, dueOf(receipt, visit)));
}

export interface PayChoice {
  readonly method: TenderMethod;
  /** All that it may pay for now. */
  readonly amount: number;
}

/** The ways to pay that lead somewhere, vouchers first: they are good for some goods only, the others take the rest. */
export function payChoices(
  receipt: Receipt | null,
  visit: Pick<Visit, 'tenders'> | null,
  tenders: readonly TenderMethod[],
): readonly PayChoice[] {
  if (receipt === null || visit === null) return [];
  const due = dueOf(receipt, visit);
  const eligible = voucherAmount(receipt, visit);
  return [...tenders]
    .sort((a, b) => Number(isVoucher(b)) - Number(isVoucher(a)))
    .map((method) => ({ method, amount: isVoucher(method) ? eligible : due }))
    .filter(({ amount }) => amount > 0);
}

/** Amounts to touch for a first part: round ones, and the half. */
export function partAmounts(most: number, digits: number): readonly number[] {
  const unit = 10 ** digits;
  const round = (digits === 0 ? [500, 1_000, 2_000, 5_000, 10_000] : [5, 10, 20, 50, 100]).map((each) => each * unit);
  const all = new Set([...round, Math.ceil(most / 2)]);
  return [...all].filter((amount) => amount > 0 && amount < most).sort((a, b) => a - b);
}

export type CheckoutState = 'question' | 'age-check' | 'audit' | 'paying' | 'choosing' | 'settled';

/** What the checkout waits for; money that moves comes before all else. */
export function checkoutState(receipt: Receipt | null, visit: Visit | null, questions: number): CheckoutState {
  if (visit !== null && pendingTender(visit) !== undefined) return 'paying';
  if (questions > 0) return 'question';
  if (visit?.ageCheck != null) return 'age-check';
  if (visit?.audit?.outcome === 'open') return 'audit';
  return dueOf(receipt, visit) > 0 ? 'choosing' : 'settled';
}
