import type { MinorUnits } from '../money.js';
import { percentOf, piecePrice, piecesIn } from './goods.js';
import type { GoodsIndex } from './goods-index.js';
import type { OpenPromotion } from './openings.js';
import type { GroupDeal, GoodsSelector, PromotionOf } from './promotion.js';
import type { AppliedPromotion, PricedLine, PromotionHint } from './settlement.js';

const MOST_HINTS = 40;

/** What a group of pieces at these prices gets. */
function dealWorth(deal: GroupDeal, prices: readonly MinorUnits[]): MinorUnits {
  const sum = prices.reduce((all, price) => all + price, 0);
  if ('price' in deal) return Math.max(0, sum - deal.price);
  if ('amountOff' in deal) return Math.min(deal.amountOff, sum);
  if (!('cheapest' in deal)) return percentOf(sum, deal.percentOff);
  const cheapest = [...prices].sort((a, b) => a - b).slice(0, deal.cheapest);
  return percentOf(
    cheapest.reduce((all, price) => all + price, 0),
    deal.percentOff,
  );
}

interface Loose {
  readonly line: PricedLine;
  readonly pieces: number;
  /** What promotions of single pieces take off each of them now. */
  readonly saved: MinorUnits;
}

/** What one more group would take, from pieces that are in no group yet. */
function groupHint(
  promotion: PromotionOf<'multi-buy'> | PromotionOf<'bundle'>,
  loose: readonly Loose[],
  index: GoodsIndex,
): PromotionHint | undefined {
  const parts: readonly { of: GoodsSelector; pieces: number }[] =
    promotion.kind === 'bundle' ? promotion.parts : [{ of: promotion.of, pieces: promotion.pieces }];
  const left = loose.map(({ pieces }) => pieces);
  const lines = new Set<number>();
  const prices: MinorUnits[] = [];
  const missing: { pieces: number; of: GoodsSelector }[] = [];
  let given = 0;
  let priced = true;
  for (const { of, pieces } of parts) {
    let open = pieces;
    let cheapest: MinorUnits | undefined;
    for (const at of index.find(of)) {
      const entry = loose[at];
      if (entry === undefined || entry.line.soldBy !== 'piece') continue;
      const { line, saved } = entry;
      const price = piecePrice(line);
      cheapest = Math.min(cheapest ?? price, price);
      const taken = Math.min(open, left[at] ?? 0);
      if (taken === 0) continue;
      left[at] = (left[at] ?? 0) - taken;
      open -= taken;
      given += taken * saved;
      lines.add(line.line);
      for (let piece = 0; piece < taken; piece += 1) prices.push(price);
    }
    if (open === 0) continue;
    missing.push({ pieces: open, of });
    if (cheapest === undefined) priced = false;
    else for (let piece = 0; piece < open; piece += 1) prices.push(cheapest);
  }
  if (lines.size === 0 || missing.length === 0) return undefined;
  const worth = priced ? dealWorth(promotion.deal, prices) - given : 0;
  if (priced && worth <= 0) return undefined;
  const { id, name, names } = promotion;
  const pieces = missing.reduce((sum, part) => sum + part.pieces, 0);
  return { id, name, names, parts: missing, pieces, spend: 0, lines: [...lines], worth };
}

/** What is nearly reached, given what applies. */
export function hintsOf(
  lines: readonly PricedLine[],
  open: readonly OpenPromotion[],
  index: GoodsIndex,
  applied: readonly AppliedPromotion[],
): PromotionHint[] {
  const byId = new Map(applied.map((entry) => [entry.id, entry]));
  const kindOf = new Map(open.map(({ promotion }) => [promotion.id, promotion]));
  const grouped = new Map<number, number>();
  const single = new Map<number, MinorUnits>();
  const remaining = new Map(lines.map(({ line, amount }) => [line, amount]));
  let threshold = 0;
  for (const { id, lines: shares, amount } of applied) {
    const promotion = kindOf.get(id);
    const group = promotion?.kind === 'multi-buy' || promotion?.kind === 'bundle';
    const wide = promotion?.kind === 'threshold' || (promotion?.kind === 'percent' && promotion.stacks === true);
    if (promotion?.kind === 'threshold' && promotion.stacks !== true) threshold = amount;
    for (const share of shares) {
      if (group) grouped.set(share.line, (grouped.get(share.line) ?? 0) + share.pieces);
      else if (!wide) single.set(share.line, (single.get(share.line) ?? 0) + share.amount);
      if (!wide) remaining.set(share.line, (remaining.get(share.line) ?? 0) - share.amount);
    }
  }
  const loose = lines.map((line): Loose => {
    const pieces = piecesIn(line) - (grouped.get(line.line) ?? 0);
    return { line, pieces, saved: pieces > 0 ? Math.floor((single.get(line.line) ?? 0) / pieces) : 0 };
  });
  const hints = open.flatMap(({ promotion, limit }): PromotionHint[] => {
    if ((byId.get(promotion.id)?.times ?? 0) >= limit) return [];
    if (promotion.kind === 'multi-buy' || promotion.kind === 'bundle') {
      const hint = groupHint(promotion, loose, index);
      return hint === undefined ? [] : [hint];
    }
    if (promotion.kind !== 'threshold' || byId.has(promotion.id)) return [];
    const { id, name, names, of, spend, deal } = promotion;
    const own = index.find(of).flatMap((at) => lines[at] ?? []);
    const missing = spend - own.reduce((sum, { line }) => sum + (remaining.get(line) ?? 0), 0);
    const worth = 'amountOff' in deal ? deal.amountOff : percentOf(spend, deal.percentOff);
    if (own.length === 0 || missing <= 0 || (promotion.stacks !== true && worth <= threshold)) return [];
    return [{ id, name, names, parts: [], pieces: 0, spend: missing, lines: own.map(({ line }) => line), worth }];
  });
  return hints
    .sort((a, b) => Number(a.spend > 0) - Number(b.spend > 0) || a.pieces - b.pieces || b.worth - a.worth)
    .slice(0, MOST_HINTS);
}
