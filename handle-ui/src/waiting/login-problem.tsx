import { CircleHelp } from 'lucide-react';
import { useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './login-problem.module.css';
import { loginProblemKeys } from './login-words.js';

/** A code that logged nobody in: what to do instead. Has its own place, so that nothing moves when it comes. */
export function LoginProblem() {
  const { loginProblem } = useScreen().view;
  const { say } = useWords();
  return (
    <div role="alert" className={css['place']}>
      {loginProblem === null ? null : (
        <p className={css['problem']}>
          <CircleHelp aria-hidden="true" />
          {say(loginProblemKeys[loginProblem])}
        </p>
      )}
    </div>
  );
}
