import type { ReceiptLine, ScreenView } from '@smart-cart/contracts';
import { useWords } from '../words/use-words.js';
import { hasAmount, measureOf } from './line-words.js';
import { questionWords } from './question-words.js';

interface AnnouncerProps {
  readonly view: ScreenView;
  readonly line: ReceiptLine | undefined;
}

/** Says the last item, the total and an open question to a screen reader. */
export function Announcer({ view, line }: AnnouncerProps) {
  const words = useWords();
  const total = words.money(view.receipt?.total ?? 0);
  const question = view.questions[0];
  const asked = question === undefined ? undefined : questionWords(question, words);
  return (
    <div className="visually-hidden">
      <p aria-live="polite" data-testid="spoken-line">
        {line === undefined
          ? words.say('announceTotal', { total })
          : words.say('announceLine', {
              name: line.name,
              amount: hasAmount(line) ? words.money(line.amount) : measureOf(line, words),
              total,
            })}
      </p>
      <p aria-live="polite" data-testid="spoken-question">
        {asked === undefined ? '' : `${asked.title} ${asked.text}`}
      </p>
    </div>
  );
}
