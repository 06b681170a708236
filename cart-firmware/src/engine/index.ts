export { decide } from './decide.js';
export { evolve } from './evolve.js';
export type { Decision, EngineEvent, EngineSettings, Refusal, World } from './event.js';
export { canUndo, lastLine, light, openQuestions, phase } from './selectors.js';
export { initialState, type EngineState } from './state.js';
