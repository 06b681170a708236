import type { MinorUnits } from '../money.js';
import { wideShares, type BasketWide } from './basket-wide.js';
import type { ItemChoice } from './item-choice.js';
import type { Lot } from './lot.js';
import { piecesIn } from './goods.js';
import type { OpenPromotion } from './openings.js';
import type { AppliedPromotion, LineShare, PricedLine } from './settlement.js';

interface Chosen {
  readonly active: readonly BasketWide[];
  readonly choice: ItemChoice;
}

/** Says of a chosen combination what each promotion takes off each line. Pieces of a lot are used from its first line on. */
export function explain(
  lines: readonly PricedLine[],
  open: readonly OpenPromotion[],
  lots: readonly Lot[],
  { active, choice }: Chosen,
): AppliedPromotion[] {
  const byRank = new Map<number, { times: number; lines: Map<number, { pieces: number; amount: MinorUnits }> }>();
  const give = (rank: number, line: number, pieces: number, amount: MinorUnits): void => {
    const entry = byRank.get(rank) ?? { times: 0, lines: new Map<number, { pieces: number; amount: MinorUnits }>() };
    byRank.set(rank, entry);
    const share = entry.lines.get(line) ?? { pieces: 0, amount: 0 };
    entry.lines.set(line, { pieces: share.pieces + pieces, amount: share.amount + amount });
  };
  const remaining = new Map(lines.map(({ line, amount }) => [line, amount]));
  const stock = lots.map((lot) => lot.lines.map((entry) => ({ ...entry })));
  const times = [...choice.times].sort((a, b) => a.rank - b.rank || (a.picked.join() < b.picked.join() ? -1 : 1));
  for (const { rank, picked, shares } of times) {
    for (const [place, lot] of picked.entries()) {
      const from = stock[lot]?.find(({ pieces }) => pieces > 0);
      if (from === undefined) continue;
      from.pieces -= 1;
      const amount = shares[place] ?? 0;
      give(rank, from.line, 1, amount);
      remaining.set(from.line, (remaining.get(from.line) ?? 0) - amount);
    }
    const entry = byRank.get(rank);
    if (entry !== undefined) entry.times += 1;
  }
  if (active.length > 0) {
    const cover = new Map(lots.flatMap((lot) => lot.lines.map(({ line }) => [line, lot.cover])));
    const covered = lines.filter(({ line }) => cover.has(line));
    const wide = wideShares(
      active,
      covered.map(({ line }) => remaining.get(line) ?? 0),
      covered.map(({ line }) => cover.get(line) ?? 0),
    );
    for (const [index, { rank }] of active.entries()) {
      for (const [at, amount] of (wide.shares[index] ?? []).entries()) {
        const line = covered[at];
        if (line !== undefined && amount > 0) give(rank, line.line, piecesIn(line), amount);
      }
      const entry = byRank.get(rank);
      if (entry !== undefined) entry.times = 1;
    }
  }
  return [...byRank]
    .sort(([a], [b]) => a - b)
    .flatMap(([rank, entry]): AppliedPromotion[] => {
      const promotion = open[rank]?.promotion;
      if (promotion === undefined) return [];
      const shares: LineShare[] = [...entry.lines]
        .map(([line, share]) => ({ line, ...share }))
        .sort((a, b) => a.line - b.line);
      const amount = shares.reduce((sum, share) => sum + share.amount, 0);
      const { id, name, names } = promotion;
      return [{ id, name, names, times: entry.times, amount, lines: shares }];
    });
}
