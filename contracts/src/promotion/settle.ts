import { divideRounded, type MinorUnits } from '../money.js';
import { basketWide, percentByClass, wideShares, type BasketWide } from './basket-wide.js';
import { explain } from './explain.js';
import { hintsOf } from './hints.js';
import { ItemChooser, type ItemChoice } from './item-choice.js';
import { assortmentOf } from './assortment.js';
import { piecesIn } from './goods.js';
import { GoodsIndex } from './goods-index.js';
import { openPromotions } from './openings.js';
import type { Promotion } from './promotion.js';
import type { Circumstances, PricedLine, Settlement } from './settlement.js';

/** Steps of work for one settlement. */
const BUDGET = 3_000;

interface Candidate {
  readonly active: readonly BasketWide[];
  readonly choice: ItemChoice;
  readonly saved: MinorUnits;
  readonly applications: number;
}

interface Evaluated extends Candidate {
  readonly remaining: readonly MinorUnits[];
  /** No choice of item promotions saves more together with these promotions on the whole basket. */
  readonly bound: MinorUnits;
}

/**
 * Settles a basket: which promotions apply, to which lines, what they take off. Pure, without a clock, the same on cart
 * and store. The order of lines and promotions does not matter. Rules: docs/promotions.md.
 */
export function settlePromotions(
  lines: readonly PricedLine[],
  promotions: readonly Promotion[],
  circumstances: Circumstances,
): Settlement {
  // Goods that cost nothing, or are not weighed yet, take no part.
  const ordered = lines.filter((line) => line.amount > 0 && piecesIn(line) > 0).sort((a, b) => a.line - b.line);
  const index = new GoodsIndex(ordered);
  const open = openPromotions(promotions, circumstances);
  const assortment = assortmentOf(ordered, open, index);
  const { lots, classes } = assortment;
  const budget = { left: BUDGET };
  const chooser = new ItemChooser(assortment, budget);
  const gross = classes.map((_, index) =>
    lots.reduce((sum, { cover, price, count }) => sum + (cover === index ? price * count : 0), 0),
  );
  const sumOf = (amounts: readonly number[], { classes: covered }: Pick<BasketWide, 'classes'>): MinorUnits =>
    amounts.reduce((sum, amount, index) => sum + (covered.has(index) ? amount : 0), 0);
  const reachable = basketWide(open, classes).filter((wide) => sumOf(gross, wide) >= wide.spend);
  const total = gross.reduce((sum, amount) => sum + amount, 0);
  let exact = true;
  let mightSave = 0;
  let best: Candidate | undefined;

  const evaluate = (active: readonly BasketWide[], percents: readonly number[], choice: ItemChoice): Evaluated => {
    const remaining = gross.map((amount, index) => amount - (choice.saved[index] ?? 0));
    const wide = wideShares(active, remaining, [...classes.keys()]);
    const items = choice.saved.reduce((sum, amount) => sum + amount, 0);
    const saved = items + wide.total;
    let bound = saved;
    if (wide.cut) {
      // What an amount finds left can depend on where other cents fell; at best it finds enough.
      const amounts = active.reduce((sum, { amountOff }) => sum + amountOff, 0);
      const shares = remaining.reduce((sum, amount, at) => sum + BigInt(amount) * BigInt(percents[at] ?? 0), 0n);
      bound = Math.min(total, items + divideRounded(shares, 10_000n) + amounts);
    }
    const applications = choice.times.length + wide.shares.filter((share) => share.some((amount) => amount > 0)).length;
    return { active, choice, saved, applications, remaining, bound };
  };
  /** Tries one set of promotions on the whole basket; `kept` are thresholds that item promotions must not undercut. */
  const attempt = (active: readonly BasketWide[], kept: readonly BasketWide[]): void => {
    const percents = percentByClass(active, classes.length);
    const caps = kept.map((wide) => ({ classes: wide.classes, most: sumOf(gross, wide) - wide.spend }));
    const choice = chooser.choose(
      percents.map((percent) => 10_000 - percent),
      caps,
    );
    exact &&= choice.proven;
    const tried = evaluate(active, percents, choice);
    const missed = active.find((wide) => sumOf(tried.remaining, wide) < wide.spend);
    if (missed === undefined) {
      mightSave = Math.max(mightSave, tried.bound);
      const more = best === undefined || tried.saved > best.saved;
      if (more || (tried.saved === best?.saved && tried.applications < best.applications)) best = tried;
      return;
    }
    if (best !== undefined && tried.bound <= best.saved && choice.proven) return;
    if (missed.stacks) {
      attempt(
        active.filter((wide) => wide !== missed),
        kept,
      );
    }
    if (budget.left > 0) attempt(active, [...kept, missed]);
    else exact = false;
  };

  const always = reachable.filter(({ stacks }) => stacks);
  attempt(always, []);
  const most = (wide: BasketWide): number =>
    wide.amountOff + Math.ceil((sumOf(gross, wide) * wide.percentOff) / 10_000);
  const alone = reachable.filter(({ stacks }) => !stacks).sort((a, b) => most(b) - most(a) || a.rank - b.rank);
  const without = mightSave;
  for (const wide of alone) {
    // With it, at most this much more than the best without it.
    if (best !== undefined && without + most(wide) < best.saved) continue;
    attempt(
      [...always, wide].sort((a, b) => a.rank - b.rank),
      [],
    );
  }
  if (best === undefined) throw new RangeError('A basket can always be settled without promotions.');
  const applied = explain(ordered, open, lots, best);
  return {
    applied,
    hints: hintsOf(ordered, open, index, applied),
    savings: applied.reduce((sum, { amount }) => sum + amount, 0),
    exact: best.saved >= mightSave && exact,
  };
}
