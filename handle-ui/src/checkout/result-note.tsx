import type { Tender } from '@smart-cart/contracts';
import { CircleCheck, CircleHelp } from 'lucide-react';
import { useWords } from '../words/use-words.js';
import css from './result-note.module.css';
import { resultWords } from './tender-words.js';

/** What became of the last payment and what to try next; a declined card is no fault of anybody. */
export function ResultNote({ tender }: { readonly tender: Tender }) {
  const words = useWords();
  const result = resultWords(tender, words);
  if (result === undefined) return null;
  const Icon = result.tone === 'good' ? CircleCheck : CircleHelp;
  return (
    <div className={css['note']} data-tone={result.tone} data-testid="result">
      <Icon aria-hidden="true" />
      <p>
        <strong>{result.title}</strong>
        {result.text === '' ? null : <span>{result.text}</span>}
      </p>
    </div>
  );
}
