import { divideRounded, type Evidence, type Milligrams } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import { lineOf, needsWeighing, type LineState } from './state.js';

/** A mass as it may be charged: whole verification intervals of the scale, at least one. */
export function roundedToInterval(mass: Milligrams, interval: Milligrams): Milligrams {
  return Math.max(interval, divideRounded(BigInt(mass), BigInt(interval)) * interval);
}

/** What the container of goods to be weighed now weighs: in whole intervals, like every weight. */
export function tareFor(draft: Draft, line: LineState): Milligrams {
  return line.tare > 0 ? line.tare : (draft.state.visit?.tare ?? 0);
}

/** With its container taken off nothing would be left to charge: the wrong container was chosen, or the goods are not in yet. */
export function tareTooHeavy(draft: Draft, line: LineState, delta: Milligrams): boolean {
  const tare = needsWeighing(line) ? tareFor(draft, line) : 0;
  return tare > 0 && delta - tare < draft.world.settings.interval;
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
  const { interval } = draft.world.settings;
  const weighed = needsWeighing(line);
  const tare = weighed ? tareFor(draft, line) : 0;
  draft.say({
    kind: 'line-placed',
    line: number,
    pieces,
    ...(weighed ? { mass: roundedToInterval(delta - tare, interval) } : {}),
    ...(tare > 0 ? { tare } : {}),
    awaiting: Math.max(0, line.awaiting - pieces),
    delta,
    basket,
    ...(evidence === undefined ? {} : { evidence }),
  });
  // One container, one weighing.
  if (weighed && (draft.state.visit?.tare ?? 0) > 0) draft.say({ kind: 'tare-chosen', tare: 0 });
}
