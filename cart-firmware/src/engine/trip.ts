import type { Intent } from '@smart-cart/contracts';
import { callStaff } from './ask-about-step.js';
import { Draft } from './draft.js';
import type { Decision, World } from './event.js';
import { needsWeighing, type EngineState } from './state.js';

export function start(
  state: EngineState,
  intent: Extract<Intent, { kind: 'start' }>,
  fresh: string,
  at: number,
  world: World,
): Decision {
  const draft = new Draft(state, world, at);
  if (state.trip !== null) return draft.refuse('trip-open');
  const { catalogue, scale } = world;
  if (catalogue === undefined) return draft.refuse('no-catalogue');
  draft.record({
    kind: 'trip-started',
    trip: fresh,
    language: intent.language,
    currency: catalogue.header.currency,
    catalogueVersion: catalogue.version,
    // What lies in the basket now (bags, a coat) counts as nothing.
    basket: scale.ready ? scale.load : null,
  });
  return draft.done();
}

/** Lines the scale has not confirmed and open points: what a finished trip would leave unexplained. */
export function isSettled(draft: Draft): boolean {
  const { lines, open, questions } = draft.trip;
  const asking = questions.some((question) => question.kind === 'take-out');
  return open.length === 0 && !asking && !lines.some((line) => line.awaiting > 0);
}

export function finish(draft: Draft): Decision {
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

/** Ends the shopping. What is open is counted for an audit, and nothing without a price stays on the receipt. */
export function finishAnyway(draft: Draft): void {
  const takeOuts = draft.trip.questions.filter((question) => question.kind === 'take-out').length;
  const awaiting = draft.trip.lines.filter((line) => line.awaiting > 0);
  const accepted = draft.trip.own.filter(({ change }) => change > 0).length;
  const openPoints = draft.trip.open.length + accepted + takeOuts + awaiting.length;
  for (const line of awaiting) {
    const { line: number } = line.added;
    if (needsWeighing(line)) draft.say({ kind: 'line-removed', line: number, reason: 'never-placed' });
    else draft.say({ kind: 'line-unverified', line: number, reason: 'shopper-says-placed' });
  }
  draft.withdraw(() => true);
  const { receipt } = draft.state;
  draft.say({ kind: 'trip-finished', total: receipt?.total ?? 0, items: receipt?.items ?? 0, openPoints });
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
  draft.withdraw(() => true);
  draft.say({ kind: 'trip-abandoned', reason: 'shopper' });
  draft.say({ kind: 'trip-closed' });
  return draft.done();
}
