import type { Advice, Conditions, LiveLoad, Offers, ScreenView } from '@smart-cart/contracts';
import { canUndo, lastLine, light, openQuestions, phase, type EngineState } from '../engine/index.js';

/** What the screen needs that is not in the facts. */
export interface Surroundings {
  readonly store: string;
  readonly cart: string;
  readonly languages: readonly string[];
  readonly currency: string;
  readonly conditions: Conditions;
  readonly load: LiveLoad;
  readonly pictures: string;
  readonly simulated: boolean;
  readonly advice: Advice;
  readonly offers: Offers;
  readonly battery: ScreenView['battery'];
  readonly surroundings: ScreenView['surroundings'];
  readonly receiptUrl: string | null;
  readonly loginProblem: ScreenView['loginProblem'];
}

/** The whole screen as a projection of facts and surroundings. Pure: the same inputs paint the same screen after any restart. */
export function viewOf(state: EngineState, around: Surroundings): ScreenView {
  const [firstLanguage = 'en'] = around.languages;
  return {
    store: around.store,
    cart: around.cart,
    languages: [...around.languages],
    language: state.language ?? firstLanguage,
    currency: state.receipt?.currency ?? around.currency,
    phase: phase(state),
    receipt: phase(state) === 'waiting' ? null : (state.receipt ?? null),
    visit: state.visit ?? null,
    advice: around.advice,
    offers: around.offers,
    battery: around.battery,
    surroundings: around.surroundings,
    loginProblem: around.loginProblem,
    receiptUrl: phase(state) === 'finished' ? (state.visit?.receiptUrl ?? around.receiptUrl) : null,
    lastLine: lastLine(state) ?? null,
    questions: [...openQuestions(state)],
    canUndo: canUndo(state),
    helpRequested: state.helpRequested,
    conditions: around.conditions,
    light: light(state, around.conditions),
    load: around.load,
    pictures: around.pictures,
    simulated: around.simulated,
  };
}
