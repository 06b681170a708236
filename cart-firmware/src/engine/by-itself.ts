import type { Draft } from './draft.js';
import { moneyMoved } from './due.js';

/** A trip in which nothing was bought and nobody is there any more is over; the next shopper finds an empty cart. */
export function endsByItself(draft: Draft): void {
  const { trip, state, at, world } = draft;
  const { visit } = state;
  const untouched = trip.lines.length === 0 && trip.open.length === 0;
  const asked = trip.questions.some(({ kind }) => kind === 'take-out');
  if (!untouched || asked || state.helpRequested || visit === undefined || visit.staff !== null) return;
  if (moneyMoved(visit) || at - trip.activeAt < world.settings.idleMs) return;
  draft.withdraw(() => true);
  draft.say({ kind: 'trip-abandoned', reason: 'idle' });
  draft.say({ kind: 'trip-closed' });
}

/** A finished trip is cleaned away, though nobody touched "done". */
export function closesByItself(draft: Draft): void {
  const { trip, state, at, world } = draft;
  if (state.helpRequested || at - trip.activeAt < world.settings.closeMs) return;
  draft.say({ kind: 'trip-closed' });
}
