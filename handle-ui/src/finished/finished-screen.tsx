import { useState } from 'react';
import { Button } from '../design/button.js';
import { Mosaic } from '../design/mosaic.js';
import { Price } from '../design/price.js';
import { Wordmark } from '../design/wordmark.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { NoticeBar } from '../status/notice-bar.js';
import { SimulatedBadge } from '../status/simulated-badge.js';
import { cartLabel } from '../words/cart-label.js';
import { useWords } from '../words/use-words.js';
import css from './finished-screen.module.css';

/** The end of a trip: what it comes to, what happens next, and making room for the next shopper. */
export function FinishedScreen() {
  const { view, live } = useScreen();
  const { say, money } = useWords();
  const [asking, setAsking] = useState(false);
  const close = useAction();
  const receipt = view.receipt;
  const tax = receipt?.taxes.reduce((sum, entry) => sum + entry.tax, 0) ?? 0;
  return (
    <main className={css['finished']}>
      <div className={css['wall']}>
        <Mosaic columns={10} rows={1} />
      </div>
      <header className={css['head']}>
        <Wordmark />
        <NoticeBar />
        <SimulatedBadge />
      </header>
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
      <section className={css['slip']} aria-label={say('receipt')}>
        <p className={css['label']}>{say('finishedTitle')}</p>
        <p className={css['total']} data-testid="total">
          <Price amount={receipt?.total ?? 0} />
        </p>
        <dl className={css['sums']}>
          <div>
            <dt>{say('receipt')}</dt>
            <dd>{say('items', { n: receipt?.items ?? 0 })}</dd>
          </div>
          {receipt === null || receipt.deposits === 0 ? null : (
            <div>
              <dt>{say('deposit')}</dt>
              <dd>{money(receipt.deposits)}</dd>
            </div>
          )}
        </dl>
        <p className={css['tax']}>{say('includesTax', { amount: money(tax) })}</p>
        <p className={css['cart']}>{say('cartName', { cart: cartLabel(view.cart) })}</p>
      </section>
      <footer className={css['foot']}>
        {asking ? (
          <>
            <p>{say('nextShopperQuestion')}</p>
            <Button onClick={() => setAsking(false)} autoFocus>
              {say('back')}
            </Button>
            <Button
              look="primary"
              disabled={!live}
              pending={close.pending}
              onClick={() => void close.run({ kind: 'close' })}
            >
              {say('nextShopperYes')}
            </Button>
          </>
        ) : (
          <>
            <p>{say('finishedNext')}</p>
            <Button disabled={!live} onClick={() => setAsking(true)}>
              {say('nextShopper')}
            </Button>
          </>
        )}
      </footer>
    </main>
  );
}
