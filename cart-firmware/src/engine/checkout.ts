import { exitCodeOf, paid, pendingTender } from '@smart-cart/contracts';
import { auditAtCheckout } from './audit.js';
import { callStaff } from './ask-about-step.js';
import type { Draft } from './draft.js';
import { blockedBy, due } from './due.js';
import type { Decision } from './event.js';
import { openPoints } from './evolve-course.js';
import { settleSavings } from './savings.js';
import { needsWeighing } from './state.js';
import { isSettled } from './trip.js';

/** The shopper is done with shopping: to the checkout, or out, unless something is open. */
export function finish(draft: Draft): Decision {
  if (draft.state.visit?.checkout === true) return draft.done();
  if (isSettled(draft)) {
    finishAnyway(draft);
    return draft.done();
  }
  const { open, lines } = draft.trip;
  const delta = open.reduce((sum, change) => sum + change.delta, 0);
  const waiting = lines.find((line) => line.awaiting > 0);
  draft.ask(
    'finish-check',
    {
      ...(open.length === 0 ? {} : { delta }),
      ...(waiting === undefined ? {} : { line: waiting.added.line, sku: waiting.added.sku, name: waiting.added.name }),
      options: [{ id: 'back', action: 'ok' }, { id: 'finish', action: 'finish' }, callStaff],
    },
    draft.question('finish-check')?.id,
  );
  return draft.done();
}

/** Nothing without a price stays on the receipt; what the scale never felt stands by the shopper's word. */
function acceptLines(draft: Draft): void {
  for (const line of draft.trip.lines.filter(({ awaiting }) => awaiting > 0)) {
    const { line: number } = line.added;
    if (needsWeighing(line)) draft.say({ kind: 'line-removed', line: number, reason: 'never-placed' });
    else draft.say({ kind: 'line-unverified', line: number, reason: 'shopper-says-placed' });
  }
}

/** Ends the shopping, whatever is open: what is, is counted for an audit. */
export function finishAnyway(draft: Draft): void {
  const { trip, world } = draft;
  if (world.settings.tenders.length > 0) {
    // What staff took off the receipt is not accepted by a touch.
    draft.say({ kind: 'checkout-started' });
    acceptLines(draft);
    draft.withdraw((question) => question.kind !== 'take-out' || !mustBeOut(draft, question.line));
    settleSavings(draft);
    auditAtCheckout(draft);
    finishIfSettled(draft);
    return;
  }
  const takeOuts = trip.questions.filter((question) => question.kind === 'take-out').length;
  const awaiting = trip.lines.filter((line) => line.awaiting > 0).length;
  const points = openPoints(trip) + takeOuts + awaiting;
  acceptLines(draft);
  draft.withdraw(() => true);
  settleSavings(draft);
  sayFinished(draft, points);
}

function mustBeOut(draft: Draft, line: number | undefined): boolean {
  const gone = draft.trip.taken.findLast((entry) => entry.what === 'line' && entry.line.added.line === line);
  return gone?.reason === 'age' || gone?.reason === 'staff';
}

function sayFinished(
  draft: Draft,
  points: number,
  more: { settled?: 'paid' | 'cash-desk' | 'nothing-due' } = {},
): void {
  const { receipt } = draft.state;
  draft.say({
    kind: 'trip-finished',
    total: receipt?.total ?? 0,
    items: receipt?.items ?? 0,
    openPoints: points,
    ...(more.settled === undefined ? {} : { settled: more.settled, exitCode: exitCodeOf(draft.trip.id) }),
  });
}

/** Nothing due and nothing in the way: the gate opens. */
export function finishIfSettled(draft: Draft): void {
  const { visit } = draft.state;
  if (visit?.checkout !== true || pendingTender(visit) !== undefined) return;
  if (due(draft.state) !== 0 || blockedBy(draft.state) !== null) return;
  const atDesk = visit.tenders.some(({ method, paid: amount }) => method === 'cash-desk' && amount > 0);
  const points = openPoints(draft.trip);
  draft.withdraw(() => true);
  sayFinished(draft, points, { settled: atDesk ? 'cash-desk' : paid(visit) > 0 ? 'paid' : 'nothing-due' });
}

export function leaveCheckout(draft: Draft, by: 'shopper' | 'basket' | 'staff'): Decision {
  const { visit } = draft.state;
  if (visit?.checkout !== true) return draft.refuse('not-in-checkout');
  if (pendingTender(visit) !== undefined) return draft.refuse('payment-pending');
  draft.say({ kind: 'checkout-left', by });
  return draft.done();
}
