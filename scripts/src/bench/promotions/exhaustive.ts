import type { Circumstances, GoodsSelector, PricedLine, Promotion } from '@smart-cart/contracts';

/**
 * Tries everything: every way to put the pieces of a small basket into promotions, every choice of thresholds. Written
 * from docs/promotions.md and from nothing of the engine, so that the two can disagree. Gates (time, member, coupon) are
 * the caller's: only promotions that are open come in.
 */
export interface Tried {
  readonly savings: number;
  /** The fewest times of promotions with which that is saved. */
  readonly applications: number;
}

interface Piece {
  readonly line: PricedLine;
  readonly price: number;
}

const rounded = (value: number): number => Math.floor(value + 0.5);

function names(of: GoodsSelector, line: PricedLine): boolean {
  const has = (list: readonly string[] | undefined, values: readonly (string | undefined)[]) =>
    values.some((value) => value !== undefined && (list ?? []).includes(value));
  const any = (set: { skus?: string[] | undefined; groups?: string[] | undefined; tags?: string[] | undefined }) =>
    has(set.skus, [line.sku]) || has(set.groups, [line.group]) || has(set.tags, line.tags ?? []);
  if (line.printedPrice !== undefined && !of.printedPrices) return false;
  if (!of.all && !any(of)) return false;
  return !(of.except && (any(of.except) || (of.except.ageRestricted && line.minimumAge !== undefined)));
}

/** Largest remainder, by handing out one unit at a time to whoever is furthest below their share and can give it. */
function spread(total: number, weights: readonly number[], most: readonly number[] = weights): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => (sum === 0 ? 0 : Math.floor((total * weight) / sum)));
  const rest = weights.map((weight) => (sum === 0 ? 0 : (total * weight) % sum));
  while (sum > 0 && shares.reduce((a, b) => a + b, 0) < total) {
    const next = rest.indexOf(Math.max(...rest));
    if ((shares[next] ?? 0) < (most[next] ?? 0)) shares[next] = (shares[next] ?? 0) + 1;
    rest[next] = -1;
  }
  return shares;
}

function singleSaving(promotion: Promotion, { line, price }: Piece): number {
  const byWeight = line.soldBy === 'weight';
  const cost = (perUnit: number) => (byWeight ? rounded((perUnit * (line.mass ?? 0)) / 1_000_000) : perUnit);
  switch (promotion.kind) {
    case 'percent':
      return rounded((price * promotion.percentOff) / 10_000);
    case 'amount':
      return (promotion.per === 'kg') === byWeight ? Math.min(price, cost(promotion.amountOff)) : 0;
    case 'price':
      return (promotion.per === 'kg') === byWeight ? Math.max(0, price - cost(promotion.price)) : 0;
    case 'member-price':
      return line.memberPrice === undefined ? 0 : Math.max(0, price - cost(line.memberPrice));
    default:
      return 0;
  }
}

/** Whether the pieces can fill the parts, each piece one place. */
function fills(places: readonly GoodsSelector[], pieces: readonly Piece[]): boolean {
  const [place, ...others] = places;
  if (place === undefined) return pieces.length === 0;
  return pieces.some(
    ({ line }, at) =>
      names(place, line) &&
      fills(
        others,
        pieces.filter((_, other) => other !== at),
      ),
  );
}

function groupSavings(promotion: Promotion, pieces: readonly Piece[]): number[] | undefined {
  if (promotion.kind !== 'multi-buy' && promotion.kind !== 'bundle') return undefined;
  const places =
    promotion.kind === 'bundle'
      ? promotion.parts.flatMap(({ of, pieces: count }) => Array.from({ length: count }, () => of))
      : Array.from({ length: promotion.pieces }, () => promotion.of);
  if (places.length !== pieces.length || !fills(places, pieces)) return undefined;
  const { deal } = promotion;
  const prices = pieces.map(({ price }) => price);
  const sum = prices.reduce((a, b) => a + b, 0);
  if ('price' in deal) return spread(Math.max(0, sum - deal.price), prices);
  if ('amountOff' in deal) return spread(Math.min(sum, deal.amountOff), prices);
  const from = 'cheapest' in deal ? pieces.length - deal.cheapest : 0;
  return prices.map((price, at) => (at < from ? 0 : rounded((price * deal.percentOff) / 10_000)));
}

function subsets<T>(list: readonly T[]): T[][] {
  return list.reduce<T[][]>((all, entry) => [...all, ...all.map((set) => [...set, entry])], [[]]);
}

/** The most that promotions on the whole basket take off, and how many it takes. */
function overBasket(
  lines: readonly PricedLine[],
  left: ReadonlyMap<number, number>,
  wide: readonly Promotion[],
): Tried {
  let best: Tried = { savings: -1, applications: 0 };
  for (const set of subsets(wide)) {
    if (set.filter((entry) => entry.kind === 'threshold' && !entry.stacks).length > 1) continue;
    if (wide.some((entry) => entry.kind === 'percent' && !set.includes(entry))) continue;
    const costs = (promotion: Promotion): number =>
      lines.reduce(
        (sum, line) => sum + ('of' in promotion && names(promotion.of, line) ? (left.get(line.line) ?? 0) : 0),
        0,
      );
    if (set.some((entry) => entry.kind === 'threshold' && costs(entry) < entry.spend)) continue;
    const exact = lines.map((line) => {
      let percent = 0;
      for (const entry of set) {
        if (!('of' in entry) || !names(entry.of, line)) continue;
        if (entry.kind === 'percent') percent += entry.percentOff;
        if (entry.kind === 'threshold' && 'percentOff' in entry.deal) percent += entry.deal.percentOff;
      }
      return (left.get(line.line) ?? 0) * Math.min(10_000, percent);
    });
    let savings = Math.floor((2 * exact.reduce((a, b) => a + b, 0) + 10_000) / 20_000);
    const reduced = spread(
      savings,
      exact,
      lines.map((line) => left.get(line.line) ?? 0),
    );
    const still = lines.map((line, at) => (left.get(line.line) ?? 0) - (reduced[at] ?? 0));
    let used = 0;
    for (const entry of [...set].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const amountOff = entry.kind === 'threshold' && 'amountOff' in entry.deal ? entry.deal.amountOff : 0;
      const under = still.map((amount, at) => {
        const line = lines[at];
        return line !== undefined && 'of' in entry && names(entry.of, line) ? amount : 0;
      });
      const off = Math.min(
        amountOff,
        under.reduce((a, b) => a + b, 0),
      );
      for (const [at, share] of spread(off, under).entries()) still[at] = (still[at] ?? 0) - share;
      savings += off;
      if (amountOff > 0 ? off > 0 : costs(entry) > 0) used += 1;
    }
    if (savings > best.savings || (savings === best.savings && used < best.applications))
      best = { savings, applications: used };
  }
  return best;
}

/** The best a shopper can have. For up to about seven pieces. */
export function tryEverything(
  lines: readonly PricedLine[],
  open: readonly Promotion[],
  circumstances: Circumstances,
): Tried {
  const limitOf = (promotion: Promotion): number => {
    const trip = promotion.limit ?? (promotion.coupon === undefined ? 99 : 1);
    return Math.min(trip, (promotion.customerLimit ?? 99) - (circumstances.used?.[promotion.id] ?? 0));
  };
  const isWide = (entry: Promotion) =>
    entry.kind === 'threshold' || (entry.kind === 'percent' && entry.stacks === true);
  const wide = open.filter((entry) => isWide(entry) && (entry.customerLimit === undefined || limitOf(entry) > 0));
  const items = open.filter((entry) => !isWide(entry));
  const goods = lines.filter(({ amount }) => amount > 0);
  const pieces = goods
    .flatMap((line): Piece[] =>
      line.soldBy === 'weight'
        ? [{ line, price: line.amount }]
        : Array.from({ length: line.quantity }, () => ({ line, price: line.printedPrice ?? line.unitPrice })),
    )
    .sort(
      (a, b) =>
        b.price - a.price || (a.line.sku < b.line.sku ? -1 : a.line.sku > b.line.sku ? 1 : a.line.line - b.line.line),
    );
  const left = new Map(goods.map(({ line, amount }) => [line, amount]));
  const used = items.map(() => 0);
  const free = new Set(pieces);
  let best: Tried = { savings: -1, applications: 0 };

  const go = (savings: number, applications: number): void => {
    const [first] = free;
    if (first === undefined) {
      const over = overBasket(goods, left, wide);
      const all = { savings: savings + over.savings, applications: applications + over.applications };
      if (all.savings > best.savings || (all.savings === best.savings && all.applications < best.applications))
        best = all;
      return;
    }
    free.delete(first);
    go(savings, applications);
    const partners = subsets([...free]);
    for (const [index, promotion] of items.entries()) {
      if ((used[index] ?? 0) >= limitOf(promotion)) continue;
      for (const set of promotion.kind === 'multi-buy' || promotion.kind === 'bundle' ? partners : [[]]) {
        const group = pieces.filter((piece) => piece === first || set.includes(piece));
        if (promotion.kind !== 'bundle' && 'of' in promotion && !group.every(({ line }) => names(promotion.of, line)))
          continue;
        if (set.length > 0 && group.some(({ line }) => line.soldBy === 'weight')) continue;
        const shares =
          promotion.kind === 'multi-buy' || promotion.kind === 'bundle'
            ? groupSavings(promotion, group)
            : [singleSaving(promotion, first)];
        if (shares === undefined || shares.every((share) => share === 0)) continue;
        for (const [at, piece] of group.entries())
          left.set(piece.line.line, (left.get(piece.line.line) ?? 0) - (shares[at] ?? 0));
        for (const piece of set) free.delete(piece);
        used[index] = (used[index] ?? 0) + 1;
        go(savings + shares.reduce((a, b) => a + b, 0), applications + 1);
        used[index] -= 1;
        for (const piece of set) free.add(piece);
        for (const [at, piece] of group.entries())
          left.set(piece.line.line, (left.get(piece.line.line) ?? 0) + (shares[at] ?? 0));
      }
    }
    free.add(first);
  };
  go(0, 0);
  return best;
}
