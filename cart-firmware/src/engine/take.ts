import type { Evidence, Milligrams } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import { roundedToInterval } from './place.js';
import { lineOf, type LineState } from './state.js';
import { SEEN_LEAVING } from './taken-out-causes.js';

/**
 * The code of what left may have been read on its way out and put on the receipt as if it came in: that announcement
 * goes with it.
 */
function forgetSeenLeaving(draft: Draft, sku: string): void {
  for (const line of draft.trip.lines) {
    const { awaiting } = line;
    if (line.added.sku !== sku || awaiting === 0 || draft.at - line.awaitingSince > SEEN_LEAVING) continue;
    const number = line.added.line;
    if (line.quantity <= 1) draft.say({ kind: 'line-removed', line: number, reason: 'never-placed' });
    else {
      draft.say({
        kind: 'quantity-changed',
        line: number,
        quantity: line.quantity - 1,
        awaiting: awaiting - 1,
        reason: 'never-placed',
      });
    }
    return;
  }
}

/** Pieces of a line left the cart: the receipt follows. The change of load has been told. @param delta negative, mg */
export function take(
  draft: Draft,
  number: number,
  pieces: number,
  delta: Milligrams,
  evidence: Evidence | undefined,
): void {
  const before = lineOf(draft.trip, number);
  if (before === undefined) return;
  forgetSeenLeaving(draft, before.added.sku);
  const line = lineOf(draft.trip, number);
  if (line === undefined) return;
  if (pieces >= line.quantity || line.added.soldBy === 'weight') {
    draft.say({ kind: 'line-removed', line: number, reason: 'taken-out', ...(evidence && { evidence }) });
    return;
  }
  draft.say({
    kind: 'quantity-changed',
    line: number,
    quantity: line.quantity - pieces,
    reason: 'taken-out',
    delta,
    ...(evidence && { evidence }),
  });
}

/** Part of a line sold by weight left: what stays is charged by whole intervals. @param left mg, positive */
export function takePart(draft: Draft, line: LineState, left: number, evidence: Evidence | undefined): void {
  const { interval } = draft.world.settings;
  const rest = Math.max(interval, (line.mass ?? 0) - roundedToInterval(left, interval));
  draft.say({
    kind: 'mass-changed',
    line: line.added.line,
    mass: rest,
    reason: 'taken-out',
    ...(evidence && { evidence }),
  });
}
