import type { ReceiptLine } from '@smart-cart/contracts';
import { Minus, Plus } from 'lucide-react';
import { Button } from '../design/button.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { formatCount } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import css from './quantity-stepper.module.css';

/** Made once: a drawing that is the same one is not written anew with every message of the cart. */
const fewer = <Minus aria-hidden="true" />;
const more = <Plus aria-hidden="true" />;

/** Fewer and more of one line. One less than one is a removal and has its own button. */
export function QuantityStepper({ line }: { readonly line: ReceiptLine }) {
  const { live } = useScreen();
  const { say, language } = useWords();
  const change = useAction();
  const set = (quantity: number): void => void change.run({ kind: 'set-quantity', line: line.line, quantity });
  return (
    <div className={css['stepper']} role="group" aria-label={say('quantity')} dir="ltr">
      <Button
        aria-label={say('oneLess')}
        icon={fewer}
        disabled={!live || line.quantity <= 1 || change.pending}
        onClick={() => set(line.quantity - 1)}
      />
      <output className={css['count']} data-pending={change.pending}>
        {formatCount(line.quantity, language)}
      </output>
      <Button
        aria-label={say('oneMore')}
        icon={more}
        disabled={!live || line.quantity >= 999 || change.pending}
        onClick={() => set(line.quantity + 1)}
      />
    </div>
  );
}
