import { Minus, Plus, ShoppingBag } from 'lucide-react';
import { Button } from '../design/button.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { formatCount } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import css from './bag-stepper.module.css';

/** As many as can be bought at once. */
const MOST = 20;

/** Bags to carry home, bought by number. */
export function BagStepper() {
  const { view, live } = useScreen();
  const { say, money, language } = useWords();
  const set = useAction();
  const { bag } = view.offers;
  if (bag === null) return null;
  const count = view.receipt?.lines.find((line) => line.sku === bag.sku)?.quantity ?? 0;
  const change = (by: number): void => void set.run({ kind: 'set-bags', count: count + by });
  return (
    <section className={css['bags']} aria-label={say('bagsTitle')}>
      <ShoppingBag aria-hidden="true" className={css['icon']} />
      <p className={css['words']}>
        <strong>{say('bagsTitle')}</strong>
        <span>{say('perPiece', { price: money(bag.price) })}</span>
      </p>
      <Button
        aria-label={say('bagsLess')}
        icon={<Minus aria-hidden="true" />}
        disabled={!live || set.pending || count === 0}
        onClick={() => change(-1)}
      />
      <output className={css['count']} aria-label={say('bagsTitle')}>
        {formatCount(count, language)}
      </output>
      <Button
        aria-label={say('bagsMore')}
        icon={<Plus aria-hidden="true" />}
        disabled={!live || set.pending || count >= MOST}
        onClick={() => change(1)}
      />
    </section>
  );
}
