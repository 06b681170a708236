import { Mail } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { EmailPanel } from '../checkout/email-panel.js';
import { Button } from '../design/button.js';
import { Mosaic } from '../design/mosaic.js';
import { Sure } from '../design/sure.js';
import { Wordmark } from '../design/wordmark.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { NoticeBar } from '../status/notice-bar.js';
import { SimulatedBadge } from '../status/simulated-badge.js';
import { useWords } from '../words/use-words.js';
import { ExitPass } from './exit-pass.js';
import { FinalSlip } from './final-slip.js';
import css from './finished-screen.module.css';

/** The end of a trip: paid, with the code for the gate; or to be paid on the way out. Then room for the next shopper. */
export function FinishedScreen() {
  const { view, live } = useScreen();
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  const [writing, setWriting] = useState(false);
  const close = useAction();
  const { visit } = view;
  const code = visit?.exitCode ?? null;
  const mailed = visit?.receiptWanted === true;
  return (
    <main className={css['finished']} data-paid={code !== null} data-writing={writing}>
      <div className={css['wall']}>
        <Mosaic columns={10} rows={1} />
      </div>
      <header className={css['head']}>
        <Wordmark />
        <NoticeBar />
        <SimulatedBadge />
      </header>
      {writing ? (
        <div className={css['panel']}>
          <h1 className="visually-hidden">{say('thankYou')}</h1>
          <EmailPanel onClose={() => setWriting(false)} />
        </div>
      ) : (
        <>
          {code === null ? <ToTheDesk /> : <ExitPass code={code} />}
          <FinalSlip />
        </>
      )}
      <footer className={css['foot']}>
        {asking ? (
          <div className={css['asking']}>
            <Sure
              question={say('nextShopperQuestion')}
              yes={say('nextShopperYes')}
              disabled={!live}
              pending={close.pending}
              onNo={() => setAsking(false)}
              onYes={() => void close.run({ kind: 'close' })}
            />
          </div>
        ) : (
          <>
            <p>{say(mailed ? 'emailSent' : code === null ? 'finishedNext' : 'finishedForget')}</p>
            {view.offers.email && !mailed && !writing ? (
              <Button icon={<Mail aria-hidden="true" />} onClick={() => setWriting(true)}>
                {say('emailOffer')}
              </Button>
            ) : null}
            <Button look={code === null ? 'plain' : 'primary'} disabled={!live} onClick={() => setAsking(true)}>
              {say(code === null ? 'nextShopper' : 'doneLeave')}
            </Button>
          </>
        )}
      </footer>
    </main>
  );
}

/** Not paid on this cart: what to do, in three steps. */
function ToTheDesk(): ReactNode {
  const { say } = useWords();
  return (
    <section className={css['thanks']}>
      <h1>{say('thankYou')}</h1>
      <ol className={css['steps']}>
        {(['finishedSteps1', 'finishedSteps2', 'finishedSteps3'] as const).map((key, index) => (
          <li key={key}>
            <span className={css['number']} aria-hidden="true">
              {index + 1}
            </span>
            {say(key)}
          </li>
        ))}
      </ol>
    </section>
  );
}
