/**
 * Pause before try number `attempt` (0 is the first): doubles from `first` to `last`, and lies anywhere in the upper half,
 * so that a store's carts do not all come back in the same second.
 * @param random from 0 to below 1
 */
export function backOff(attempt: number, first: number, last: number, random: () => number): number {
  const whole = Math.min(last, first * 2 ** Math.min(attempt, 30));
  return Math.round(whole / 2 + (random() * whole) / 2);
}
