import type { Suggestion } from '@smart-cart/contracts';
import { useState } from 'react';
import { Button } from '../design/button.js';
import { ProductPicture } from '../design/product-picture.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './forgotten-row.module.css';

/** More would be a shelf, not a question. */
const SHOWN = 3;

/** What is usually bought with this and is not here: one calm row, gone at a touch. */
export function ForgottenRow() {
  const { view, live } = useScreen();
  const { say, money, named } = useWords();
  const [refused, setRefused] = useState(false);
  const fetch = useAction();
  const listed = view.advice.forgotten.slice(0, SHOWN);
  if (refused || listed.length === 0) return null;
  // The goods are on a shelf, not in the cart: they go onto the list, which knows the way.
  const goFor = async ({ sku, ...written }: Suggestion): Promise<void> => {
    const onList = view.visit?.list.some((item) => item.sku === sku && item.done === 'no') ?? false;
    if (!onList) await fetch.run({ kind: 'add-to-list', text: named(written).slice(0, 80), sku });
    await fetch.run({ kind: 'leave-checkout' });
  };
  return (
    <section className={css['forgotten']} aria-label={say('forgotTitle')}>
      <h2>{say('forgotTitle')}</h2>
      <Button look="quiet" onClick={() => setRefused(true)}>
        {say('forgotNo')}
      </Button>
      <div className={css['cards']}>
        {listed.map((suggestion) => (
          <button
            key={suggestion.sku}
            type="button"
            className={css['card']}
            disabled={!live || fetch.pending}
            onClick={() => void goFor(suggestion)}
          >
            <ProductPicture sku={suggestion.sku} name={suggestion.name} picture={suggestion.picture} size="row" />
            <span className={css['words']}>
              <span className={css['name']} dir="auto">
                {named(suggestion)}
              </span>
              <span className={css['price']}>
                {suggestion.soldBy === 'weight'
                  ? say('perKilogram', { price: money(suggestion.price) })
                  : money(suggestion.price)}
              </span>
              <span className="visually-hidden">{say('forgotFetch', { name: named(suggestion) })}</span>
              {suggestion.sponsored ? <span className={css['ad']}>{say('ad')}</span> : null}
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}
