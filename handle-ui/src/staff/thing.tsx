import type { ReceiptLine } from '@smart-cart/contracts';
import { CircleCheck } from 'lucide-react';
import { ProductPicture } from '../design/product-picture.js';
import { useLineName } from '../products/use-line-name.js';
import { measureOf } from '../shopping/line-words.js';
import { useWords } from '../words/use-words.js';
import css from './task.module.css';

interface ThingProps {
  readonly line: ReceiptLine;
  /** Ticked off by a touch, where it can be. */
  readonly seen?: boolean;
  readonly onSeen?: () => void;
}

/** A line as something to look for in the cart: picture, name, how many. */
export function Thing({ line, seen = false, onSeen }: ThingProps) {
  const words = useWords();
  const name = useLineName()(line);
  const inside = (
    <>
      <ProductPicture sku={line.sku} name={line.name} picture={line.picture} size="row" />
      <span className={css['words']}>
        <span className={css['name']} dir="auto">
          {name}
        </span>
        <span className={css['soft']}>{measureOf(line, words)}</span>
      </span>
      {onSeen === undefined ? null : <span className="visually-hidden">{words.say('staffAuditSeen', { name })}</span>}
      {seen ? <CircleCheck aria-hidden="true" /> : null}
    </>
  );
  if (onSeen === undefined) return <div className={css['thing']}>{inside}</div>;
  return (
    <button type="button" className={css['thing']} aria-pressed={seen} onClick={onSeen}>
      {inside}
    </button>
  );
}
