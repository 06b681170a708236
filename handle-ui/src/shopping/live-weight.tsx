import { priceOfMass, type ReceiptLine } from '@smart-cart/contracts';
import { useState } from 'react';
import { useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './live-weight.module.css';

/**
 * What has come onto the scale since the line appeared, with what it would cost. For showing only: the cart charges
 * the settled weight, and this is gone when it comes.
 */
export function LiveWeight({ line }: { readonly line: ReceiptLine }) {
  const { load } = useScreen().view;
  const { say, mass, money } = useWords();
  const [start] = useState(load.mass);
  const added = load.mass === null || start === null ? 0 : Math.max(0, load.mass - start);
  return (
    <p className={css['live']} data-state={load.state}>
      <span className={css['label']}>{say(load.state === 'moving' ? 'liveLoadMoving' : 'liveLoad')}</span>
      <span className={css['mass']}>{mass(added)}</span>
      <span className={css['price']}>{money(priceOfMass(line.unitPrice, added))}</span>
    </p>
  );
}
