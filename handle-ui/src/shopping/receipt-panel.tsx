import { Check } from 'lucide-react';
import { Button } from '../design/button.js';
import { Price } from '../design/price.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import { ReceiptList } from './receipt-list.js';
import css from './receipt-panel.module.css';

interface ReceiptPanelProps {
  readonly selected: number | undefined;
  readonly onSelect: (line: number) => void;
}

/** The paper with its lines, and below it the total, which nothing ever covers. */
export function ReceiptPanel({ selected, onSelect }: ReceiptPanelProps) {
  const { view, live } = useScreen();
  const { say, money } = useWords();
  const finish = useAction();
  const receipt = view.receipt;
  const lines = receipt?.lines ?? [];
  return (
    <section className={css['panel']} aria-label={say('receipt')}>
      <div className={css['paper']}>
        <header className={css['head']}>
          <h1>{say('receipt')}</h1>
          <p>{say('items', { n: receipt?.items ?? 0 })}</p>
        </header>
        <ReceiptList lines={lines} newest={view.lastLine} selected={selected} onSelect={onSelect} />
      </div>
      <footer className={css['slab']}>
        <div className={css['sum']}>
          <p className={css['label']}>
            {say('total')}
            {receipt !== null && receipt.deposits !== 0 ? (
              <span>{say('includesDeposit', { amount: money(receipt.deposits) })}</span>
            ) : null}
          </p>
          <p className={css['total']} data-testid="total">
            <Price amount={receipt?.total ?? 0} />
          </p>
        </div>
        <Button
          look="slab"
          size="large"
          icon={<Check aria-hidden="true" />}
          disabled={!live || lines.length === 0}
          pending={finish.pending}
          onClick={() => void finish.run({ kind: 'finish' })}
        >
          {say('finish')}
        </Button>
      </footer>
    </section>
  );
}
