import { ArrowRight } from 'lucide-react';
import { Button } from '../design/button.js';
import { Mosaic } from '../design/mosaic.js';
import { Wordmark } from '../design/wordmark.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { NoticeBar } from '../status/notice-bar.js';
import { SimulatedBadge } from '../status/simulated-badge.js';
import { useWords } from '../words/use-words.js';
import { LanguageChoice } from './language-choice.js';
import css from './waiting-screen.module.css';

/** A cart that waits for its shopper. */
export function WaitingScreen({ onLanguage }: { readonly onLanguage: (language: string) => void }) {
  const { view, live } = useScreen();
  const { say } = useWords();
  const start = useAction();
  return (
    <main className={css['waiting']}>
      <div className={css['wall']}>
        <Mosaic columns={4} rows={6} />
      </div>
      <div className={css['words']}>
        <header className={css['head']}>
          <Wordmark />
          <SimulatedBadge />
        </header>
        <div className={css['greeting']}>
          <h1>{say('welcomeTitle')}</h1>
          <p>{say('welcomeText')}</p>
        </div>
        <div className={css['start']}>
          <Button
            look="primary"
            size="large"
            wide
            disabled={!live}
            pending={start.pending}
            onClick={() => void start.run({ kind: 'start', language: view.language })}
          >
            <span className={css['startWords']}>
              {say('startShopping')}
              <ArrowRight aria-hidden="true" className={css['arrow']} />
            </span>
          </Button>
          <p className={css['hint']}>{say('startHint')}</p>
        </div>
        <LanguageChoice onChoose={onLanguage} />
        <footer className={css['foot']}>
          <NoticeBar />
        </footer>
      </div>
    </main>
  );
}
