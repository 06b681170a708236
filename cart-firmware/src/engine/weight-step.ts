import type { WeightStep } from '@smart-cart/contracts';
import { explainStep, type ChangeTimes, type Posterior } from '../fusion/index.js';
import { apply } from './apply.js';
import { askAboutPutIn, askAboutTakenOut } from './ask-about-step.js';
import type { Draft } from './draft.js';
import { evidenceOf } from './evidence-of.js';
import type { Happening } from './happening.js';
import { place, tareTooHeavy } from './place.js';
import { putInCauses } from './put-in-causes.js';
import { mayAddItself, recognisedCauses, recognitionOf, seenWith } from './recognised.js';
import { piecesInCart } from './line-mass.js';
import { shownAgainCauses } from './shown-again.js';
import { lineOf, needsWeighing, type OpenChange } from './state.js';
import { takenOutCauses } from './taken-out-causes.js';

/** Posterior from which the cart acts on what was put in; the code has named it already. */
const SURE_IN = 0.9;
/** The same for what left: nothing but its weight names it, and a wrong line removed is a wrong receipt. */
const SURE_OUT = 0.98;
/** Prior weight of goods nobody announced and of things that are no goods, against 1 for goods just announced. */
const UNANNOUNCED = 0.03;
/** Prior weight of something leaving that was never accounted for: a bag, a coat. */
const NEVER_IN = 0.01;

/**
 * @param only keeps the causes worth considering; all of them when absent
 * @param times of the change, where it is a single one: what was seen then speaks too
 */
export function posteriorOf(
  draft: Draft,
  delta: number,
  sigma: number,
  only: (what: Happening) => boolean = () => true,
  times?: ChangeTimes,
): Posterior<Happening> {
  const { trip, at, world } = draft;
  // Half an interval either way is lost where the scale rounds.
  const wide = Math.hypot(sigma, world.settings.interval / Math.sqrt(12));
  const causesOf = delta > 0 ? putInCauses : takenOutCauses;
  const seen = delta > 0 && times !== undefined ? recognisedCauses(draft, times) : [];
  const again = delta > 0 && times !== undefined ? shownAgainCauses(draft, times) : [];
  // Whose code was read is not guessed at by its picture as well.
  const read = new Set(again.map(({ what }) => (what.kind === 'another' ? lineOf(trip, what.line)?.added.sku : '')));
  const others = seen.filter(({ what }) => what.kind !== 'recognised' || !read.has(what.sku));
  // What the shopper has named and is about to weigh stands, unless the camera is sure that it is something else.
  const named = trip.lines.some((line) => line.awaiting > 0 && needsWeighing(line));
  const guessed = named ? others.map((cause) => ({ ...cause, prior: cause.prior * UNANNOUNCED })) : others;
  const causes = [...causesOf(trip, at, wide, world.settings), ...again, ...guessed].filter(({ what }) => only(what));
  const recognition = times === undefined ? undefined : recognitionOf(draft, delta, times);
  const evidence = { delta, sigma: wide, causes, ...(recognition === undefined ? {} : { recognition }) };
  if (delta < 0) return explainStep({ ...evidence, unexplained: NEVER_IN }, SURE_OUT);
  // A stranger in view makes something else the likelier.
  const stranger = seen.length > 0 && times !== undefined && !named ? (seenWith(draft, times)?.unknown ?? 0) : 0;
  return explainStep({ ...evidence, unexplained: UNANNOUNCED + stranger }, SURE_IN);
}

/** What may have left, by each change that is not explained and by all of them together. @param but a change looked at already */
export function posteriorsOfGone(draft: Draft, but?: number): Posterior<Happening>[] {
  const gone = draft.trip.open.filter(({ delta }) => delta < 0);
  const sets = gone.filter(({ change }) => change !== but).map((change) => [change]);
  if (gone.length > 1) sets.push(gone);
  return sets.map((changes) => {
    const delta = changes.reduce((sum, change) => sum + change.delta, 0);
    return posteriorOf(draft, delta, Math.hypot(...changes.map(({ sigma }) => sigma)));
  });
}

/** True when acting on this needs nobody's word: the announced goods, the announced number of pieces. */
export function speaksForItself(draft: Draft, posterior: Posterior<Happening>, delta: number): boolean {
  const [best] = posterior.explanations;
  if (posterior.verdict !== 'sure' || best === undefined) return false;
  return best.causes.every(({ what }) => {
    // Nothing but its weight names what came back.
    if (what.kind === 'restore') return best.probability >= SURE_OUT;
    if (what.kind === 'another') return best.causes.length === 1;
    if (what.kind === 'recognised') return best.causes.length === 1 && mayAddItself(draft, what.sku);
    if (what.kind !== 'place') return true;
    const line = lineOf(draft.trip, what.line);
    if (line === undefined) return false;
    if (tareTooHeavy(draft, line, delta)) return false;
    // What is charged by weight is weighed alone: the rest of a shared step is no measurement.
    if (needsWeighing(line) && best.causes.length > 1) return false;
    return line.awaiting === 0 || what.pieces <= line.awaiting;
  });
}

/** One change of load of one settling: explained, or an open point. */
export function changeOfLoad(draft: Draft, step: WeightStep): void {
  const posterior = posteriorOf(draft, step.delta, step.sigma, undefined, step);
  const [best] = posterior.explanations;
  const evidence = evidenceOf(step, posterior.explanations);
  const sure = speaksForItself(draft, posterior, step.delta);
  const [only] = best?.causes ?? [];
  if (sure && best?.causes.length === 1 && only?.what.kind === 'place') {
    place(draft, only.what.line, only.what.pieces, step.delta, step.after, evidence);
    return;
  }
  const { delta, sigma, after, startedAt, settledAt } = step;
  const change = draft.openChange({ delta, sigma, basket: after, startedAt, settledAt }, evidence);
  // What goes on the receipt for it explains it: see take-recognised.ts and take-shown-again.ts.
  if (sure && (only?.what.kind === 'recognised' || only?.what.kind === 'another')) return;
  if (sure && best !== undefined) {
    apply(draft, best.causes, [change], evidence);
    // What is left of an open change may now be just what was announced.
    if (best.causes.some(({ what }) => what.kind === 'reverse-part')) explainOpen(draft, 1);
  } else if (delta > 0) askAboutPutIn(draft, change, posterior);
  else if (nothingAtStake(draft)) draft.explain(draft.trip.open, 'reversed', false);
  else askAboutTakenOut(draft, [posterior, ...posteriorsOfGone(draft, change.change)]);
}

/** No goods in the cart, and it is not heavier than at the start by anything unexplained: nothing left that was bought. */
function nothingAtStake(draft: Draft): boolean {
  const { lines, open } = draft.trip;
  const unexplained = open.reduce((sum, change) => sum + change.delta, 0);
  return !lines.some((line) => piecesInCart(line) > 0) && unexplained < draft.world.settings.smallestGoods;
}

/**
 * Tries to explain open points anew after something was announced: each alone, the newest first, then all together.
 * Acts only when sure; what stays open is asked about in its own time.
 */
export function explainOpen(draft: Draft, sign: 1 | -1): void {
  const open = draft.trip.open.filter((change) => Math.sign(change.delta) === sign);
  const tries: OpenChange[][] = [...open].reverse().map((change) => [change]);
  if (open.length > 1) tries.push(open);
  for (const changes of tries) {
    const delta = changes.reduce((sum, change) => sum + change.delta, 0);
    const sigma = Math.hypot(...changes.map((change) => change.sigma));
    // Open points go back only by a new step of the scale, never by a new thought.
    const posterior = posteriorOf(draft, delta, sigma, ({ kind }) => ['place', 'take', 'take-part'].includes(kind));
    const [best] = posterior.explanations;
    if (best === undefined) continue;
    const basket = draft.trip.basket ?? 0;
    const evidence = evidenceOf({ delta, sigma, before: basket - delta, after: basket }, posterior.explanations);
    if (speaksForItself(draft, posterior, delta)) {
      apply(draft, best.causes, changes, evidence);
      explainOpen(draft, sign);
      return;
    }
    const [change] = changes;
    if (sign === 1 && changes.length === 1 && change !== undefined && posterior.verdict === 'sure') {
      askAboutPutIn(draft, change, posterior);
      return;
    }
  }
}

/** A step of the scale while a trip is open. */
export function weightStep(draft: Draft, step: WeightStep): void {
  const { smallestGoods } = draft.world.settings;
  const { basket } = draft.trip;
  // Small differences between steps are creep of the load cells; large ones are a change that went unnoticed.
  const gap = basket === null ? 0 : step.before - basket;
  // It ends where the load was last told to be: the scale, back from an interruption, tells again what is known.
  const isKnown = basket !== null && Math.abs(step.after - basket) < smallestGoods;
  if (isKnown && Math.abs(gap) >= smallestGoods) return;
  if (Math.abs(gap) >= 2 * smallestGoods && basket !== null) {
    const { sigma, startedAt } = step;
    const missed = { before: basket, after: step.before, delta: gap, sigma, startedAt, settledAt: startedAt };
    changeOfLoad(draft, missed);
  }
  if (Math.abs(step.delta) >= smallestGoods) changeOfLoad(draft, step);
}
