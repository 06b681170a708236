/**
 * How long to wait before the next attempt. Doubles from `first` to `last` and lies anywhere in the upper half, so that
 * the carts of a store that lost power or network together do not all come back at the same instant.
 * @param attempt 0 is the first
 * @param random from 0 to below 1
 * @returns whole, in the unit of `first` and `last`
 */
export function backOff(attempt: number, first: number, last: number, random: number): number {
  // Bounded, because a power of two of a month's attempts is Infinity.
  const whole = Math.min(last, first * 2 ** Math.min(attempt, 30));
  return Math.round(whole * (0.5 + random / 2));
}
