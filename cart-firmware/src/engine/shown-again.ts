import type { Cause, ChangeTimes } from '../fusion/index.js';
import type { Draft } from './draft.js';
import type { Happening } from './happening.js';
import { arrivingMass } from './line-mass.js';
import { mayRepeat, STILL_IN_HAND } from './put-in-causes.js';
import type { LineState } from './state.js';

/** What was shown is in the cart within this time, ms. */
const SOON = 8_000;
/** Nearly as good as an announcement: the code was before the camera, only not out of view in between. */
const SHOWN = 0.8;

/** When its code was before the camera after the pieces so far lay in the cart: there is another one in the hand. */
function shownAgain({ trip, world }: Draft, { added, changedAt }: LineState, times: ChangeTimes): boolean {
  const code = added.evidence?.code?.text;
  const seen = code === undefined ? undefined : world.lastSeen?.(code);
  if (seen === undefined || seen <= changedAt || seen > times.settledAt || times.startedAt - seen > SOON) return false;
  // What is being taken out and laid back is seen as well, and is no other one.
  return !trip.taken.some((gone) => gone.line.added.sku === added.sku && times.settledAt - gone.at < STILL_IN_HAND);
}

/**
 * The second of two like packs shown one right after the other. Its code was in view all along, so it was not announced
 * anew; that it was there after the first one had been laid in, and that the scale feels its weight, says the same.
 */
export function shownAgainCauses(draft: Draft, times: ChangeTimes): Cause<Happening>[] {
  const { trip, world } = draft;
  return trip.lines.flatMap((line): Cause<Happening>[] => {
    if (line.awaiting > 0 || line.inCart === 0 || !mayRepeat(line) || !shownAgain(draft, line, times)) return [];
    const mass = arrivingMass(line, 1);
    if (mass.kind !== 'normal' || world.catalogue?.bySku(line.added.sku) === undefined) return [];
    const { line: number } = line.added;
    return [{ group: `line ${number}`, what: { kind: 'another', line: number }, direction: 1, mass, prior: SHOWN }];
  });
}
