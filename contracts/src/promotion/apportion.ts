import type { MinorUnits } from '../money.js';

/**
 * The one place where a saving is spread over what it reduces: in proportion to `weights`, whole minor units, by largest
 * remainder; of equal remainders the earlier gets the unit. Nobody gets more than their weight as long as the total is
 * not more than all weights. Weights are integers ≥ 0; all zero gives all zero.
 *
 * @param most where weights are no amounts: what each can give at most; the unit it cannot give falls to the next. All
 * together they can give the total
 */
export function apportion(total: MinorUnits, weights: readonly number[], most?: readonly MinorUnits[]): MinorUnits[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (total === 0 || sum === 0) return weights.map(() => 0);
  const whole = BigInt(sum);
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = exact.map((share) => Number(share / whole));
  const order = exact
    .map((share, index) => ({ rest: share % whole, index }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  let left = total - shares.reduce((all, share) => all + share, 0);
  for (const { index } of order) {
    if (left === 0) break;
    if (most !== undefined && (shares[index] ?? 0) >= (most[index] ?? 0)) continue;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}
