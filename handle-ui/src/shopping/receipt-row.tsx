import type { ReceiptLine } from '@smart-cart/contracts';
import { BadgePercent, Info } from 'lucide-react';
import { memo } from 'react';
import { ProductPicture } from '../design/product-picture.js';
import { useWords } from '../words/use-words.js';
import { hasAmount, measureOf, reducedAmount } from './line-words.js';
import css from './receipt-row.module.css';

interface ReceiptRowProps {
  readonly line: ReceiptLine;
  /** In the shopper's language, where the store has it. */
  readonly name: string;
  /** What of it the shopper avoids, in words; empty when nothing. */
  readonly avoided: string;
  readonly newest: boolean;
  readonly selected: boolean;
  /** The one row of the list the tab key reaches; arrow keys do the rest. */
  readonly tabbable: boolean;
  readonly onSelect: (line: number) => void;
}

/** Beside what one line of a narrow receipt holds of a text, and of a wide one in large letters. */
function lengthOf(text: string): 'short' | 'long' | 'longest' {
  // Letters of East Asia are as wide as two others.
  const letters = text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
  return letters <= 22 ? 'short' : letters <= 32 ? 'long' : 'longest';
}

/**
 * One line of the receipt, always as high as every other, so that nothing jumps when a promotion settles on it. The whole
 * row is the target: touching it puts the line on the stage, where it can be changed.
 */
export const ReceiptRow = memo(function ReceiptRow(props: ReceiptRowProps) {
  const { line, name, avoided, newest, selected, tabbable, onSelect } = props;
  const words = useWords();
  const { say, money } = words;
  const reduced = reducedAmount(line);
  const saving = line.savings?.map((each) => words.named(each)).join(', ') ?? '';
  const measure = measureOf(line, words);
  const deposit = line.depositAmount === 0 ? '' : say('plusDeposit', { amount: money(line.depositAmount) });
  return (
    <div role="listitem" className={css['item']} data-newest={newest}>
      <button
        type="button"
        className={css['row']}
        aria-pressed={selected}
        data-line={line.line}
        tabIndex={tabbable ? 0 : -1}
        onClick={() => onSelect(line.line)}
      >
        <ProductPicture sku={line.sku} name={line.name} picture={line.picture} size="row" />
        <span
          className={css['words']}
          data-noted={saving !== '' || avoided !== ''}
          data-name={lengthOf(name)}
          data-deposit={line.depositAmount !== 0}
        >
          <span className={css['name']} dir="auto">
            {name}
          </span>
          <span className={css['measure']} data-measure={lengthOf(measure + deposit)}>
            {measure}
            {deposit === '' ? null : <span className={css['deposit']}> {deposit}</span>}
          </span>
          {saving === '' && avoided === '' ? null : (
            <span className={css['notes']}>
              {avoided === '' ? null : (
                <span className={css['avoid']}>
                  <Info aria-hidden="true" />
                  {say('avoidNote', { what: avoided })}
                </span>
              )}
              {saving === '' ? null : (
                <span className={css['saving']}>
                  <BadgePercent aria-hidden="true" />
                  <span>{saving}</span>
                </span>
              )}
            </span>
          )}
        </span>
        <span className={css['amount']}>
          {hasAmount(line) ? (
            <>
              {money(reduced)}
              {reduced === line.amount ? null : <s className={css['before']}>{money(line.amount)}</s>}
            </>
          ) : (
            <span className={css['soon']}>{say('toBeWeighed')}</span>
          )}
        </span>
        {line.status === 'awaiting-weight' ? <span className={css['waiting']} aria-hidden="true" /> : null}
      </button>
    </div>
  );
});
