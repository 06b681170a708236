/**
 * How long to wait before the next attempt, ms. Short at first, because the usual cause is a firmware restarting beside
 * us; spread out, so that several screens of one cart do not come at once.
 * @param attempt 0 for the first
 * @param random in [0, 1)
 */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(4_000, 150 * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * (0.5 + random / 2));
}
