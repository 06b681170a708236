import { QrCode } from '../design/qr-code.js';
import { useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './exit-pass.module.css';

/** What opens the gate, large enough to be read from a step away and spaced to be said aloud. */
export function ExitPass({ code }: { readonly code: string }) {
  const { view } = useScreen();
  const { say, money } = useWords();
  const saved = view.receipt?.savings ?? 0;
  const groups = code.match(/.{1,4}/g) ?? [code];
  const state = say(view.visit?.settled === 'nothing-due' ? 'finishedNothingDue' : 'finishedPaid');
  return (
    <section className={css['pass']}>
      <div className={css['words']}>
        <h1>{say('thankYou')}</h1>
        {saved === 0 ? null : <p className={css['saved']}>{say('savedTrip', { amount: money(saved) })}</p>}
      </div>
      <div className={css['ticket']}>
        <div className={css['code']}>
          <QrCode text={code} label={say('exitLabel', { code: groups.join(' ') })} />
        </div>
        <div className={css['side']}>
          <h2>{say('exitTitle')}</h2>
          <p className={css['signs']} dir="ltr" data-testid="exit-code">
            {groups.map((group) => (
              <span key={group}>{group}</span>
            ))}
          </p>
          <p className={css['text']}>{say('exitText')}</p>
        </div>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {say('announceFinished', {
          thanks: say('thankYou'),
          state,
          code: say('exitLabel', { code: groups.join(' ') }),
        })}
      </p>
    </section>
  );
}
