import { Check, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.js';
import { WayButton } from '../find/product-rows.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useAisleWords } from '../map/use-store-ground.js';
import { useWords } from '../words/use-words.js';
import css from './list-row.module.css';
import type { ListedItem } from './walk-order.js';

/** One wish: tick it, walk to it, or take it off, which asks once more. */
export function ListRow({ listed }: { readonly listed: ListedItem }) {
  const { live } = useScreen();
  const { say, metres } = useWords();
  const aisleWords = useAisleWords();
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const { item, aisle } = listed;
  const done = item.done !== 'no';
  const name = item.text;
  const where = [
    item.quantity === undefined || item.quantity === 1 ? undefined : `× ${item.quantity}`,
    item.done === 'cart' ? say('listInCart') : undefined,
    done || aisle === null ? undefined : aisleWords(aisle),
    done || listed.metres === null ? undefined : metres(listed.metres),
  ].filter((part) => part !== undefined);
  return (
    <li className={css['row']} data-done={done}>
      <button
        type="button"
        className={css['main']}
        role="checkbox"
        aria-checked={done}
        aria-label={[say(done ? 'listUntick' : 'listTick', { name }), ...where].join(', ')}
        disabled={!live || action.pending}
        onClick={() => void action.run({ kind: 'tick-list', id: item.id, done: !done })}
      >
        <span className={css['box']} aria-hidden="true">
          {done ? <Check /> : null}
        </span>
        <span className={css['words']}>
          <span className={css['name']} dir="auto">
            {name}
          </span>
          {where.length === 0 ? null : <span className={css['where']}>{where.join(' · ')}</span>}
        </span>
      </button>
      {asking ? (
        <>
          <Button autoFocus onClick={() => setAsking(false)}>
            {say('keepIt')}
          </Button>
          <Button
            look="danger"
            disabled={!live}
            onClick={() => void action.run({ kind: 'remove-from-list', id: item.id })}
          >
            {say('listTakeOffYes')}
          </Button>
        </>
      ) : (
        <>
          {done || item.sku === undefined ? null : <WayButton sku={item.sku} name={name} />}
          <Button
            look="quiet"
            aria-label={say('listTakeOff', { name })}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => setAsking(true)}
          />
        </>
      )}
    </li>
  );
}
