import type { Preferences } from '@smart-cart/contracts';
import { ArrowRight, CirclePlay, Smartphone } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Button } from '../design/button.js';
import { Mosaic } from '../design/mosaic.js';
import { Wordmark } from '../design/wordmark.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { BatteryGauge } from '../status/battery-gauge.js';
import { NoticeBar } from '../status/notice-bar.js';
import { SimulatedBadge } from '../status/simulated-badge.js';
import { useWords } from '../words/use-words.js';
import { LanguageChoice } from './language-choice.js';
import { LoginProblem } from './login-problem.js';
import { PhoneLogin } from './phone-login.js';
import { ReadingChoice } from './reading-choice.js';
import { Tutorial } from './tutorial.js';
import css from './waiting-screen.module.css';

interface WaitingScreenProps {
  readonly onLanguage: (language: string) => void;
  readonly onPreferences: (preferences: Preferences) => void;
}

/** A cart that waits for its shopper. */
export function WaitingScreen({ onLanguage, onPreferences }: WaitingScreenProps) {
  const { view, live } = useScreen();
  const { say } = useWords();
  const start = useAction();
  const [page, setPage] = useState<'home' | 'phone' | 'tutorial'>('home');
  const home = useCallback(() => setPage('home'), []);
  const onStart = (): void => void start.run({ kind: 'start', language: view.language });
  if (page === 'tutorial')
    return (
      <main className={css['page']}>
        <Tutorial pending={start.pending} onStart={onStart} onClose={home} />
      </main>
    );
  if (page === 'phone')
    return (
      <main className={css['page']} data-padded="true">
        <h1 className="visually-hidden">{say('welcomeTitle')}</h1>
        <PhoneLogin pending={start.pending} onStart={onStart} onClose={home} />
      </main>
    );
  return (
    <main className={css['waiting']}>
      <div className={css['wall']}>
        <div className={css['drift']}>
          <Mosaic columns={4} rows={6} />
        </div>
      </div>
      <div className={css['words']}>
        <header className={css['head']}>
          <Wordmark />
          <SimulatedBadge />
          <BatteryGauge />
        </header>
        <div className={css['greeting']}>
          <h1>{say('welcomeTitle')}</h1>
          <p>{say('welcomeText')}</p>
        </div>
        <LoginProblem />
        <div className={css['start']}>
          <Button look="primary" size="large" wide disabled={!live} pending={start.pending} onClick={onStart}>
            <span className={css['startWords']}>
              {say('startShopping')}
              <ArrowRight aria-hidden="true" className={css['arrow']} />
            </span>
          </Button>
          <div className={css['others']}>
            {view.offers.login ? (
              <Button icon={<Smartphone aria-hidden="true" />} disabled={!live} onClick={() => setPage('phone')}>
                {say('loginOpen')}
              </Button>
            ) : (
              <p className={css['hint']}>{say('startHint')}</p>
            )}
            <Button look="quiet" icon={<CirclePlay aria-hidden="true" />} onClick={() => setPage('tutorial')}>
              {say('tutorialOpen')} <span className={css['seconds']}>{say('tutorialSeconds')}</span>
            </Button>
          </div>
        </div>
        <LanguageChoice onChoose={onLanguage} />
        <footer className={css['foot']}>
          <ReadingChoice onChoose={onPreferences} />
          <NoticeBar />
        </footer>
      </div>
    </main>
  );
}
