import type { Draft } from './draft.js';
import { arrivingMass } from './line-mass.js';
import { place } from './place.js';
import { lineOf } from './state.js';
import { take } from './take.js';

/** A code read this soon after something came back is the code of what came back, ms: no hand is faster. */
const SEEN_RIGHT_AFTER = 2_500;

/**
 * Something was put in that weighs what was taken out before, so the cart believed it came back. If the code read right
 * afterwards is that of another product of this weight, it was the other product.
 */
export function correctRestored(draft: Draft, number: number): void {
  const { trip, at } = draft;
  const line = lineOf(trip, number);
  const wrong = trip.lines.findLast(({ restoredAt }) => restoredAt !== null && at - restoredAt <= SEEN_RIGHT_AFTER);
  const mass = wrong?.pieces.at(-1)?.mass;
  if (line?.awaiting !== 1 || wrong === undefined || mass === undefined || wrong.added.sku === line.added.sku) return;
  const expected = arrivingMass(line, 1);
  if (expected.kind !== 'normal' || Math.abs(mass - expected.mean) > 3 * expected.sd) return;
  take(draft, wrong.added.line, 1, -mass, undefined);
  place(draft, number, 1, mass, trip.basket ?? 0, undefined);
}
