import { MONTHS } from '@smart-cart/contracts';
import type { EncodedBaskets } from './basket.js';

/** Receipts worth of "like the whole year" mixed into every month, so that few receipts say little. */
const CAUTION = 10;

/** [12 × N] logarithm of how much more often an item is bought in a month than in the whole year. */
export function seasonOf({ items, baskets, months }: EncodedBaskets): Float32Array {
  const n = items.length;
  const inMonth = new Float64Array(MONTHS * n);
  const whole = new Float64Array(n);
  const ofMonth = new Float64Array(MONTHS);
  baskets.forEach((basket, which) => {
    const month = (months[which] as number) - 1;
    if (month < 0) return;
    ofMonth[month] = (ofMonth[month] as number) + 1;
    for (const item of basket) {
      inMonth[month * n + item] = (inMonth[month * n + item] as number) + 1;
      whole[item] = (whole[item] as number) + 1;
    }
  });
  const dated = ofMonth.reduce((sum, count) => sum + count, 0);
  const season = new Float32Array(MONTHS * n);
  for (let at = 0; at < season.length; at += 1) {
    const expected = ((whole[at % n] as number) * (ofMonth[Math.floor(at / n)] as number)) / Math.max(1, dated);
    season[at] = Math.log(((inMonth[at] as number) + CAUTION) / (expected + CAUTION));
  }
  return season;
}
