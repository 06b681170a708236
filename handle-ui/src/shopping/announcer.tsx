import type { Question, ReceiptLine, ScreenView } from '@smart-cart/contracts';
import { budgetState } from '../budget/budget-state.js';
import { useNameOf } from '../products/use-line-name.js';
import { useWords } from '../words/use-words.js';
import { hasAmount, measureOf, reducedAmount } from './line-words.js';
import { questionWords } from './question-words.js';
import { useAsked } from './use-asked.js';

interface AnnouncerProps {
  readonly view: ScreenView;
  readonly line: ReceiptLine | undefined;
}

/** Says the last item, the total and an open question to a screen reader. */
export function Announcer({ view, line }: AnnouncerProps) {
  const words = useWords();
  const name = useNameOf(line);
  const total = words.money(view.receipt?.total ?? 0);
  const question = view.questions[0];
  const budget = view.visit?.budget ?? null;
  const spent = budget === null ? undefined : budgetState(view.receipt?.total ?? 0, budget);
  return (
    <div className="visually-hidden">
      <p aria-live="polite" data-testid="spoken-line">
        {line === undefined
          ? words.say('announceTotal', { total })
          : words.say('announceLine', {
              name,
              amount: hasAmount(line) ? words.money(reducedAmount(line)) : measureOf(line, words),
              total,
            })}
      </p>
      <p aria-live="polite" data-testid="spoken-budget">
        {spent === undefined || spent.mood === 'fine'
          ? ''
          : spent.left >= 0
            ? words.say('budgetLeft', { amount: words.money(spent.left) })
            : words.say('budgetOver', { amount: words.money(-spent.left) })}
      </p>
      <p aria-live="polite" data-testid="spoken-question">
        {question === undefined ? null : <SpokenQuestion question={question} />}
      </p>
    </div>
  );
}

/** With the names the screen shows: in the shopper's language. */
function SpokenQuestion({ question }: { readonly question: Question }) {
  const { title, text } = questionWords(useAsked(question), useWords());
  return <>{`${title} ${text}`}</>;
}
