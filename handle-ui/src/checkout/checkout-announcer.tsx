import { useScreen } from '../link/use-screen.js';
import { useWords, type Words } from '../words/use-words.js';
import { dueOf, type CheckoutState } from './payable.js';
import { resultWords } from './tender-words.js';

/** Says to a screen reader what changed: what is to be paid, what became of a payment, what is waited for. */
export function CheckoutAnnouncer({ state }: { readonly state: CheckoutState }) {
  const { receipt, visit } = useScreen().view;
  const words = useWords();
  const last = visit?.tenders.at(-1);
  const result = last === undefined ? undefined : resultWords(last, words);
  const due = `${words.say('toPay')}: ${words.money(Math.max(0, dueOf(receipt, visit)))}.`;
  return (
    <p className="visually-hidden" aria-live="polite" data-testid="spoken-checkout">
      {state === 'choosing' ? [result?.title, result?.text, due].filter(Boolean).join(' ') : stateWords(state, words)}
    </p>
  );
}

function stateWords(state: CheckoutState, { say }: Words): string {
  switch (state) {
    case 'age-check':
      return say('ageTitle');
    case 'audit':
      return `${say('auditTitle')}. ${say('auditText')}`;
    case 'paying':
      return say('stepChecking');
    case 'settled':
      return say('allPaid');
    default:
      return '';
  }
}
