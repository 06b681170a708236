import { ArrowRight, Check, ChevronUp, Undo2 } from 'lucide-react';
import { useRef, useState, type CSSProperties } from 'react';
import { BudgetRing } from '../budget/budget-ring.js';
import { Button } from '../design/button.js';
import { Price } from '../design/price.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import { ReceiptList, type ListMoves } from './receipt-list.js';
import css from './receipt-panel.module.css';
import { useStage } from './stage.js';

interface ReceiptPanelProps {
  readonly selected: number | undefined;
  readonly onSelect: (line: number) => void;
}

/** Made once: a drawing that is the same one is not written anew with every message of the cart. */
const undoIcon = <Undo2 aria-hidden="true" />;

/** The paper with its lines, and below it the total, which nothing ever covers. */
export function ReceiptPanel({ selected, onSelect }: ReceiptPanelProps) {
  const { view, live } = useScreen();
  const { say, money } = useWords();
  const { tool, toggle } = useStage();
  const finish = useAction();
  const undo = useAction();
  const receipt = view.receipt;
  const lines = receipt?.lines ?? [];
  const tax = receipt?.taxes.reduce((sum, entry) => sum + entry.tax, 0) ?? 0;
  const moves = useRef<ListMoves>(null);
  const [hidden, setHidden] = useState(false);
  const pays = view.offers.tenders.length > 0;
  return (
    <section className={css['panel']} aria-label={say('receipt')}>
      <div className={css['paper']}>
        <header className={css['head']}>
          <div className={css['title']}>
            <h1>{say('receipt')}</h1>
            <p>{say('items', { n: receipt?.items ?? 0 })}</p>
            {hidden ? (
              <button
                type="button"
                className={css['earlier']}
                aria-label={say('scrollUp')}
                onClick={() => moves.current?.up()}
              >
                <ChevronUp aria-hidden="true" />
              </button>
            ) : null}
          </div>
          <BudgetRing />
          <Button
            look="quiet"
            icon={undoIcon}
            disabled={!live || !view.canUndo}
            pending={undo.pending}
            onClick={() => void undo.run({ kind: 'undo' })}
          >
            {say('undo')}
          </Button>
        </header>
        <ReceiptList
          moves={moves}
          onHidden={setHidden}
          lines={lines}
          newest={view.lastLine}
          selected={selected}
          onSelect={onSelect}
        />
      </div>
      <footer className={css['slab']}>
        <button
          type="button"
          className={css['sum']}
          aria-expanded={tool === 'sums'}
          disabled={lines.length === 0}
          onClick={() => toggle('sums')}
        >
          <span className={css['label']}>
            {say('total')}
            <span className={css['soft']}>
              {receipt !== null && receipt.deposits !== 0
                ? say('includesDeposit', { amount: money(receipt.deposits) })
                : tax === 0
                  ? null
                  : say('includesTax', { amount: money(tax) })}
            </span>
          </span>
          <span
            className={css['total']}
            data-testid="total"
            style={{ '--digits': money(receipt?.total ?? 0).length } as CSSProperties}
          >
            <Price amount={receipt?.total ?? 0} />
          </span>
        </button>
        <div className={css['end']}>
          {receipt === null || receipt.savings === 0 ? null : (
            <p className={css['saved']} data-testid="saved">
              <span>{say('savedSoFar')}</span> <strong>{money(receipt.savings)}</strong>
            </p>
          )}
          <Button
            look="slab"
            size="large"
            icon={pays ? undefined : <Check aria-hidden="true" />}
            disabled={!live || lines.length === 0}
            pending={finish.pending}
            onClick={() => void finish.run({ kind: 'finish' })}
          >
            {say(pays ? 'checkOut' : 'finish')}
            {pays ? <ArrowRight aria-hidden="true" className={css['onward']} /> : null}
          </Button>
        </div>
      </footer>
    </section>
  );
}
