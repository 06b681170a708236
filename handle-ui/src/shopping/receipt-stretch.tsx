import type { Allergen, Product, ReceiptLine } from '@smart-cart/contracts';
import { memo, type CSSProperties } from 'react';
import { allergenWords, avoided } from '../products/food-words.js';
import { useWords } from '../words/use-words.js';
import { ReceiptRow } from './receipt-row.js';
import css from './receipt-stretch.module.css';
import { sameLines } from './stretches.js';

interface ReceiptStretchProps {
  readonly lines: readonly ReceiptLine[];
  readonly known: ReadonlyMap<string, Product>;
  readonly avoid: readonly Allergen[];
  /** Of the lines here only, so that a stretch without it need not look at it. */
  readonly newest: number | undefined;
  readonly selected: number | undefined;
  readonly reached: number | undefined;
  readonly onSelect: (line: number) => void;
}

/**
 * Some rows of the receipt that are written, laid out and painted together or not at all: of two hundred lines an update
 * touches one stretch or two.
 */
export const ReceiptStretch = memo(
  function ReceiptStretch({ lines, known, avoid, newest, selected, reached, onSelect }: ReceiptStretchProps) {
    const words = useWords();
    return (
      <div className={css['stretch']} role="presentation" style={{ '--rows': lines.length } as CSSProperties}>
        {lines.map((line) => {
          const product = known.get(line.sku);
          return (
            <ReceiptRow
              key={line.line}
              line={line}
              name={product === undefined ? line.name : words.named(product)}
              avoided={allergenWords(avoided(product, avoid), words)}
              newest={line.line === newest}
              selected={line.line === selected}
              tabbable={line.line === reached}
              onSelect={onSelect}
            />
          );
        })}
      </div>
    );
  },
  ({ lines, ...before }, { lines: wanted, ...after }) =>
    sameLines(lines, wanted) &&
    (Object.keys(after) as (keyof typeof after)[]).every((key) => Object.is(before[key], after[key])),
);
