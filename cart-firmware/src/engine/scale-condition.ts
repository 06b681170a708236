import type { Draft } from './draft.js';
import type { EngineEvent } from './event.js';
import { needsWeighing, unfeltPieces } from './state.js';
import { changeOfLoad, posteriorOf, speaksForItself } from './weight-step.js';

/** The scale cannot weigh: what was announced stands unverified, and nothing is asked about weight meanwhile. */
function becameBlind(draft: Draft): void {
  for (const line of draft.trip.lines) {
    if (line.awaiting === 0 || needsWeighing(line)) continue;
    draft.say({ kind: 'line-unverified', line: line.added.line, reason: 'scale-fault' });
  }
}

/** The scale weighs again: what happened meanwhile shows as one step, and is judged with the blindness in mind. */
function seesAgain(draft: Draft, load: number): void {
  const { trip, at, world } = draft;
  const { basket } = trip;
  const told = { sigma: world.settings.interval, basket: load, startedAt: at, settledAt: at };
  if (basket === null) {
    // The trip began blind: what lies there now is where counting starts.
    draft.explain([draft.openChange({ delta: 0, ...told })], 'restart', false);
    return;
  }
  const delta = load - basket;
  if (Math.abs(delta) < world.settings.smallestGoods) return;
  const step = { before: basket, after: load, delta, sigma: told.sigma, startedAt: at, settledAt: at };
  const blindGoods = trip.lines.some((line) => unfeltPieces(line) > 0 && line.added.origin !== 'bag');
  if (blindGoods && !speaksForItself(draft, posteriorOf(draft, delta, told.sigma), delta)) {
    // Goods were bought that nobody could weigh: the load is accepted, and their lines stay unverified.
    draft.explain([draft.openChange({ delta, ...told })], 'restart', true);
    return;
  }
  changeOfLoad(draft, step);
}

export function scaleCondition(draft: Draft, event: Extract<EngineEvent, { kind: 'scale-condition' }>): void {
  if (!event.ready) becameBlind(draft);
  else if (event.load !== null) seesAgain(draft, event.load);
}
