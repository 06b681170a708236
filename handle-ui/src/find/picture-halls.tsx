import { useRef } from 'react';
import { ProductPicture } from '../design/product-picture.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import { hallsOf } from './groups.js';
import { ScrollArea } from '../design/scroll-area.js';
import css from './picture-halls.module.css';
import { useSearch } from './use-search.js';

/** All a hall of loose goods holds. */
const LIMIT = 60;

/** Goods without a barcode by their pictures, in the groups people look for them in. One touch puts one on the receipt. */
export function PictureHalls({ onDone }: { readonly onDone: () => void }) {
  const { view, live } = useScreen();
  const { say, money, named } = useWords();
  const pick = useAction();
  const list = useRef<HTMLDivElement>(null);
  const found = useSearch('', LIMIT);
  const halls = hallsOf(found ?? [], {
    history: view.visit?.history ?? [],
    month: new Date().getMonth() + 1,
    nameOf: named,
  });
  const choose = async (sku: string): Promise<void> => {
    const outcome = await pick.run({ kind: 'pick-product', sku, from: 'search' });
    if (outcome.ok) onDone();
  };
  return (
    <>
      {halls.length < 2 ? null : (
        <div className={css['jumps']} role="group" aria-label={say('groups')} onKeyDown={arrowFocus}>
          {halls.map(({ key }) => (
            <button
              key={key}
              type="button"
              className={css['jump']}
              onClick={() =>
                list.current
                  ?.querySelector(`[data-hall="${key}"]`)
                  ?.scrollIntoView({ block: 'start', behavior: 'auto' })
              }
            >
              {say(key)}
            </button>
          ))}
        </div>
      )}
      <ScrollArea>
        <div ref={list} className={css['halls']} onKeyDown={arrowFocus} tabIndex={-1}>
          {halls.map(({ key, products }) => (
            <section key={key} data-hall={key} aria-label={say(key)}>
              <h3 className={css['hall']}>{say(key)}</h3>
              <ul className={css['grid']}>
                {products.map((product) => {
                  const name = named(product);
                  const price = money(product.price);
                  return (
                    <li key={product.sku}>
                      <button
                        type="button"
                        className={css['card']}
                        disabled={!live || pick.pending}
                        onClick={() => void choose(product.sku)}
                      >
                        <ProductPicture sku={product.sku} name={name} picture={product.picture} size="card" />
                        <span className={css['name']} dir="auto">
                          {name}
                        </span>
                        <span className={css['price']}>
                          {say(product.soldBy === 'weight' ? 'perKilogram' : 'perPiece', { price })}
                        </span>
                      </button>
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
          {found?.length === 0 ? <p className={css['nothing']}>{say('findNothing')}</p> : null}
        </div>
      </ScrollArea>
    </>
  );
}
