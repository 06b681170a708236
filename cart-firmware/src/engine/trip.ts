import { pendingTender } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import { moneyMoved } from './due.js';
import type { Decision, Refusal } from './event.js';

/** @param fresh id of the trip @returns why it does not start, or undefined */
export function start(draft: Draft, language: string, fresh: string): Refusal | undefined {
  const { catalogue, scale } = draft.world;
  if (catalogue === undefined) return 'no-catalogue';
  draft.record({
    kind: 'trip-started',
    trip: fresh,
    language,
    currency: catalogue.header.currency,
    catalogueVersion: catalogue.version,
    // What lies in the basket now (bags, a coat) counts as nothing.
    basket: scale.ready ? scale.load : null,
  });
  return undefined;
}

/** Lines the scale has not confirmed and open points: what a finished trip would leave unexplained. */
export function isSettled(draft: Draft): boolean {
  const { lines, open, questions } = draft.trip;
  const asking = questions.some((question) => question.kind === 'take-out');
  return open.length === 0 && !asking && !lines.some((line) => line.awaiting > 0);
}

export function requestHelp(draft: Draft, reason: string): Decision {
  // Pressed twice is still one call.
  if (!draft.state.helpRequested) draft.say({ kind: 'help-requested', reason: reason.slice(0, 60) });
  return draft.done();
}

export function endHelp(draft: Draft, by: 'shopper' | 'staff'): Decision {
  if (draft.state.helpRequested) draft.say({ kind: 'help-ended', by });
  return draft.done();
}

export function abandon(draft: Draft): Decision {
  const { visit } = draft.state;
  if (visit !== undefined && moneyMoved(visit)) {
    return draft.refuse(pendingTender(visit) === undefined ? 'paid-already' : 'payment-pending');
  }
  draft.withdraw(() => true);
  draft.say({ kind: 'trip-abandoned', reason: 'shopper' });
  draft.say({ kind: 'trip-closed' });
  return draft.done();
}
