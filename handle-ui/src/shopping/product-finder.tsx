import type { Product } from '@smart-cart/contracts';
import { Search, X } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { Button } from '../design/button.js';
import { ProductPicture } from '../design/product-picture.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import { LetterKeyboard } from './letter-keyboard.js';
import css from './product-finder.module.css';
import { PanelFrame } from './panel-frame.js';

/** As many as fit into a few screens of pictures. */
const LIMIT = 48;

/** Goods without a barcode by their picture, and everything by its name. */
export function ProductFinder({ onClose }: { readonly onClose: () => void }) {
  const { link, live } = useScreen();
  const words = useWords();
  const { say, money, language } = words;
  const [text, setText] = useState('');
  const [typing, setTyping] = useState(false);
  const [found, setFound] = useState<readonly Product[]>();
  const asked = useDeferredValue(text.trim());
  const pick = useAction();

  useEffect(() => {
    let current = true;
    void link.search(asked, LIMIT).then((products) => {
      if (current) setFound(products);
    });
    return () => {
      current = false;
    };
  }, [link, asked, live]);

  const choose = async (product: Product): Promise<void> => {
    const outcome = await pick.run({ kind: 'pick-product', sku: product.sku });
    if (outcome.ok) onClose();
  };

  return (
    <PanelFrame title={say('findTitle')} onClose={onClose}>
      <div
        className={css['finder']}
        data-typing={typing}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          if (event.key.length === 1 && event.key !== ' ') setText((old) => (old + event.key).slice(0, 80));
          else if (event.key === 'Backspace') setText((old) => old.slice(0, -1));
        }}
      >
        <div className={css['field']}>
          <button type="button" className={css['text']} aria-expanded={typing} onClick={() => setTyping((old) => !old)}>
            <Search aria-hidden="true" />
            <span dir="auto" data-blank={text === ''}>
              {text === '' ? say('findPlaceholder') : text}
            </span>
          </button>
          {text === '' ? null : (
            <Button
              look="quiet"
              aria-label={say('codeEraseAll')}
              icon={<X aria-hidden="true" />}
              onClick={() => setText('')}
            />
          )}
        </div>
        {found?.length === 0 ? <p className={css['nothing']}>{say('findNothing')}</p> : null}
        <ul className={css['grid']} aria-label={say('findTitle')} tabIndex={0}>
          {found?.map((product) => {
            const name = product.names?.[language] ?? product.name;
            return (
              <li key={product.sku}>
                <button
                  type="button"
                  className={css['card']}
                  disabled={!live || pick.pending}
                  onClick={() => void choose(product)}
                >
                  <ProductPicture sku={product.sku} name={name} picture={product.picture} size="card" />
                  <span className={css['name']} dir="auto">
                    {name}
                  </span>
                  <span className={css['price']}>
                    {product.soldBy === 'weight'
                      ? say('perKilogram', { price: money(product.price) })
                      : money(product.price)}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
        {typing ? (
          <LetterKeyboard
            onLetter={(letter) => setText((old) => (old + letter).slice(0, 80))}
            onErase={() => setText((old) => old.slice(0, -1))}
          />
        ) : null}
      </div>
    </PanelFrame>
  );
}
