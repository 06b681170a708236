import type { Tender, TenderMethod } from '@smart-cart/contracts';
import type { MessageKey } from '../words/say.js';
import type { Words } from '../words/use-words.js';

const methods: Readonly<Record<TenderMethod, MessageKey>> = {
  card: 'methodCard',
  'meal-voucher': 'methodMealVoucher',
  'food-assistance': 'methodFoodAssistance',
  'cash-desk': 'methodCashDesk',
};

export function methodName(method: TenderMethod, { say }: Words): string {
  return say(methods[method]);
}

const reasons: Readonly<Record<string, MessageKey>> = {
  'insufficient-funds': 'reasonFunds',
  'card-expired': 'reasonExpired',
  'not-reachable': 'reasonNotReachable',
  'acquirer-refused': 'reasonRefused',
};

/** The words for why a payment did not go through; a reason from a newer store gets the general sentence. */
export function reasonKey(reason: string | undefined): MessageKey {
  return reasons[reason ?? ''] ?? 'reasonUnknown';
}

export interface ResultWords {
  readonly tone: 'good' | 'ask';
  readonly title: string;
  /** What happened to the money and what to try next. */
  readonly text: string;
}

/** What became of a payment, in the shopper's language. Undefined while nobody knows. */
export function resultWords(tender: Tender, words: Words): ResultWords | undefined {
  const { say, money } = words;
  const method = methodName(tender.method, words);
  const next = `${say('resultNothingCharged')} ${say('resultTryNext')}`;
  switch (tender.state) {
    case 'approved':
      return tender.paid < tender.asked
        ? {
            tone: 'ask',
            title: say('resultPaid', { method, amount: money(tender.paid) }),
            text: say('resultPartly', { method, amount: money(tender.paid), asked: money(tender.asked) }),
          }
        : { tone: 'good', title: say('resultPaid', { method, amount: money(tender.paid) }), text: '' };
    case 'declined':
    case 'failed':
      return {
        tone: 'ask',
        title: say('resultDeclined', { method }),
        text: `${say(reasonKey(tender.reason))} ${next}`,
      };
    case 'cancelled':
      return { tone: 'ask', title: say('resultCancelled', { method }), text: say('resultNothingCharged') };
    default:
      return undefined;
  }
}
