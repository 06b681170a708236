import type { MinorUnits } from '../money.js';
import { apportion } from './apportion.js';
import type { Lot, Offer, Reward } from './lot.js';

/** What one time of an offer takes off each picked piece; `picked` are lots in ascending order, one entry per piece. */
export function groupShares(reward: Reward, lots: readonly Lot[], picked: readonly number[]): MinorUnits[] {
  if (reward.rule === 'each') return picked.map((lot) => reward.each[lot] ?? 0);
  if (reward.rule === 'cheapest') {
    const paid = picked.length - reward.count;
    return picked.map((lot, place) => (place < paid ? 0 : (reward.each[lot] ?? 0)));
  }
  const prices = picked.map((lot) => lots[lot]?.price ?? 0);
  const sum = prices.reduce((all, price) => all + price, 0);
  const saving = reward.rule === 'price' ? Math.max(0, sum - reward.price) : Math.min(reward.amount, sum);
  return apportion(saving, prices);
}

/** What is gained and given up by taking pieces, in any one unit. */
export interface Valuation {
  /** What one minor unit off a piece of the lot is worth. */
  readonly worth: readonly number[];
  /** What it costs to use a piece of the lot. */
  readonly cost: readonly number[];
}

/** The value of one time of an offer. */
export function groupValue(
  { reward }: Offer,
  lots: readonly Lot[],
  picked: readonly number[],
  { worth, cost }: Valuation,
): number {
  let value = 0;
  const first = worth[picked[0] ?? 0] ?? 0;
  if (reward.rule === 'price' || reward.rule === 'amount') {
    let sum = 0;
    let even = true;
    for (const lot of picked) {
      sum += lots[lot]?.price ?? 0;
      if (worth[lot] !== first) even = false;
    }
    if (even)
      value = first * (reward.rule === 'price' ? Math.max(0, sum - reward.price) : Math.min(reward.amount, sum));
    else
      value = groupShares(reward, lots, picked).reduce(
        (all, share, place) => all + share * (worth[picked[place] ?? 0] ?? 0),
        0,
      );
    for (const lot of picked) value -= cost[lot] ?? 0;
    return value;
  }
  const paid = reward.rule === 'cheapest' ? picked.length - reward.count : 0;
  for (const [place, lot] of picked.entries()) {
    if (place >= paid) value += (reward.each[lot] ?? 0) * (worth[lot] ?? 0);
    value -= cost[lot] ?? 0;
  }
  return value;
}

export interface Step {
  readonly pieces: number;
  readonly lots: readonly number[];
  readonly values: readonly number[];
  /** The best of `values` from a place on. */
  readonly best: readonly number[];
  /** Goes on from the place where the step before stopped. */
  readonly chained: boolean;
}

function step(pieces: number, lots: readonly number[], value: (lot: number) => number, chain?: boolean): Step {
  const ordered = chain === undefined ? [...lots].sort((a, b) => value(b) - value(a) || a - b) : lots;
  const values = ordered.map(value);
  const best = [...values];
  for (let place = best.length - 2; place >= 0; place -= 1)
    best[place] = Math.max(best[place] ?? 0, best[place + 1] ?? 0);
  return { pieces, lots: ordered, values, best, chained: chain === true };
}

/** Steps of picking, with values that are never below what a pick can add, and a constant to add. */
export function stepsOf(
  offer: Offer,
  lots: readonly Lot[],
  { worth, cost }: Valuation,
): { steps: Step[]; constant: number } {
  const { reward, slots } = offer;
  const w = (lot: number): number => worth[lot] ?? 0;
  const c = (lot: number): number => cost[lot] ?? 0;
  const all = slots.flatMap((slot) => slot.lots);
  switch (reward.rule) {
    case 'price': {
      const value = (lot: number) => w(lot) * (lots[lot]?.price ?? 0) - c(lot);
      const least = Math.min(...all.map(w));
      // The price is shared among the pieces: at best all of it falls where a unit is worth least.
      return { steps: slots.map((slot) => step(slot.pieces, slot.lots, value)), constant: -least * reward.price };
    }
    case 'amount':
      return {
        steps: slots.map((slot) => step(slot.pieces, slot.lots, (lot) => -c(lot))),
        constant: Math.max(0, ...all.map(w)) * reward.amount,
      };
    case 'each':
    case 'cheapest': {
      const reduced = (lot: number) => w(lot) * (reward.each[lot] ?? 0) - c(lot);
      const only = slots[0];
      if (reward.rule === 'each' || slots.length > 1 || only === undefined || only.pieces === reward.count) {
        // In a bundle any piece may be the cheapest.
        const value = (lot: number) => (reward.rule === 'each' ? reduced(lot) : Math.max(reduced(lot), -c(lot)));
        return { steps: slots.map((slot) => step(slot.pieces, slot.lots, value)), constant: 0 };
      }
      // Lots are dearest first: the cheapest pieces are those picked last.
      const paid = step(only.pieces - reward.count, only.lots, (lot) => -c(lot), false);
      return { steps: [paid, step(reward.count, only.lots, reduced, true)], constant: 0 };
    }
  }
}

/** Never below the value of any group: what `visitGroups` begins with, without the work of beginning. */
function mostOf({ reward, slots }: Offer, lots: readonly Lot[], { worth, cost }: Valuation): number {
  let most = 0;
  let least = Infinity;
  let dearest = 0;
  const ordered = reward.rule === 'cheapest' && slots.length === 1;
  for (const slot of slots) {
    let best = -Infinity;
    let paid = -Infinity;
    for (const lot of slot.lots) {
      const w = worth[lot] ?? 0;
      const c = cost[lot] ?? 0;
      if (w < least) least = w;
      if (w > dearest) dearest = w;
      if (-c > paid) paid = -c;
      let value = -c;
      if (reward.rule === 'price') value += w * (lots[lot]?.price ?? 0);
      else if (reward.rule !== 'amount') value += w * (reward.each[lot] ?? 0);
      if (reward.rule === 'cheapest' && !ordered && -c > value) value = -c;
      if (value > best) best = value;
    }
    const reduced = ordered ? reward.count : slot.pieces;
    most += reduced * best + (slot.pieces - reduced) * (reduced < slot.pieces ? paid : 0);
  }
  if (reward.rule === 'price') most -= least * reward.price;
  if (reward.rule === 'amount') most += dearest * reward.amount;
  return most;
}

/**
 * Visits every group of pieces an offer can take whose value is above `floor`, which a visit may raise. A group may be
 * visited twice when parts of a bundle share goods. Every piece that is tried costs one of `effort`; returns false when
 * that was not enough.
 */
export function visitGroups(
  offer: Offer,
  lots: readonly Lot[],
  valuation: Valuation,
  floor: number,
  visit: (picked: readonly number[], value: number) => number,
  effort: { left: number },
): boolean {
  if (mostOf(offer, lots, valuation) <= floor) return true;
  const { steps, constant } = stepsOf(offer, lots, valuation);
  const after = steps.map(() => 0);
  for (let index = steps.length - 2; index >= 0; index -= 1) {
    const next = steps[index + 1];
    after[index] = (after[index + 1] ?? 0) + (next === undefined ? 0 : next.pieces * (next.best[0] ?? 0));
  }
  const used = new Map<number, number>();
  const picked: number[] = [];
  const pick = (index: number, missing: number, from: number, value: number): void => {
    const at = steps[index];
    if (at === undefined) {
      const sorted = [...picked].sort((a, b) => a - b);
      const real = groupValue(offer, lots, sorted, valuation);
      if (real > floor) floor = visit(sorted, real);
      return;
    }
    for (let place = from; place < at.lots.length && effort.left > 0; place += 1) {
      effort.left -= 1;
      if (value + missing * (at.best[place] ?? 0) + (after[index] ?? 0) <= floor) return;
      const lot = at.lots[place] ?? 0;
      const taken = used.get(lot) ?? 0;
      if (taken >= (lots[lot]?.count ?? 0)) continue;
      used.set(lot, taken + 1);
      picked.push(lot);
      const next = value + (at.values[place] ?? 0);
      if (missing > 1) pick(index, missing - 1, place, next);
      else pick(index + 1, steps[index + 1]?.pieces ?? 0, steps[index + 1]?.chained === true ? place : 0, next);
      picked.pop();
      used.set(lot, taken);
    }
  };
  pick(0, steps[0]?.pieces ?? 0, 0, constant);
  return effort.left > 0;
}
