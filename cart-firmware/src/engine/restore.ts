import type { Draft } from './draft.js';
import { lineOf, type LineState, type OpenChange, type TakenOut } from './state.js';

/** Puts a line that left the receipt back on it, as it was bought. @returns its new number */
export function restoreLine(
  draft: Draft,
  line: LineState,
  how: { quantity: number; awaitingWeight: boolean; keepMass: boolean },
): number {
  const { kind: _kind, trip: _trip, line: former, restores: _restores, evidence: _evidence, ...bought } = line.added;
  const number = draft.trip.nextLine;
  draft.say({
    kind: 'line-added',
    ...bought,
    line: number,
    quantity: how.quantity,
    mass: how.keepMass ? line.mass : line.added.mass,
    ...(how.keepMass && line.tare > 0 ? { tare: line.tare } : {}),
    awaitingWeight: how.awaitingWeight,
    origin: 'restored',
    restores: former,
  });
  return number;
}

/** How long what was taken out is offered when its mass comes back, ms. */
const MAY_COME_BACK = 600_000;

/** True when the change has the mass of what was taken out, as well as the scale can tell. */
export function isBack(gone: TakenOut, change: OpenChange, at: number): boolean {
  const recent = gone.reason === 'taken-out' && gone.mass > 0 && at - gone.at <= MAY_COME_BACK;
  return recent && Math.abs(change.delta - gone.mass) <= 4 * Math.hypot(change.sigma, change.sigma, 1);
}

/** What was taken out a moment ago is back on the scale. The basket is already told by the change of load. */
export function putBack(draft: Draft, gone: TakenOut, delta: number, basket: number): void {
  const number = gone.line.added.line;
  if (gone.what === 'line') {
    const line = restoreLine(draft, gone.line, { quantity: gone.pieces, awaitingWeight: true, keepMass: true });
    draft.say({ kind: 'line-placed', line, pieces: gone.pieces, delta, basket });
    return;
  }
  const standing = lineOf(draft.trip, number);
  if (standing === undefined) return;
  if (gone.what === 'pieces') {
    draft.say({
      kind: 'quantity-changed',
      line: number,
      quantity: standing.quantity + gone.pieces,
      reason: 'restored',
    });
    draft.say({ kind: 'line-placed', line: number, pieces: gone.pieces, awaiting: standing.awaiting, delta, basket });
    return;
  }
  draft.say({ kind: 'mass-changed', line: number, mass: (standing.mass ?? 0) + gone.mass, reason: 'added' });
}
