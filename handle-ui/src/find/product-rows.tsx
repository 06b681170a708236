import type { Product } from '@smart-cart/contracts';
import { Footprints, ListPlus, ListTodo } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../design/button.js';
import { ProductPicture } from '../design/product-picture.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useStage } from '../shopping/stage.js';
import { useWords } from '../words/use-words.js';
import { ScrollArea } from '../design/scroll-area.js';
import css from './product-rows.module.css';

interface ProductRowsProps {
  readonly products: readonly Product[];
  /** What touching a row does, and how it is called. */
  readonly onChoose: (product: Product) => void;
  readonly chooseLabel: (name: string) => string;
  readonly disabled: boolean;
  /** Before the rows, such as what was typed itself. */
  readonly first?: ReactNode;
}

/** Found products as rows: the row itself does what the panel is for, beside it the list and the way. */
export function ProductRows({ products, onChoose, chooseLabel, disabled, first }: ProductRowsProps) {
  const { say, named, money } = useWords();
  return (
    <ScrollArea>
      <ul className={css['rows']} onKeyDown={arrowFocus} aria-label={say('findTitle')}>
        {first}
        {products.map((product) => {
          const name = named(product);
          return (
            <li key={product.sku} className={css['row']}>
              <button
                type="button"
                className={css['main']}
                disabled={disabled}
                aria-description={chooseLabel(name)}
                onClick={() => onChoose(product)}
              >
                <ProductPicture sku={product.sku} name={name} picture={product.picture} size="row" />
                <span className={css['words']}>
                  <span className={css['name']} dir="auto">
                    {name}
                  </span>
                  <span className={css['price']}>
                    {say(product.soldBy === 'weight' ? 'perKilogram' : 'perPiece', { price: money(product.price) })}
                  </span>
                </span>
              </button>
              <ListButton sku={product.sku} name={name} />
              <WayButton sku={product.sku} name={name} />
            </li>
          );
        })}
      </ul>
    </ScrollArea>
  );
}

/** Puts a product on the shopping list; shows when it is there. */
export function ListButton({ sku, name, wide = false }: { sku: string; name: string; wide?: boolean }) {
  const { view, live } = useScreen();
  const { say } = useWords();
  const add = useAction();
  if (view.visit === null) return null;
  const listed = view.visit.list.some((item) => item.sku === sku && item.done === 'no');
  return (
    <Button
      look={wide ? 'plain' : 'quiet'}
      aria-label={wide ? undefined : say('listName', { name })}
      aria-pressed={listed}
      icon={listed ? <ListTodo aria-hidden="true" /> : <ListPlus aria-hidden="true" />}
      disabled={!live || listed}
      pending={add.pending}
      onClick={() => void add.run({ kind: 'add-to-list', text: name.slice(0, 80), sku })}
    >
      {wide ? say(listed ? 'onList' : 'toList') : undefined}
    </Button>
  );
}

/** Opens the map with the way to a product, in stores with a map. */
export function WayButton({ sku, name, wide = false }: { sku: string; name: string; wide?: boolean }) {
  const { view } = useScreen();
  const { say } = useWords();
  const { show } = useStage();
  if (!view.offers.map) return null;
  return (
    <Button
      look={wide ? 'plain' : 'quiet'}
      aria-label={wide ? undefined : say('wayName', { name })}
      icon={<Footprints aria-hidden="true" />}
      onClick={() => show({ goal: { sku }, name })}
    >
      {wide ? say('showWay') : undefined}
    </Button>
  );
}
