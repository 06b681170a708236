import type { Evidence } from '@smart-cart/contracts';
import { moments, type Cause } from '../fusion/index.js';
import type { Draft } from './draft.js';
import type { Happening } from './happening.js';
import { place } from './place.js';
import { putBack } from './restore.js';
import { lineOf, type OpenChange } from './state.js';
import { tookSome } from './take-out.js';
import { take, takePart } from './take.js';

/** Each cause's share of a change: its expected mass, and of what is left over as much as it is uncertain. */
function shares(causes: readonly Cause<Happening>[], delta: number): number[] {
  const known = causes.map((cause) => moments(cause.mass));
  const open = known.indexOf(undefined);
  const means = causes.map(({ direction }, i) => Math.round(known[i]?.mean ?? 0) * direction);
  const rest = delta - means.reduce((sum, mean) => sum + mean, 0);
  if (open >= 0) return means.map((mean, i) => (i === open ? rest : mean));
  const variances = known.map((moment) => moment?.variance ?? 0);
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const shared = means.map((mean, i) => mean + (total === 0 ? 0 : Math.round((rest * (variances[i] ?? 0)) / total)));
  // Milligrams lost in rounding go to the last one, so that the shares add up to the change.
  const last = shared.length - 1;
  const lost = delta - shared.reduce((sum, share) => sum + share, 0);
  return shared.map((share, i) => (i === last ? share + lost : share));
}

function openChanges(draft: Draft, numbers: readonly number[]): OpenChange[] {
  return draft.trip.open.filter((change) => numbers.includes(change.change));
}

/** The part of an open change that is still there, as a change of its own. */
export function reopen(draft: Draft, of: OpenChange, delta: number): OpenChange {
  const { sigma, startedAt, settledAt } = of;
  return draft.openChange({ delta, sigma, basket: draft.trip.basket ?? of.basket, startedAt, settledAt });
}

function applyOne(draft: Draft, happening: Happening, share: number, evidence: Evidence | undefined): void {
  const { trip } = draft;
  const basket = trip.basket ?? 0;
  switch (happening.kind) {
    case 'place':
      place(draft, happening.line, happening.pieces, share, basket, evidence);
      return;
    case 'restore': {
      const gone = trip.taken[happening.taken];
      if (gone !== undefined) putBack(draft, gone, share, basket);
      return;
    }
    case 'reverse':
      draft.explain(openChanges(draft, happening.changes), 'reversed', false);
      return;
    case 'reverse-part': {
      const [change] = openChanges(draft, [happening.change]);
      if (change === undefined) return;
      draft.explain([change], 'reversed', false);
      reopen(draft, change, change.delta + share);
      return;
    }
    case 'take':
      take(draft, happening.line, happening.pieces, share, evidence);
      return;
    case 'take-part': {
      const line = lineOf(trip, happening.line);
      if (line !== undefined) takePart(draft, line, -share, evidence);
      return;
    }
    case 'take-out': {
      const question = trip.questions.find(({ id }) => id === happening.question);
      if (question === undefined) return;
      tookSome(draft, question, happening.pieces);
      return;
    }
    // Goes on the receipt first, and then is placed.
    case 'recognised':
    case 'another':
    case 'late-take-out':
    case 'own-leaves':
      return;
  }
}

/**
 * Carries out the explanation of open changes: receipt, questions and changes follow it.
 * @param changes the open changes explained by it, already told
 */
export function apply(
  draft: Draft,
  causes: readonly Cause<Happening>[],
  changes: readonly OpenChange[],
  evidence: Evidence | undefined,
): void {
  const delta = changes.reduce((sum, change) => sum + change.delta, 0);
  const parts = shares(causes, delta);
  // `taken` is addressed by index, so the newest first: what is put back leaves the list.
  const order = causes.map((cause, i) => ({ cause, share: parts[i] ?? 0 }));
  order.sort((a, b) => takenIndex(b.cause.what) - takenIndex(a.cause.what));
  for (const { cause, share } of order) applyOne(draft, cause.what, share, evidence);
  const reversed = causes.every(({ what }) => ['reverse', 'reverse-part', 'own-leaves'].includes(what.kind));
  const [own] = causes.flatMap(({ what }) => (what.kind === 'own-leaves' ? [what.change] : []));
  const placed = causes.some(({ what }) => what.kind === 'place' || what.kind === 'restore');
  draft.explain(changes, reversed ? 'reversed' : placed ? 'line' : 'removal', !reversed, own);
}

function takenIndex(what: Happening): number {
  return what.kind === 'restore' ? what.taken : -1;
}
