import type { ReceiptLine } from '@smart-cart/contracts';
import { memo } from 'react';
import { ProductPicture } from '../design/product-picture.js';
import { useWords } from '../words/use-words.js';
import { hasAmount, measureOf } from './line-words.js';
import css from './receipt-row.module.css';

interface ReceiptRowProps {
  readonly line: ReceiptLine;
  readonly newest: boolean;
  readonly selected: boolean;
  readonly onSelect: (line: number) => void;
}

/** One line of the receipt. The whole row is the target: touching it puts the line on the stage, where it can be changed. */
export const ReceiptRow = memo(function ReceiptRow({ line, newest, selected, onSelect }: ReceiptRowProps) {
  const words = useWords();
  const { say, money } = words;
  return (
    <li className={css['item']} data-newest={newest}>
      <button
        type="button"
        className={css['row']}
        aria-pressed={selected}
        data-line={line.line}
        onClick={() => onSelect(line.line)}
      >
        <ProductPicture sku={line.sku} name={line.name} picture={line.picture} size="row" />
        <span className={css['words']}>
          <span className={css['name']} dir="auto">
            {line.name}
          </span>
          <span className={css['measure']}>
            {measureOf(line, words)}
            {line.depositAmount === 0 ? null : (
              <span className={css['deposit']}>
                {' + '}
                {money(line.depositAmount)} {say('deposit')}
              </span>
            )}
          </span>
        </span>
        <span className={css['amount']}>
          {hasAmount(line) ? money(line.amount) : <span className={css['soon']}>{say('toBeWeighed')}</span>}
        </span>
        {line.status === 'awaiting-weight' ? <span className={css['waiting']} aria-hidden="true" /> : null}
      </button>
    </li>
  );
});
