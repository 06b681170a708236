import { ease } from './baselines.js';
import { countTogether } from './co-occurrence.js';
import { leaveOneOut, measure } from './leave-one-out.js';

const PENALTIES = [20, 50, 100, 200, 300, 400, 600, 800, 1200, 2000];
const FOLDS = 4;

/** The penalty with the best hit rate among ten on held-out folds of the training baskets. */
export function chooseEasePenalty(baskets: readonly string[][], items: readonly string[]): number {
  const place = new Map(items.map((item, i) => [item, i]));
  const gained = PENALTIES.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const kept = baskets.filter((_, i) => i % FOLDS !== fold);
    const held = baskets.filter((_, i) => i % FOLDS === fold);
    const together = countTogether(
      kept.map((basket) => basket.map((item) => place.get(item) as number)),
      items.length,
    );
    const cases = leaveOneOut(held, items);
    PENALTIES.forEach((penalty, i) => {
      gained[i] = (gained[i] as number) + measure(cases, ease(together, penalty)).hr10;
    });
  }
  return PENALTIES[gained.indexOf(Math.max(...gained))] as number;
}
