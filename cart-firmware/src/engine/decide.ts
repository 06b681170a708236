import { Draft } from './draft.js';
import type { Decision, EngineEvent, World } from './event.js';
import { finishedIntent, shoppingIntent } from './intent.js';
import { scaleCondition } from './scale-condition.js';
import { sighting } from './sighting.js';
import type { EngineState } from './state.js';
import { takeRecognised } from './take-recognised.js';
import { tick } from './tick.js';
import { tidy } from './tidy.js';
import { endHelp, start } from './trip.js';
import { weightStep } from './weight-step.js';

const nothing: Decision = { facts: [] };

function decideShopping(draft: Draft, event: EngineEvent): Decision {
  switch (event.kind) {
    case 'sighting':
      return sighting(draft, event);
    case 'weight-step':
      weightStep(draft, event.step);
      takeRecognised(draft);
      return draft.done();
    case 'scale-condition':
      scaleCondition(draft, event);
      return draft.done();
    case 'tick':
      tick(draft);
      return draft.done();
    case 'intent':
      return event.intent.kind === 'start' ? draft.refuse('trip-open') : shoppingIntent(draft, event.intent);
    case 'store-news':
      return event.news.kind === 'help-answered' ? endHelp(draft, 'staff') : nothing;
  }
}

function decideFinished(draft: Draft, event: EngineEvent): Decision {
  if (event.kind === 'intent' && event.intent.kind !== 'start') return finishedIntent(draft, event.intent);
  if (event.kind === 'intent') return draft.refuse('trip-open');
  if (event.kind === 'store-news' && event.news.kind === 'help-answered') return endHelp(draft, 'staff');
  return nothing;
}

/**
 * What follows from an event: facts to journal, in order, all with the time of the event. Pure: no clock, no I/O, no
 * randomness. Nothing is changed until the facts are on disk and given to `evolve`.
 * @returns no facts when nothing follows; `refusal` when an intent is not carried out
 */
export function decide(state: EngineState, event: EngineEvent, world: World): Decision {
  if (state.trip === null) {
    if (event.kind !== 'intent') return nothing;
    if (event.intent.kind === 'start') return start(state, event.intent, event.fresh, event.at, world);
    return { facts: [], refusal: 'no-trip' };
  }
  const draft = new Draft(state, world, event.at);
  if (state.trip.status !== 'shopping') return decideFinished(draft, event);
  const decision = decideShopping(draft, event);
  if (decision.refusal !== undefined) return decision;
  tidy(draft);
  return draft.done();
}
