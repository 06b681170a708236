import { packGreedily } from './greedy.js';
import { visitGroups, groupShares, groupValue, stepsOf, type Valuation } from './group.js';
import { LinearBound, type Column } from './linear-bound.js';
import { searchLeastLoss } from './loss-search.js';
import type { Lot, Offer } from './lot.js';

/** Which times of which offers to take so that the gain is greatest: integers throughout. */
export interface Packing {
  readonly lots: readonly Lot[];
  readonly offers: readonly Offer[];
  /** What using them means: worth of a minor unit off a piece of a lot, and what a piece gives up by being used. */
  readonly valuation: Valuation;
  /** Savings on some lots must stay within an amount. */
  readonly caps: readonly { readonly lots: ReadonlySet<number>; readonly most: number }[];
  /** Gains differ by less than half of this when they are worth the same. */
  readonly unit: number;
}

export interface Packed {
  readonly columns: readonly Column[];
  readonly gain: number;
  /** False when a better one may exist: out of steps. */
  readonly proven: boolean;
}

/** Steps of work, shared by all parts of one settlement. Counted, not timed: cart and store stop at the same place. */
export interface Budget {
  left: number;
}

const MOST_COLUMNS = 4_000;
/** Pieces tried for one offer at once, and how many of them are one step of the budget. */
const MOST_TRIED = 4_000;
const TRIED_PER_STEP = 16;
/** Without any budget left a little is looked at all the same, so that the answer keeps every rule. */
const LEAST_TRIED = 40;
/** Steps for a first good choice among the columns that made the bound. */
const DIVE = 200;
const TOLL = 1;

/** Runs `work` with as much effort as the budget still has, at most `most`, and takes off what it cost. */
function within<T>(budget: Budget, most: number, work: (effort: { left: number }) => T): T {
  const effort = { left: Math.max(LEAST_TRIED, Math.min(most, budget.left * TRIED_PER_STEP)) };
  const before = effort.left;
  const result = work(effort);
  budget.left -= (before - effort.left) / TRIED_PER_STEP;
  return result;
}

/** Rows: lots in use, then offers whose limit can bind, then caps. */
class Rows {
  readonly capacities: number[] = [];
  readonly lots: readonly number[];
  readonly #lot = new Map<number, number>();
  readonly #offer = new Map<number, number>();
  readonly #cap: number;

  constructor(private readonly packing: Packing) {
    const { lots, offers, caps } = packing;
    const used = new Set(offers.flatMap(({ slots }) => slots.flatMap((slot) => slot.lots)));
    for (const lot of [...used].sort((a, b) => a - b)) {
      this.#lot.set(lot, this.capacities.push(lots[lot]?.count ?? 0) - 1);
    }
    this.lots = [...this.#lot.values()];
    for (const [index, { slots, limit }] of offers.entries()) {
      const implied = slots.some(
        (slot) => slot.lots.reduce((sum, lot) => sum + (lots[lot]?.count ?? 0), 0) <= limit * slot.pieces,
      );
      if (!implied) this.#offer.set(index, this.capacities.push(limit) - 1);
    }
    this.#cap = this.capacities.length;
    for (const { most } of caps) this.capacities.push(most);
  }

  offer(index: number): number | undefined {
    return this.#offer.get(index);
  }

  lot(lot: number): number {
    return this.#lot.get(lot) ?? 0;
  }

  column(index: number, picked: readonly number[]): Column {
    const { lots, offers, caps, valuation } = this.packing;
    const offer = offers[index];
    if (offer === undefined) throw new RangeError(`There is no offer ${index} in this packing.`);
    const uses: { row: number; amount: number }[] = [];
    for (const lot of picked) {
      const row = this.lot(lot);
      const use = uses.at(-1);
      if (use?.row === row) use.amount += 1;
      else uses.push({ row, amount: 1 });
    }
    const limit = this.#offer.get(index);
    if (limit !== undefined) uses.push({ row: limit, amount: 1 });
    if (caps.length > 0) {
      const shares = groupShares(offer.reward, lots, picked);
      for (const [number, cap] of caps.entries()) {
        const amount = picked.reduce((sum, lot, place) => sum + (cap.lots.has(lot) ? (shares[place] ?? 0) : 0), 0);
        if (amount > 0) uses.push({ row: this.#cap + number, amount });
      }
    }
    return { offer: index, picked, gain: groupValue(offer, lots, picked, valuation) - TOLL, uses };
  }

  /** The packing's valuation with every resource paid for at `prices`, gains divided by `scale`. */
  priced(prices: readonly number[], scale: number): Valuation {
    const { valuation, caps } = this.packing;
    const worth = valuation.worth.map((value) => value / scale);
    const cost = valuation.cost.map((value) => value / scale);
    for (const [lot, row] of this.#lot) cost[lot] = (cost[lot] ?? 0) + (prices[row] ?? 0);
    for (const [number, cap] of caps.entries()) {
      for (const lot of cap.lots) worth[lot] = (worth[lot] ?? 0) - (prices[this.#cap + number] ?? 0);
    }
    return { worth, cost };
  }
}

/** Prices of the resources, near the best possible. */
function relaxed(packing: Packing, rows: Rows, budget: Budget): LinearBound {
  const { lots, offers, valuation } = packing;
  const scale = Math.max(1, ...valuation.worth);
  const bound = new LinearBound(rows.capacities, scale);
  for (let round = 0; round < 200 && budget.left > 0; round += 1) {
    budget.left -= offers.length;
    const priced = rows.priced(bound.prices, scale);
    let grown = false;
    for (const [index, offer] of offers.entries()) {
      const row = rows.offer(index);
      const toll = TOLL / scale + (row === undefined ? 0 : (bound.prices[row] ?? 0));
      let best: readonly number[] | undefined;
      within(budget, MOST_TRIED, (effort) =>
        visitGroups(offer, lots, priced, toll + 1e-7, (picked, value) => ((best = picked), value), effort),
      );
      if (best === undefined) continue;
      bound.pool.push(rows.column(index, best));
      grown = true;
    }
    if (!grown || !bound.improve(budget)) break;
  }
  return bound;
}

/** Whole-numbered prices at which no offer gains: proof that nothing can gain more than all resources are worth. */
function provenPrices(
  packing: Packing,
  rows: Rows,
  bound: LinearBound,
  budget: Budget,
): { prices: number[]; proven: boolean } {
  const scale = Math.max(1, ...packing.valuation.worth);
  const prices = bound.prices.map((price) => Math.max(0, Math.ceil(price * scale - 1e-4)));
  let proven = true;
  for (const [index, offer] of packing.offers.entries()) {
    const row = rows.offer(index);
    const toll = TOLL + (row === undefined ? 0 : (prices[row] ?? 0));
    let excess = 0;
    const visit = (_: readonly number[], value: number): number => {
      excess = value - toll;
      return value;
    };
    const all = within(budget, MOST_TRIED, (effort) =>
      visitGroups(offer, packing.lots, rows.priced(prices, 1), toll, visit, effort),
    );
    if (!all) proven = false;
    if (excess <= 0) continue;
    if (row !== undefined) prices[row] = (prices[row] ?? 0) + Math.ceil(excess);
    else
      for (const lot of offer.slots[0]?.lots ?? [])
        prices[rows.lot(lot)] = (prices[rows.lot(lot)] ?? 0) + Math.ceil(excess);
  }
  return { prices, proven };
}

/** Every column that loses less than `limit` at these prices; undefined when there are too many. */
function columnsBelow(
  packing: Packing,
  rows: Rows,
  prices: readonly number[],
  limit: number,
  budget: Budget,
): Column[] | undefined {
  const priced = rows.priced(prices, 1);
  const columns = new Map<string, Column>();
  for (const [index, offer] of packing.offers.entries()) {
    const row = rows.offer(index);
    const floor = TOLL + (row === undefined ? 0 : (prices[row] ?? 0)) - limit;
    const keep = (picked: readonly number[]): number => {
      columns.set(`${index}:${picked.join()}`, rows.column(index, picked));
      return columns.size > MOST_COLUMNS ? Infinity : floor;
    };
    const all = within(budget, 4 * MOST_TRIED, (effort) =>
      visitGroups(offer, packing.lots, priced, floor, keep, effort),
    );
    if (!all || columns.size > MOST_COLUMNS) return undefined;
  }
  return [...columns.values()];
}

/** What the bound is made of, whole times of it, those used most first, as far as there are pieces. */
function rounded(capacities: readonly number[], bound: LinearBound): Column[] {
  const left = [...capacities];
  const columns: Column[] = [];
  for (const { column, share } of bound.solution()) {
    for (let times = Math.ceil(share - 0.1); times > 0; times -= 1) {
      if (column.uses.some(({ row, amount }) => (left[row] ?? 0) < amount)) break;
      columns.push(column);
      for (const { row, amount } of column.uses) left[row] = (left[row] ?? 0) - amount;
    }
  }
  return columns;
}

/** Solves one packing: a bound with prices first, then a search for the least loss against it. */
export function packBest(packing: Packing, budget: Budget): Packed {
  const { offers, lots, caps, unit } = packing;
  const rows = new Rows(packing);
  const [only] = offers;
  const [lot] = only?.slots[0]?.lots ?? [];
  if (only !== undefined && lot !== undefined && offers.length === 1 && rows.lots.length === 1 && caps.length === 0) {
    const pieces = only.slots.reduce((sum, slot) => sum + slot.pieces, 0);
    const times = Math.min(only.limit, Math.floor((lots[lot]?.count ?? 0) / pieces));
    const column = rows.column(
      0,
      Array.from({ length: pieces }, () => lot),
    );
    if (column.gain <= 0) return { columns: [], gain: 0, proven: true };
    return { columns: Array.from({ length: times }, () => column), gain: times * column.gain, proven: true };
  }
  const bound = relaxed(packing, rows, budget);
  const { prices, proven: priced } = provenPrices(packing, rows, bound, budget);
  const most = rows.capacities.reduce((sum, capacity, row) => sum + capacity * (prices[row] ?? 0), 0);
  const problem = { capacities: rows.capacities, pieces: rows.lots.length, prices };

  let columns: readonly Column[] = [];
  let loss = most;
  const better = (found: { columns: readonly Column[]; loss: number } | undefined): void => {
    if (found === undefined) return;
    ({ columns, loss } = found);
  };
  const greedy = {
    offers,
    steps: offers.map((offer) => stepsOf(offer, lots, packing.valuation).steps),
    capacities: rows.capacities,
    rowOfLot: (lot: number) => rows.lot(lot),
    column: (index: number, picked: readonly number[]) => rows.column(index, picked),
  };
  for (const taken of [[], rounded(rows.capacities, bound)]) {
    const packed = packGreedily(greedy, taken);
    if (most - packed.gain < loss) better({ columns: packed.columns, loss: most - packed.gain });
    if (loss === 0) break;
  }
  const dive = { left: Math.min(DIVE, Math.max(0, budget.left)) };
  const before = dive.left;
  better(searchLeastLoss({ ...problem, columns: bound.pool }, loss, dive).found);
  budget.left -= before - dive.left;
  let proven = loss === 0;
  // The nearer to the bound, the fewer columns come into question: what is found there first is the best there is.
  for (let limit = Math.max(unit, loss / 16); !proven && budget.left > 0; limit *= 2) {
    const within = Math.min(limit, loss);
    const candidates = columnsBelow(packing, rows, prices, within, budget);
    if (candidates === undefined) break;
    const searched = searchLeastLoss({ ...problem, columns: candidates }, within, budget);
    better(searched.found);
    proven = searched.done && (searched.found !== undefined || within === loss);
  }
  const gain = most - loss;
  const sameWorth = Math.floor(most / unit + 0.5) === Math.floor(gain / unit + 0.5);
  return { columns, gain, proven: priced && (proven || sameWorth) };
}
