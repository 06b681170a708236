import { divideRounded, type Evidence, type Milligrams } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import { lineOf, needsWeighing } from './state.js';

/** A mass as it may be charged: whole verification intervals of the scale, at least one. */
export function roundedToInterval(mass: Milligrams, interval: Milligrams): Milligrams {
  return Math.max(interval, divideRounded(BigInt(mass), BigInt(interval)) * interval);
}

/**
 * Goods of a line arrived. More pieces than were announced raise the quantity first.
 * @param delta mg of the change that belongs to this line
 */
export function place(
  draft: Draft,
  number: number,
  pieces: number,
  delta: Milligrams,
  basket: Milligrams,
  evidence: Evidence | undefined,
): void {
  const line = lineOf(draft.trip, number);
  if (line === undefined) return;
  const unannounced = pieces - line.awaiting;
  // Pieces bought while the scale could not weigh are on the receipt already.
  const more = line.awaiting === 0 ? 0 : Math.max(0, unannounced);
  if (more > 0) {
    draft.say({
      kind: 'quantity-changed',
      line: number,
      quantity: line.quantity + more,
      awaiting: line.awaiting + more,
      reason: 'weight',
    });
  }
  draft.say({
    kind: 'line-placed',
    line: number,
    pieces,
    ...(needsWeighing(line) ? { mass: roundedToInterval(delta, draft.world.settings.interval) } : {}),
    awaiting: Math.max(0, line.awaiting - pieces),
    delta,
    basket,
    ...(evidence === undefined ? {} : { evidence }),
  });
}
