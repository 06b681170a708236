export { Advisor, type AdviceInput, type AdviceShown } from './advisor.js';
export { Deals, type SettledSavings } from './deals.js';
export { documentChecks } from './documents.js';
export { cardOf } from './product-card.js';
export { Suggestions } from './suggestions.js';
export { Wayfinder } from './wayfinder.js';
