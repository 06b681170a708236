import { divideRounded, type MinorUnits } from '../money.js';
import { apportion } from './apportion.js';
import type { OpenPromotion } from './openings.js';

/** A promotion on the whole basket: a percentage that stacks, or a threshold. */
export interface BasketWide {
  readonly rank: number;
  readonly classes: ReadonlySet<number>;
  readonly percentOff: number;
  readonly amountOff: MinorUnits;
  /** What the goods must cost after item promotions; 0 for a percentage that stacks. */
  readonly spend: MinorUnits;
  /** Comes on top of others; of those that do not, one applies. */
  readonly stacks: boolean;
}

export function basketWide(open: readonly OpenPromotion[], classes: readonly (readonly number[])[]): BasketWide[] {
  const coveredBy = new Map<number, Set<number>>();
  for (const [index, ranks] of classes.entries()) {
    for (const rank of ranks) {
      const covered = coveredBy.get(rank);
      if (covered === undefined) coveredBy.set(rank, new Set([index]));
      else covered.add(index);
    }
  }
  return open.flatMap(({ promotion }, rank) => {
    const covered = coveredBy.get(rank);
    if (covered === undefined) return [];
    const about = { rank, classes: covered, stacks: true };
    if (promotion.kind === 'percent') return [{ ...about, percentOff: promotion.percentOff, amountOff: 0, spend: 0 }];
    if (promotion.kind !== 'threshold') return [];
    const { deal, spend } = promotion;
    return [
      {
        ...about,
        percentOff: 'percentOff' in deal ? deal.percentOff : 0,
        amountOff: 'amountOff' in deal ? deal.amountOff : 0,
        spend,
        stacks: promotion.stacks === true,
      },
    ];
  });
}

/** Percentages of several promotions are added, up to everything. Basis points, by class. */
export function percentByClass(active: readonly BasketWide[], classes: number): number[] {
  return Array.from({ length: classes }, (_, index) =>
    Math.min(
      10_000,
      active.reduce((sum, wide) => sum + (wide.classes.has(index) ? wide.percentOff : 0), 0),
    ),
  );
}

export interface WideShares {
  /** By promotion, in the order given, then by line. */
  readonly shares: readonly (readonly MinorUnits[])[];
  readonly total: MinorUnits;
  /** Less was left than an amount would have taken off. */
  readonly cut: boolean;
}

/**
 * What they take off goods that cost `remaining` after item promotions, each of class `classOf`. All percentages
 * together are rounded once; then the amounts, by id, as far as there is something left.
 */
export function wideShares(
  active: readonly BasketWide[],
  remaining: readonly MinorUnits[],
  classOf: readonly number[],
): WideShares {
  const percents = percentByClass(active, Math.max(-1, ...classOf) + 1);
  const weights = remaining.map((amount, at) => amount * (percents[classOf[at] ?? 0] ?? 0));
  const exact = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const percentTotal = divideRounded(exact, 10_000n);
  // Rounding the sum up must not take a cent more off a line than it costs.
  const reduced = apportion(percentTotal, weights, remaining);
  const shares = active.map(() => remaining.map(() => 0));
  for (const [at, share] of reduced.entries()) {
    const own = active.map((wide) => (wide.classes.has(classOf[at] ?? -1) ? wide.percentOff : 0));
    for (const [index, part] of apportion(share, own).entries()) {
      const list = shares[index];
      if (list !== undefined) list[at] = part;
    }
  }
  const left = remaining.map((amount, at) => amount - (reduced[at] ?? 0));
  let total = percentTotal;
  let cut = false;
  for (const [index, { amountOff, classes }] of active.entries()) {
    if (amountOff === 0) continue;
    const under = left.map((amount, at) => (classes.has(classOf[at] ?? -1) ? amount : 0));
    const off = Math.min(
      amountOff,
      under.reduce((sum, amount) => sum + amount, 0),
    );
    cut ||= off < amountOff;
    total += off;
    const list = apportion(off, under);
    shares[index] = list;
    for (const [at, share] of list.entries()) left[at] = (left[at] ?? 0) - share;
  }
  return { shares, total, cut };
}
