import type { Conditions, LightColour, Question, QuestionKind } from '@smart-cart/contracts';
import type { EngineState } from './state.js';

/** Most urgent first: what stops the shopper from leaving, then what is about the thing in the hand, then notes. */
const urgency: readonly QuestionKind[] = [
  'finish-check',
  'how-many',
  'wrong-weight',
  'which-removed',
  'take-out',
  'unscanned',
  'not-placed',
  'expired',
  'unreadable-measure',
  'unknown-code',
  'not-for-sale',
];

/** Open questions, the most urgent first; of the same kind the oldest first. */
export function openQuestions(state: EngineState): readonly Question[] {
  const questions = state.trip?.questions ?? [];
  return [...questions].sort((a, b) => urgency.indexOf(a.kind) - urgency.indexOf(b.kind) || a.id - b.id);
}

export function canUndo(state: EngineState): boolean {
  return state.trip?.status === 'shopping' && state.trip.undo.length > 0;
}

/** Number of the line that changed last, to be shown large. */
export function lastLine(state: EngineState): number | undefined {
  return state.trip?.lastLine ?? undefined;
}

export function phase(state: EngineState): 'waiting' | 'shopping' | 'checkout' | 'finished' {
  if (state.trip === null) return 'waiting';
  if (state.trip.status !== 'shopping') return 'finished';
  return state.visit?.checkout === true ? 'checkout' : 'shopping';
}

/** `now`: the shopper waits for staff. `soon`: staff is called and the shopping goes on. */
export function staffNeeded(state: EngineState): 'now' | 'soon' | 'no' {
  if (state.trip?.status !== 'shopping' || state.visit?.staff != null) return 'no';
  const { ageCheck, audit, checkout } = state.visit ?? {};
  if (ageCheck == null && audit?.outcome !== 'open') return 'no';
  return checkout === true ? 'now' : 'soon';
}

/**
 * The light on the handle. Red: a person is needed, for help, or for a check the payment waits for. Amber: the shopper is
 * asked something, staff is called while the shopping goes on, or the cart cannot weigh. Green: all is well.
 */
export function light(state: EngineState, conditions: Pick<Conditions, 'scale'>): LightColour {
  const { state: scale } = conditions.scale;
  const weighs = scale === 'ready' || scale === 'absent';
  if (state.helpRequested) return 'red';
  if (state.trip === null) return weighs ? 'off' : 'amber';
  if (state.trip.status !== 'shopping') return 'green';
  const staff = staffNeeded(state);
  if (staff === 'now') return 'red';
  if (staff === 'soon') return 'amber';
  return state.trip.questions.length > 0 || !weighs ? 'amber' : 'green';
}
