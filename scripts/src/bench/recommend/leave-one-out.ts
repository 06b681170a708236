/** Scores all items for what is left of a basket, both as places in the training vocabulary. Higher is likelier. */
export type Scorer = (rest: readonly number[], restSize: number) => ArrayLike<number>;

export interface HitRates {
  /** Share of cases whose hidden item is among the first 5, the first 10; mean of 1 / rank. */
  readonly hr5: number;
  readonly hr10: number;
  readonly mrr: number;
}

export interface LeaveOneOut {
  /** Every item of every basket with two or more, hidden once. `target` is -1 for an item training never saw. */
  readonly cases: readonly { readonly rest: readonly number[]; readonly restSize: number; readonly target: number }[];
}

export function leaveOneOut(baskets: readonly string[][], items: readonly string[]): LeaveOneOut['cases'] {
  const place = new Map(items.map((item, i) => [item, i]));
  return baskets
    .filter((basket) => basket.length >= 2)
    .flatMap((basket) => {
      const places = basket.map((item) => place.get(item) ?? -1);
      return places.map((target, hidden) => ({
        rest: places.filter((at, i) => i !== hidden && at >= 0),
        restSize: basket.length - 1,
        target,
      }));
    });
}

/** Ties count half of those that tie, so that a scorer gains nothing by saying the same of everything. */
export function measure(cases: LeaveOneOut['cases'], scorer: Scorer): HitRates {
  let [hr5, hr10, mrr] = [0, 0, 0];
  for (const { rest, restSize, target } of cases) {
    if (target < 0) continue;
    const rank = rankOf(scorer(rest, restSize), rest, target);
    if (rank <= 5) hr5 += 1;
    if (rank <= 10) hr10 += 1;
    mrr += 1 / rank;
  }
  const share = (sum: number): number => Math.round((sum / cases.length) * 1e4) / 1e4;
  return { hr5: share(hr5), hr10: share(hr10), mrr: share(mrr) };
}

function rankOf(scores: ArrayLike<number>, rest: readonly number[], target: number): number {
  const own = scores[target] ?? Number.NEGATIVE_INFINITY;
  let [better, same] = [0, 0];
  for (let item = 0; item < scores.length; item += 1) {
    if (item === target || rest.includes(item)) continue;
    const score = scores[item] as number;
    if (score > own) better += 1;
    else if (score === own) same += 1;
  }
  return 1 + better + same / 2;
}
