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
  const { shares, rests } =
    total * sum <= Number.MAX_SAFE_INTEGER ? plain(total, weights, sum) : large(total, weights, sum);
  let left = total - shares.reduce((all, share) => all + share, 0);
  if (left === 0) return shares;
  const order = [...weights.keys()].sort((a, b) => (rests[b] ?? 0) - (rests[a] ?? 0) || a - b);
  for (const index of order) {
    if (left === 0) break;
    if (most !== undefined && (shares[index] ?? 0) >= (most[index] ?? 0)) continue;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

interface Division {
  /** Whole units of each. */
  readonly shares: MinorUnits[];
  /** What the division leaves of each: only which is the greater matters. */
  readonly rests: readonly number[];
}

function plain(total: MinorUnits, weights: readonly number[], sum: number): Division {
  const rests = weights.map((weight) => (total * weight) % sum);
  return { shares: weights.map((weight, index) => (total * weight - (rests[index] ?? 0)) / sum), rests };
}

/** The same where a product does not fit into a number. */
function large(total: MinorUnits, weights: readonly number[], sum: number): Division {
  const whole = BigInt(sum);
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = exact.map((share) => Number(share / whole));
  // Ranks stand for the rests, equal for equal ones.
  const rests = exact.map((share) => share % whole);
  const ranked = [...new Set(rests)].sort((a, b) => (a < b ? -1 : 1));
  return { shares, rests: rests.map((rest) => ranked.indexOf(rest)) };
}
