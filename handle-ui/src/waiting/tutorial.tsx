import { ArrowRight, Pause, Play, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../design/button.js';
import { useScreen } from '../link/use-screen.js';
import type { MessageKey } from '../words/say.js';
import { useWords } from '../words/use-words.js';
import { useTutorialClock } from './tutorial-clock.js';
import { TutorialPicture } from './tutorial-picture.js';
import css from './tutorial.module.css';

const pictures: readonly (readonly [title: MessageKey, text: MessageKey])[] = [
  ['tutorialTake', 'tutorialTakeText'],
  ['tutorialShow', 'tutorialShowText'],
  ['tutorialPut', 'tutorialPutText'],
  ['tutorialOut', 'tutorialOutText'],
  ['tutorialPay', 'tutorialPayText'],
];

interface TutorialProps {
  readonly pending: boolean;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

/** Shopping with the cart in five pictures and twenty seconds. Skipped by one touch at any moment. */
export function Tutorial({ pending, onStart, onClose }: TutorialProps) {
  const { view, live } = useScreen();
  const { say } = useWords();
  const { step, running, go, pause, resume } = useTutorialClock(pictures.length, onClose);
  const frame = useRef<HTMLElement>(null);
  const [title, text] = pictures[step] ?? ['tutorialTake', 'tutorialTakeText'];
  const atDesk = step === pictures.length - 1 && view.offers.tenders.length === 0;
  const last = step === pictures.length - 1;
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);
  return (
    <section
      ref={frame}
      className={css['tutorial']}
      aria-label={say('tutorialOpen')}
      tabIndex={-1}
      onKeyDown={(event) => {
        const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
        if (event.key === 'Escape') onClose();
        else if (event.key === back) go(step - 1);
        else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') go(step + 1);
      }}
    >
      <div className={css['picture']} key={step}>
        <TutorialPicture step={step} />
      </div>
      <div className={css['words']} aria-live="polite">
        <p className={css['position']}>{say('tutorialOf', { step: step + 1, count: pictures.length })}</p>
        <h1>{say(title)}</h1>
        <p className={css['text']}>{say(atDesk ? 'tutorialDeskText' : text)}</p>
      </div>
      <ol className={css['marks']} data-running={running} aria-hidden="true">
        {pictures.map(([key], index) => (
          <li key={key} data-state={index < step ? 'done' : index === step ? 'now' : 'later'} />
        ))}
      </ol>
      <nav className={css['actions']} aria-label={say('tutorialOpen')}>
        <Button look="quiet" icon={<X aria-hidden="true" />} onClick={onClose}>
          {say('tutorialSkip')}
        </Button>
        <span className={css['gap']} />
        {step === 0 ? null : (
          <Button
            look="quiet"
            aria-label={say('tutorialAgain')}
            icon={<RotateCcw aria-hidden="true" />}
            onClick={() => go(0)}
          />
        )}
        {last ? null : (
          <Button
            look="quiet"
            aria-label={say(running ? 'tutorialPause' : 'tutorialGo')}
            icon={running ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
            onClick={running ? pause : resume}
          />
        )}
        {last ? (
          <Button look="primary" size="large" disabled={!live} pending={pending} onClick={onStart}>
            {say('startShopping')}
          </Button>
        ) : (
          <Button size="large" onClick={() => go(step + 1)}>
            <span className={css['next']}>
              {say('tutorialNext')}
              <ArrowRight aria-hidden="true" className={css['arrow']} />
            </span>
          </Button>
        )}
      </nav>
    </section>
  );
}
