import { PenLine } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { ProductRows } from '../find/product-rows.js';
import rows from '../find/product-rows.module.css';
import { useSearch } from '../find/use-search.js';
import { TypedText } from '../keyboard/typed-text.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './list-writer.module.css';

const LIMIT = 12;

/** Writes wishes down: a product of the store, which then has a place, or just what was typed. Stays open for the next one. */
export function ListWriter() {
  const { view, live } = useScreen();
  const { say, named } = useWords();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useSearch(asked, LIMIT);
  const add = useAction();
  const write = async (wish: string, sku?: string): Promise<void> => {
    if (wish.trim() === '') return;
    const outcome = await add.run({
      kind: 'add-to-list',
      text: wish.trim().slice(0, 80),
      ...(sku !== undefined && { sku }),
    });
    if (outcome.ok) setText('');
  };
  const last = view.visit?.list.at(-1);
  return (
    <TypedText label={say('listAdd')} text={text} onText={setText} onEnter={() => void write(text)}>
      {asked === '' ? (
        <p className={css['hint']} role="status">
          {last === undefined ? say('listEmptyText') : `✓ ${last.text}`}
        </p>
      ) : (
        <ProductRows
          products={found ?? []}
          disabled={!live || add.pending}
          chooseLabel={(name) => say('listName', { name })}
          onChoose={(product) => void write(named(product), product.sku)}
          first={
            <li className={rows['row']}>
              <button
                type="button"
                className={rows['main']}
                disabled={!live || add.pending}
                onClick={() => void write(text)}
              >
                <PenLine aria-hidden="true" className={css['pen']} />
                <span className={rows['name']}>{say('listWrite', { text: text.trim() })}</span>
              </button>
            </li>
          }
        />
      )}
    </TypedText>
  );
}
