import type { TenderMethod } from '@smart-cart/contracts';

/** A tender that brought money, less what went back or is on its way back. */
export interface PaidTender {
  readonly tender: number;
  readonly method: TenderMethod;
  /** Minor units. */
  readonly left: number;
}

export interface PlannedRefund {
  readonly tender: number;
  readonly amount: number;
}

const VOUCHERS: readonly TenderMethod[] = ['meal-voucher', 'food-assistance'];

/**
 * Where money goes back to when more was paid than is due: first to vouchers that cover more than they may, then to the
 * card, the newest tender first, then to the other vouchers, and only then in cash, which needs a person.
 * @param due minor units; 0 when nothing was bought in the end
 * @param eligible what of it vouchers may pay
 */
export function planRefunds(tenders: readonly PaidTender[], due: number, eligible: number): PlannedRefund[] {
  const left = new Map(tenders.map((tender) => [tender.tender, tender.left]));
  const back = new Map<number, number>();
  let over = tenders.reduce((sum, tender) => sum + tender.left, 0) - due;
  const giveBack = ({ tender }: PaidTender, most: number): number => {
    const amount = Math.max(0, Math.min(over, most, left.get(tender) ?? 0));
    if (amount === 0) return 0;
    left.set(tender, (left.get(tender) ?? 0) - amount);
    back.set(tender, (back.get(tender) ?? 0) + amount);
    over -= amount;
    return amount;
  };
  const newest = [...tenders].sort((a, b) => b.tender - a.tender);
  const vouchers = newest.filter(({ method }) => VOUCHERS.includes(method));
  let beyond = vouchers.reduce((sum, tender) => sum + tender.left, 0) - Math.min(eligible, due);
  for (const tender of vouchers) beyond -= giveBack(tender, beyond);
  for (const tender of newest.filter(({ method }) => method === 'card')) giveBack(tender, over);
  for (const tender of vouchers) giveBack(tender, over);
  for (const tender of newest) giveBack(tender, over);
  return [...back].map(([tender, amount]) => ({ tender, amount })).sort((a, b) => a.tender - b.tender);
}
