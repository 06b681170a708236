import type { MinorUnits } from '../money.js';
import { percentOf, piecePrice, pieceSaving, piecesIn, selects } from './goods.js';
import type { OpenPromotion } from './openings.js';
import { piecesOfGroup, type GroupDeal } from './promotion.js';
import type { PricedLine } from './settlement.js';

/** Pieces of one or more lines that no promotion can tell apart. */
export interface Lot {
  readonly price: MinorUnits;
  readonly count: number;
  readonly lines: readonly { readonly line: number; readonly pieces: number }[];
  /** Which of the promotions on the whole basket cover it, as an index into `Assortment.classes`. */
  readonly cover: number;
  /** The best promotion of single pieces without a limit: always to be had instead. */
  readonly plain: { readonly rank: number; readonly saving: MinorUnits } | undefined;
  /** All of those without a limit, for when the best is more than wanted. */
  readonly plains: readonly { readonly rank: number; readonly saving: MinorUnits }[];
}

/** How an offer rewards a group of pieces. `each`: what it takes off a piece, by lot. */
export type Reward =
  | { readonly rule: 'each'; readonly each: readonly MinorUnits[] }
  | { readonly rule: 'cheapest'; readonly count: number; readonly each: readonly MinorUnits[] }
  | { readonly rule: 'price'; readonly price: MinorUnits }
  | { readonly rule: 'amount'; readonly amount: MinorUnits };

/** An item promotion as far as this basket is concerned. */
export interface Offer {
  /** Position of its promotion in the order of ids. */
  readonly rank: number;
  readonly slots: readonly { readonly pieces: number; readonly lots: readonly number[] }[];
  readonly reward: Reward;
  /** How often at most, by its limit and by the pieces there are. */
  readonly limit: number;
}

export interface Assortment {
  /** Dearest first, then by sku: the order in which pieces of a group are looked at. */
  readonly lots: readonly Lot[];
  readonly offers: readonly Offer[];
  /** Ranks of the promotions on the whole basket that cover the lots of a class. */
  readonly classes: readonly (readonly number[])[];
}

const wholeBasket = ({ promotion }: OpenPromotion): boolean =>
  promotion.kind === 'threshold' || (promotion.kind === 'percent' && promotion.stacks === true);

interface Draft {
  readonly line: PricedLine;
  readonly price: MinorUnits;
  readonly key: string;
  readonly lines: { line: number; pieces: number }[];
}

function rewardOf(
  deal: GroupDeal,
  lots: readonly Draft[],
  percent: (lot: Draft, basisPoints: number) => number,
): Reward {
  if ('price' in deal) return { rule: 'price', price: deal.price };
  if ('amountOff' in deal) return { rule: 'amount', amount: deal.amountOff };
  const each = lots.map((lot) => percent(lot, deal.percentOff));
  return 'cheapest' in deal ? { rule: 'cheapest', count: deal.cheapest, each } : { rule: 'each', each };
}

/** What the promotions in force can do with a basket. */
export function assortmentOf(lines: readonly PricedLine[], open: readonly OpenPromotion[]): Assortment {
  const goods = lines.filter((line) => line.amount > 0 && piecesIn(line) > 0);
  const overBasket = open.map((entry, rank) => ({ entry, rank })).filter(({ entry }) => wholeBasket(entry));
  const classOf = new Map<string, number>();
  const classes: number[][] = [];
  const drafts = new Map<string, Draft & { cover: number; eligible: Map<number, number[]> }>();
  for (const line of goods) {
    const eligible = new Map<number, number[]>();
    for (const [rank, entry] of open.entries()) {
      const { promotion } = entry;
      if (wholeBasket(entry)) continue;
      if (promotion.kind === 'bundle') {
        const parts = promotion.parts.flatMap(({ of }, part) =>
          line.soldBy === 'piece' && selects(of, line) ? [part] : [],
        );
        if (parts.length > 0) eligible.set(rank, parts);
      } else if (promotion.kind === 'multi-buy') {
        if (line.soldBy === 'piece' && selects(promotion.of, line)) eligible.set(rank, [0]);
      } else if (promotion.kind !== 'threshold' && selects(promotion.of, line)) {
        const saving = pieceSaving(promotion, line);
        if (saving > 0) eligible.set(rank, [saving]);
      }
    }
    const covering = overBasket.filter(({ entry }) => 'of' in entry.promotion && selects(entry.promotion.of, line));
    const coverKey = covering.map(({ rank }) => rank).join();
    const cover = classOf.get(coverKey) ?? classes.push(covering.map(({ rank }) => rank)) - 1;
    classOf.set(coverKey, cover);
    const price = piecePrice(line);
    // Weighed goods stand alone; so do products of a basket with several classes, where who is "cheapest" matters.
    const own = line.soldBy === 'weight' ? `line ${line.line}` : overBasket.length > 0 ? line.sku : '';
    const key = `${price}|${own}|${cover}|${[...eligible].map((entry) => entry.join(':')).join(' ')}`;
    const share = { line: line.line, pieces: piecesIn(line) };
    const draft = drafts.get(key);
    if (draft === undefined) drafts.set(key, { line, price, key, lines: [share], cover, eligible });
    else draft.lines.push(share);
  }
  const sorted = [...drafts.values()].sort(
    (a, b) =>
      b.price - a.price || (a.line.sku < b.line.sku ? -1 : a.line.sku > b.line.sku ? 1 : a.line.line - b.line.line),
  );
  const counts = sorted.map((draft) => draft.lines.reduce((sum, { pieces }) => sum + pieces, 0));
  const lotsWith = (rank: number, part?: number): number[] =>
    sorted.flatMap(({ eligible }, lot) => {
      const found = eligible.get(rank);
      return found !== undefined && (part === undefined || found.includes(part)) ? [lot] : [];
    });
  const pieces = (lots: readonly number[]): number => lots.reduce((sum, lot) => sum + (counts[lot] ?? 0), 0);
  const unlimited = new Set<number>();
  const offers: Offer[] = [];
  for (const [rank, { promotion, limit }] of open.entries()) {
    if (promotion.kind === 'multi-buy' || promotion.kind === 'bundle') {
      const parts = promotion.kind === 'bundle' ? promotion.parts : [{ pieces: promotion.pieces }];
      const slots = parts.map((part, index) => ({ pieces: part.pieces, lots: lotsWith(rank, index) }));
      const everyone = pieces([...new Set(slots.flatMap(({ lots }) => lots))]);
      const most = Math.min(
        limit,
        Math.floor(everyone / piecesOfGroup(promotion)),
        ...slots.map((slot) => Math.floor(pieces(slot.lots) / slot.pieces)),
      );
      if (most < 1) continue;
      const reward = rewardOf(promotion.deal, sorted, ({ price }, basisPoints) => percentOf(price, basisPoints));
      offers.push({ rank, slots, reward, limit: most });
    } else {
      const lots = lotsWith(rank);
      if (lots.length === 0) continue;
      if (pieces(lots) <= limit) {
        unlimited.add(rank);
        continue;
      }
      const each = sorted.map(({ eligible }) => eligible.get(rank)?.[0] ?? 0);
      offers.push({ rank, slots: [{ pieces: 1, lots }], reward: { rule: 'each', each }, limit });
    }
  }
  const lots = sorted.map(({ price, lines: own, cover, eligible }, index): Lot => {
    const plains = [...eligible]
      .filter(([rank]) => unlimited.has(rank))
      .map(([rank, [saving = 0]]) => ({ rank, saving }))
      .sort((a, b) => b.saving - a.saving || a.rank - b.rank);
    return { price, count: counts[index] ?? 0, lines: own, cover, plain: plains[0], plains };
  });
  return { lots, offers, classes };
}
