import type { Draft } from './draft.js';
import { moments } from '../fusion/index.js';
import { leavingMass } from './line-mass.js';
import { lineOf } from './state.js';
import { take, takePart } from './take.js';
import { askAboutTakenOut } from './ask-about-step.js';
import { explainOpen, posteriorsOfGone } from './weight-step.js';

/**
 * The shopper named the line that left. What its mass does not account for stays open and is asked about again.
 */
export function removeByAnswer(draft: Draft, number: number, pieces: number): void {
  const line = lineOf(draft.trip, number);
  const negative = draft.trip.open.filter((change) => change.delta < 0);
  if (line === undefined || negative.length === 0) return;
  const delta = negative.reduce((sum, change) => sum + change.delta, 0);
  const sigma = Math.hypot(...negative.map((change) => change.sigma), draft.world.settings.interval);
  const mass = leavingMass(line, pieces, sigma);
  const { smallestGoods } = draft.world.settings;
  const loose = line.added.soldBy === 'weight' && line.mass !== null && line.added.printedPrice === undefined;
  const staysIn = line.measured + delta;
  if (loose && staysIn >= smallestGoods + 3 * sigma) {
    takePart(draft, line, -delta, undefined);
    draft.explain(negative, 'removal', true);
    return;
  }
  const known = moments(mass);
  const rest = known === undefined ? 0 : Math.round(delta + known.mean);
  const own = Math.sqrt(known?.variance ?? 0);
  // One package may be as odd as it likes; only what is a thing of its own stays open.
  const isMore = Math.abs(rest) >= Math.max(smallestGoods, 4 * Math.hypot(own, sigma));
  take(draft, number, pieces, isMore ? delta - rest : delta, undefined);
  draft.explain(negative, 'removal', true);
  const last = negative.at(-1);
  if (last === undefined || !isMore) return;
  const { startedAt, settledAt } = last;
  draft.openChange({ delta: rest, sigma, basket: draft.trip.basket ?? last.basket, startedAt, settledAt });
  // Lighter by less than what left: something else took its place in the same movement, and was not shown.
  if (rest > 0) {
    explainOpen(draft, 1);
    return;
  }
  explainOpen(draft, -1);
  if (draft.trip.open.some((change) => change.delta < 0)) askAboutTakenOut(draft, posteriorsOfGone(draft));
}
