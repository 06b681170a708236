import { Languages } from 'lucide-react';
import { Button } from '../design/button.js';
import { Wordmark } from '../design/wordmark.js';
import { useScreen } from '../link/use-screen.js';
import { NoticeBar } from '../status/notice-bar.js';
import { noticesOf } from '../status/notices.js';
import { SimulatedBadge } from '../status/simulated-badge.js';
import { useWords } from '../words/use-words.js';
import css from './top-bar.module.css';

/** Name, condition and language of the cart. */
export function TopBar({ onLanguage }: { readonly onLanguage: () => void }) {
  const { view, live } = useScreen();
  const { say } = useWords();
  return (
    <header className={css['bar']}>
      <Wordmark compact={noticesOf(view.conditions, live).length > 0} />
      <NoticeBar />
      <SimulatedBadge />
      <Button
        look="quiet"
        aria-label={say('chooseLanguage')}
        icon={<Languages aria-hidden="true" />}
        onClick={onLanguage}
      />
    </header>
  );
}
