import { useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './simulated-badge.module.css';

/** Says honestly that the goods and the store around this cart are a simulation. */
export function SimulatedBadge() {
  const { view } = useScreen();
  const { say } = useWords();
  return view.simulated ? <p className={css['badge']}>{say('simulated')}</p> : null;
}
