import { ArrowLeft } from 'lucide-react';
import { Button } from '../design/button.js';
import { Price } from '../design/price.js';
import { Wordmark } from '../design/wordmark.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { ReceiptList } from '../shopping/receipt-list.js';
import { NoticeBar } from '../status/notice-bar.js';
import { useWords } from '../words/use-words.js';
import css from './checkout-screen.module.css';

/** First cut: the receipt to look through and the way back to shopping. Paying is not on this screen yet. */
export function CheckoutScreen() {
  const { view, live } = useScreen();
  const { say } = useWords();
  const leave = useAction();
  return (
    <main className={css['checkout']}>
      <header className={css['head']}>
        <Wordmark />
        <NoticeBar />
      </header>
      <section className={css['paper']} aria-label={say('receipt')}>
        <h1>{say('receipt')}</h1>
        <ReceiptList lines={view.receipt?.lines ?? []} newest={null} selected={undefined} onSelect={noSelection} />
        <p className={css['total']} data-testid="total">
          <span>{say('total')}</span>
          <Price amount={view.receipt?.total ?? 0} />
        </p>
      </section>
      <Button
        size="large"
        icon={<ArrowLeft aria-hidden="true" />}
        disabled={!live}
        pending={leave.pending}
        onClick={() => void leave.run({ kind: 'leave-checkout' })}
      >
        {say('backToShopping')}
      </Button>
    </main>
  );
}

function noSelection(): void {
  // Nothing is changed here: lines are changed while shopping.
}
