import { handoverCode, type Tender } from '@smart-cart/contracts';
import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../design/button.js';
import { QrCode } from '../design/qr-code.js';
import { useAction, useScreen } from '../link/use-screen.js';
import type { MessageKey } from '../words/say.js';
import { useWords, type Words } from '../words/use-words.js';
import { MethodIcon } from './method-icon.js';
import css from './tender-progress.module.css';
import { methodName } from './tender-words.js';

/** After this time the shopper is told that it takes longer, ms. */
const USUAL = 20_000;

/** Money on its way: who is asked for what, how far it is, and the way out. */
export function TenderProgress({ tender }: { readonly tender: Tender }) {
  const { view, live } = useScreen();
  const words = useWords();
  const { say, money } = words;
  const cancel = useAction();
  const longer = useLonger(tender);
  const online = view.conditions.store.state === 'ready';
  const cancelling = tender.state === 'cancelling';
  const atDesk = tender.method === 'cash-desk';
  const { title, text } = pendingWords(tender, words);
  const amount = money(tender.asked);
  return (
    <section className={css['progress']} data-desk={atDesk && !cancelling} aria-labelledby="tender-title">
      {atDesk && !cancelling ? (
        <div className={css['code']}>
          <QrCode
            text={handoverCode({ cart: view.cart, trip: view.visit?.trip ?? '', tender: tender.tender })}
            label={say('pendingDeskCode')}
          />
        </div>
      ) : (
        <div className={css['sign']} aria-hidden="true">
          <span className={css['wave']} />
          <span className={css['wave']} />
          <span className={css['icon']}>
            <MethodIcon method={tender.method} />
          </span>
        </div>
      )}
      <div className={css['words']}>
        <h2 id="tender-title">{title}</h2>
        <p className={css['text']}>{text(amount)}</p>
        {!online ? (
          <p className={css['aside']}>{say('pendingOffline')}</p>
        ) : longer && !atDesk ? (
          <p className={css['aside']}>{say('pendingLonger')}</p>
        ) : null}
      </div>
      {atDesk ? null : <Steps at={cancelling ? 0 : 1} />}
      <div className={css['end']}>
        <p className={css['stay']}>{say('pendingStay')}</p>
        {cancelling ? null : (
          <Button
            disabled={!live}
            pending={cancel.pending}
            onClick={() => void cancel.run({ kind: 'cancel-tender', tender: tender.tender })}
          >
            {say('pendingCancel')}
          </Button>
        )}
      </div>
    </section>
  );
}

function pendingWords(
  tender: Tender,
  words: Words,
): { readonly title: string; readonly text: (amount: string) => string } {
  const { say } = words;
  if (tender.state === 'cancelling') return { title: say('cancellingTitle'), text: () => say('cancellingText') };
  switch (tender.method) {
    case 'card':
      return { title: say('pendingCardTitle'), text: (amount) => say('pendingCardText', { amount }) };
    case 'cash-desk':
      return { title: say('pendingDeskTitle'), text: (amount) => say('pendingDeskText', { amount }) };
    default:
      return {
        title: say('pendingVoucherTitle', { method: methodName(tender.method, words) }),
        text: (amount) => say('pendingVoucherText', { amount }),
      };
  }
}

const steps: readonly MessageKey[] = ['stepSent', 'stepChecking', 'stepDone'];

/** How far it is, in words: nothing turns in circles here. */
function Steps({ at }: { readonly at: number }) {
  const { say } = useWords();
  return (
    <ol className={css['steps']} aria-label={say('stepsLabel')}>
      {steps.map((key, index) => (
        <li
          key={key}
          data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={css['mark']} aria-hidden="true">
            {index < at ? <Check /> : null}
          </span>
          {say(key)}
        </li>
      ))}
    </ol>
  );
}

/** True once this payment has taken longer than payments do. */
function useLonger({ tender }: Tender): boolean {
  const [longer, setLonger] = useState(false);
  useEffect(() => {
    setLonger(false);
    const timer = window.setTimeout(() => setLonger(true), USUAL);
    return () => window.clearTimeout(timer);
  }, [tender]);
  return longer;
}
