const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the next attempt, ms. Doubles with each failure up to a limit, and is spread over the upper
 * half, so that the carts of a store that lost power together do not all try at the same instant.
 * @param failures attempts that failed in a row, from 1
 * @param random a number in [0, 1)
 */
export function backOff(failures: number, random: number, first = FIRST_MS, longest = LONGEST_MS): number {
  const ceiling = Math.min(longest, first * 2 ** Math.min(failures - 1, 20));
  return Math.round(ceiling * (0.5 + random / 2));
}
