import type { Suggestion } from '@smart-cart/contracts';
import type { Words } from '../words/use-words.js';

/** Why something is suggested, in the shopper's language. */
export function reasonWords({ reason, with: other }: Pick<Suggestion, 'reason' | 'with'>, { say }: Words): string {
  switch (reason) {
    case 'goes-with':
      return other === undefined ? say('reasonGoesWell') : say('reasonGoesWith', { name: other });
    case 'season':
      return say('reasonSeason');
    case 'offer':
      return say('reasonOffer');
    case 'yours':
      return say('reasonYours');
    case 'liked':
      return say('reasonLiked');
  }
}
