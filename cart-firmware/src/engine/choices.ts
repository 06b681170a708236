import type { Intent } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import type { Decision } from './event.js';

/** Heavier than any bag or box a shopper weighs produce in, mg. */
const HEAVIEST_TARE = 2_000_000;

/** What the shopper sets for the trip. The same once more is no news. */
export function choose(
  draft: Draft,
  intent: Extract<Intent, { kind: 'set-budget' | 'choose-preferences' | 'choose-tare' }>,
): Decision {
  const { visit } = draft.state;
  switch (intent.kind) {
    case 'set-budget':
      if (visit?.budget !== intent.amount) draft.say({ kind: 'budget-set', amount: intent.amount });
      return draft.done();
    case 'choose-preferences':
      if (JSON.stringify(visit?.preferences) !== JSON.stringify(intent.preferences)) {
        draft.say({ kind: 'preferences-chosen', preferences: intent.preferences });
      }
      return draft.done();
    case 'choose-tare': {
      const { interval } = draft.world.settings;
      if (intent.tare > HEAVIEST_TARE) return draft.refuse('not-allowed');
      // A tare has the division of the scale. What weighs something never counts as nothing.
      const tare = Math.ceil(intent.tare / interval) * interval;
      if (visit?.tare !== tare) draft.say({ kind: 'tare-chosen', tare });
      return draft.done();
    }
  }
}

export function emailReceipt(draft: Draft, email: string): Decision {
  if (!draft.world.settings.email) return draft.refuse('no-email');
  draft.say({ kind: 'receipt-wanted', email });
  return draft.done();
}
