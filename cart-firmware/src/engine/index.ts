export { decide } from './decide.js';
export { evolve } from './evolve.js';
export type { Decision, EngineEvent, EngineSettings, Identified, Refusal, Savings, World } from './event.js';
export { defaultTripSettings, type TripSettings } from './trip-settings.js';
export { due, payable, type Blocker, type Payable } from './due.js';
export { canUndo, lastLine, light, openQuestions, phase, staffNeeded } from './selectors.js';
export { initialState, type EngineState } from './state.js';
