import { removeLine } from './change-line.js';
import type { Draft } from './draft.js';
import type { LineState } from './state.js';

function ageOf(line: LineState): number {
  return line.added.minimumAge ?? 0;
}

/** Staff has said no to goods of this age, and nobody has said yes since. */
export function isAgeRefused(draft: Draft, minimumAge: number | undefined): boolean {
  const { ageRefused = null, ageApproved = 0 } = draft.state.visit ?? {};
  return minimumAge !== undefined && minimumAge > ageApproved && ageRefused !== null && minimumAge >= ageRefused;
}

/** Staff looked. What was refused leaves the receipt, and the cart asks for it. */
export function settleAge(draft: Draft, approved: boolean, minimumAge: number, by: string): void {
  draft.say({ kind: 'age-check-settled', approved, minimumAge, by });
}

/**
 * Keeps the age check in step with the cart: asked for as soon as something needs it, so that staff comes while the
 * shopping goes on; asked anew for a higher age; withdrawn when nothing needs it any more.
 */
export function followAge(draft: Draft): void {
  // Where the cart takes no payment, whoever takes the money looks.
  if (draft.world.settings.tenders.length === 0) return;
  for (const line of draft.trip.lines.filter((candidate) => isAgeRefused(draft, candidate.added.minimumAge))) {
    removeLine(draft, line, 'age');
  }
  const { visit } = draft.state;
  if (visit === undefined) return;
  const restricted = draft.trip.lines.filter((line) => ageOf(line) > visit.ageApproved);
  if (restricted.length === 0) {
    if (visit.ageCheck !== null) draft.say({ kind: 'age-check-withdrawn' });
    return;
  }
  const lines = restricted.map((line) => line.added.line);
  const minimumAge = Math.max(...restricted.map(ageOf));
  const { ageCheck } = visit;
  if (ageCheck?.minimumAge === minimumAge && ageCheck.lines.join() === lines.join()) return;
  draft.say({ kind: 'age-check-requested', lines, minimumAge });
}
