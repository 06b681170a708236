import { Info } from 'lucide-react';
import { useWords } from '../words/use-words.js';
import { refusalKey } from './refusal.js';
import css from './refusal-note.module.css';

/** Why a touch did nothing, for a few seconds, above everything but the total. */
export function RefusalNote({ reason }: { readonly reason: string | undefined }) {
  const { say } = useWords();
  return (
    <div role="alert" className={css['place']}>
      {reason === undefined ? null : (
        <p className={css['note']}>
          <Info aria-hidden="true" />
          {say(refusalKey(reason))}
        </p>
      )}
    </div>
  );
}
