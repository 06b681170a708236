import type { MinorUnits } from '../money.js';
import { percentOf, piecePrice, pieceSaving, piecesIn } from './goods.js';
import type { GoodsIndex } from './goods-index.js';
import type { Assortment, Lot, Offer, Reward } from './lot.js';
import type { OpenPromotion } from './openings.js';
import { piecesOfGroup, type GroupDeal, type Promotion } from './promotion.js';
import type { PricedLine } from './settlement.js';

/** What a promotion can do with a line: parts of a group it can fill, or what it takes off a piece. */
interface Chance {
  readonly rank: number;
  readonly parts: number[];
  readonly saving: MinorUnits;
}

interface Draft {
  readonly first: PricedLine;
  readonly price: MinorUnits;
  readonly cover: number;
  readonly chances: readonly Chance[];
  readonly lines: { line: number; pieces: number }[];
  count: number;
}

const overBasket = (promotion: Promotion): boolean =>
  promotion.kind === 'threshold' || (promotion.kind === 'percent' && promotion.stacks === true);

/** Chances of every line, and which promotions on the whole basket cover it. */
function chancesOf(lines: readonly PricedLine[], open: readonly OpenPromotion[], index: GoodsIndex) {
  const chances = lines.map((): Chance[] => []);
  const covers = lines.map((): number[] => []);
  for (const [rank, { promotion }] of open.entries()) {
    if (overBasket(promotion)) {
      if ('of' in promotion) for (const at of index.find(promotion.of)) covers[at]?.push(rank);
    } else if (promotion.kind === 'bundle' || promotion.kind === 'multi-buy') {
      const parts = promotion.kind === 'bundle' ? promotion.parts : [promotion];
      for (const [part, { of }] of parts.entries()) {
        for (const at of index.find(of)) {
          if (lines[at]?.soldBy !== 'piece') continue;
          const last = chances[at]?.at(-1);
          if (last?.rank === rank) last.parts.push(part);
          else chances[at]?.push({ rank, parts: [part], saving: 0 });
        }
      }
    } else {
      for (const at of index.find(promotion.of)) {
        const line = lines[at];
        const saving = line === undefined ? 0 : pieceSaving(promotion, line);
        if (saving > 0) chances[at]?.push({ rank, parts: [], saving });
      }
    }
  }
  return { chances, covers };
}

/** Pieces that no promotion can tell apart, dearest first, then by sku. */
function draftsOf(lines: readonly PricedLine[], open: readonly OpenPromotion[], index: GoodsIndex) {
  const { chances, covers } = chancesOf(lines, open, index);
  const classOf = new Map<string, number>();
  const classes: number[][] = [];
  const drafts = new Map<string, Draft>();
  const distinct = covers.some((ranks) => ranks.length > 0);
  for (const [at, line] of lines.entries()) {
    const ranks = covers[at] ?? [];
    const cover = classOf.get(ranks.join()) ?? classes.push(ranks) - 1;
    classOf.set(ranks.join(), cover);
    const price = piecePrice(line);
    // Weighed goods stand alone; so do products where who is "cheapest" decides what else covers it.
    const own = line.soldBy === 'weight' ? `line ${line.line}` : distinct ? line.sku : '';
    const chance = (chances[at] ?? []).map(({ rank, parts, saving }) => `${rank}:${parts.join('+')}:${saving}`);
    const key = `${price}|${own}|${cover}|${chance.join()}`;
    const draft = drafts.get(key) ?? { first: line, price, cover, chances: chances[at] ?? [], lines: [], count: 0 };
    drafts.set(key, draft);
    draft.lines.push({ line: line.line, pieces: piecesIn(line) });
    draft.count += piecesIn(line);
  }
  const sorted = [...drafts.values()].sort(
    (a, b) =>
      b.price - a.price ||
      (a.first.sku < b.first.sku ? -1 : a.first.sku > b.first.sku ? 1 : a.first.line - b.first.line),
  );
  return { drafts: sorted, classes };
}

function rewardOf(deal: GroupDeal, drafts: readonly Draft[], lots: readonly number[]): Reward {
  if ('price' in deal) return { rule: 'price', price: deal.price };
  if ('amountOff' in deal) return { rule: 'amount', amount: deal.amountOff };
  const each = drafts.map(() => 0);
  for (const lot of lots) each[lot] = percentOf(drafts[lot]?.price ?? 0, deal.percentOff);
  return 'cheapest' in deal ? { rule: 'cheapest', count: deal.cheapest, each } : { rule: 'each', each };
}

/** What the promotions in force can do with a basket. */
export function assortmentOf(
  lines: readonly PricedLine[],
  open: readonly OpenPromotion[],
  index: GoodsIndex,
): Assortment {
  const { drafts, classes } = draftsOf(lines, open, index);
  const chancesByRank = new Map<number, { lot: number; chance: Chance }[]>();
  for (const [lot, { chances }] of drafts.entries()) {
    for (const chance of chances) {
      const list = chancesByRank.get(chance.rank);
      if (list === undefined) chancesByRank.set(chance.rank, [{ lot, chance }]);
      else list.push({ lot, chance });
    }
  }
  const pieces = (lots: readonly number[]): number => lots.reduce((sum, lot) => sum + (drafts[lot]?.count ?? 0), 0);
  const unlimited = new Set<number>();
  const offers: Offer[] = [];
  for (const [rank, { promotion, limit }] of open.entries()) {
    const own = chancesByRank.get(rank);
    if (own === undefined) continue;
    const lots = own.map(({ lot }) => lot);
    if (promotion.kind === 'multi-buy' || promotion.kind === 'bundle') {
      const parts = promotion.kind === 'bundle' ? promotion.parts : [{ pieces: promotion.pieces }];
      const slots = parts.map((part, number) => ({
        pieces: part.pieces,
        lots: own.flatMap(({ lot, chance }) => (chance.parts.includes(number) ? [lot] : [])),
      }));
      const most = Math.min(
        limit,
        Math.floor(pieces(lots) / piecesOfGroup(promotion)),
        ...slots.map((slot) => Math.floor(pieces(slot.lots) / slot.pieces)),
      );
      if (most >= 1) offers.push({ rank, slots, reward: rewardOf(promotion.deal, drafts, lots), limit: most });
    } else if (pieces(lots) <= limit) {
      unlimited.add(rank);
    } else {
      const each = drafts.map(() => 0);
      for (const { lot, chance } of own) each[lot] = chance.saving;
      offers.push({ rank, slots: [{ pieces: 1, lots }], reward: { rule: 'each', each }, limit });
    }
  }
  const lots = drafts.map(({ price, count, lines: own, cover, chances }): Lot => {
    const plains = chances
      .filter(({ rank }) => unlimited.has(rank))
      .map(({ rank, saving }) => ({ rank, saving }))
      .sort((a, b) => b.saving - a.saving || a.rank - b.rank);
    return { price, count, lines: own, cover, plain: plains[0], plains };
  });
  return { lots, offers, classes };
}
