import { followAge } from './age-check.js';
import { isPaying, keepForLater, leaveIfBasketMoved, mayWhilePaying } from './at-checkout.js';
import { closesByItself, endsByItself } from './by-itself.js';
import { finishIfSettled } from './checkout.js';
import { Draft } from './draft.js';
import type { Decision, EngineEvent, World } from './event.js';
import { finishedIntent, shoppingIntent } from './intent.js';
import { login, loginStarts } from './member.js';
import { closePriceCheck } from './price-check.js';
import { settleSavings } from './savings.js';
import { scaleCondition } from './scale-condition.js';
import { sighting } from './sighting.js';
import type { EngineState } from './state.js';
import { helpNews, receiptLinkNews, storeNews } from './store-news.js';
import { takeRecognised } from './take-recognised.js';
import { takeShownAgain } from './take-shown-again.js';
import { tick } from './tick.js';
import { tidy } from './tidy.js';
import { start } from './trip.js';
import { weightStep } from './weight-step.js';
import { followList } from './wish-list.js';

/** While the store is charging, goods are only watched. */
function decidePaying(draft: Draft, event: EngineEvent): Decision | undefined {
  switch (event.kind) {
    case 'sighting':
      return draft.done();
    case 'weight-step':
      keepForLater(draft, event.step);
      return draft.done();
    case 'scale-condition': {
      if (event.load === null || !event.ready || draft.trip.basket === null) return undefined;
      const { interval } = draft.world.settings;
      keepForLater(draft, { after: event.load, sigma: interval, startedAt: event.at, settledAt: event.at });
      return draft.done();
    }
    case 'intent':
      return event.intent.kind === 'start' || mayWhilePaying(draft, event.intent)
        ? undefined
        : draft.refuse('payment-pending');
    default:
      return undefined;
  }
}

function decideShopping(draft: Draft, event: EngineEvent): Decision {
  switch (event.kind) {
    case 'sighting':
      return sighting(draft, event);
    case 'weight-step':
      if (event.step.delta >= draft.world.settings.smallestGoods) closePriceCheck(draft);
      weightStep(draft, event.step);
      takeShownAgain(draft);
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
    case 'login':
      return login(draft, event);
    case 'store-news':
      storeNews(draft, event.news);
      return draft.done();
  }
}

/** What follows from every change: questions, checks, list, savings and the end of the trip keep step with the cart. */
function followUp(draft: Draft, event: EngineEvent): void {
  if (draft.state.trip?.status !== 'shopping') return;
  tidy(draft);
  followAge(draft);
  tidy(draft);
  followList(draft);
  leaveIfBasketMoved(draft, event);
  settleSavings(draft);
  finishIfSettled(draft);
  if (event.kind === 'tick' && draft.trip.status === 'shopping') endsByItself(draft);
}

function decideFinished(draft: Draft, event: EngineEvent): Decision {
  switch (event.kind) {
    case 'intent':
      return event.intent.kind === 'start' ? draft.refuse('trip-open') : finishedIntent(draft, event.intent);
    case 'login':
      // The next shopper is here: the last one has gone.
      if (event.claims.role === 'staff' || draft.world.catalogue === undefined) return draft.refuse('not-allowed');
      draft.say({ kind: 'trip-closed' });
      return loginStarts(draft, event);
    case 'store-news':
      helpNews(draft, event.news);
      if (draft.state.trip?.status === 'finished') receiptLinkNews(draft, event.news);
      return draft.done();
    case 'tick':
      closesByItself(draft);
      return draft.done();
    default:
      return draft.done();
  }
}

function decideWaiting(draft: Draft, event: EngineEvent): Decision {
  if (event.kind === 'login') return loginStarts(draft, event);
  if (event.kind !== 'intent') return draft.done();
  if (event.intent.kind !== 'start') return draft.refuse('no-trip');
  const refusal = start(draft, event.intent.language, event.fresh);
  return refusal === undefined ? draft.done() : draft.refuse(refusal);
}

/**
 * What follows from an event: facts to journal, in order, all with the time of the event. Pure: no clock, no I/O, no
 * randomness. Nothing is changed until the facts are on disk and given to `evolve`.
 * @returns no facts when nothing follows; `refusal` when an intent is not carried out
 */
export function decide(state: EngineState, event: EngineEvent, world: World): Decision {
  const draft = 'fresh' in event ? new Draft(state, world, event.at, event.fresh) : new Draft(state, world, event.at);
  if (state.trip === null) return decideWaiting(draft, event);
  if (state.trip.status !== 'shopping') return decideFinished(draft, event);
  const decision = (isPaying(draft) ? decidePaying(draft, event) : undefined) ?? decideShopping(draft, event);
  if (decision.refusal !== undefined) return decision;
  followUp(draft, event);
  return draft.done();
}
