import { Info } from 'lucide-react';
import { useScreen } from '../link/use-screen.js';
import { loginProblemKeys } from '../waiting/login-words.js';
import { useWords } from '../words/use-words.js';
import { refusalKey } from './refusal.js';
import css from './refusal-note.module.css';

/**
 * Why a touch, or a code held to the camera, did nothing: for a few seconds, above everything but the total. While nobody
 * shops the login has a place of its own for that.
 */
export function RefusalNote({ reason }: { readonly reason: string | undefined }) {
  const { say } = useWords();
  const { loginProblem, phase } = useScreen().view;
  const login = loginProblem === null || phase === 'waiting' ? undefined : loginProblemKeys[loginProblem];
  const note = reason === undefined ? login : refusalKey(reason);
  return (
    <div role="alert" className={css['place']}>
      {note === undefined ? null : (
        <p className={css['note']}>
          <Info aria-hidden="true" />
          {say(note)}
        </p>
      )}
    </div>
  );
}
