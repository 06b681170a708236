import { useDeferredValue, useState } from 'react';
import { TypedText } from '../keyboard/typed-text.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import css from './name-search.module.css';
import { ProductRows } from './product-rows.js';
import { useSearch } from './use-search.js';

const LIMIT = 24;

/** Everything the store sells, by name: to put on the receipt or the list, or to walk to. */
export function NameSearch({ onDone }: { readonly onDone: () => void }) {
  const { live } = useScreen();
  const { say } = useWords();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useSearch(asked, LIMIT);
  const pick = useAction();
  return (
    <TypedText label={say('findPlaceholder')} text={text} onText={setText}>
      {asked === '' ? (
        <p className={css['hint']}>{say('findType')}</p>
      ) : found?.length === 0 ? (
        <p className={css['hint']} role="status">
          {say('findNothing')}
        </p>
      ) : (
        <ProductRows
          products={found ?? []}
          disabled={!live || pick.pending}
          chooseLabel={(name) => say('addName', { name })}
          onChoose={(product) => {
            void pick.run({ kind: 'pick-product', sku: product.sku, from: 'search' }).then((outcome) => {
              if (outcome.ok) onDone();
            });
          }}
        />
      )}
    </TypedText>
  );
}
