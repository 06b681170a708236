export { BasketScorer } from './basket-scorer.js';
export { eligible } from './eligible.js';
export { Recommender } from './recommender.js';
export {
  suggestionDefaults,
  type Situation,
  type SuggestedProduct,
  type SuggestionReason,
  type SuggestionSettings,
} from './situation.js';
