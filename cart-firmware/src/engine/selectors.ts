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

export function phase(state: EngineState): 'waiting' | 'shopping' | 'finished' {
  if (state.trip === null) return 'waiting';
  return state.trip.status === 'shopping' ? 'shopping' : 'finished';
}

/**
 * The light on the handle. Red: a person is needed. Amber: the shopper is asked something, or the cart cannot weigh.
 * Green: all is well.
 */
export function light(state: EngineState, conditions: Pick<Conditions, 'scale'>): LightColour {
  const { state: scale } = conditions.scale;
  const weighs = scale === 'ready' || scale === 'absent';
  if (state.helpRequested) return 'red';
  if (state.trip === null) return weighs ? 'off' : 'amber';
  if (state.trip.status !== 'shopping') return 'green';
  return state.trip.questions.length > 0 || !weighs ? 'amber' : 'green';
}
