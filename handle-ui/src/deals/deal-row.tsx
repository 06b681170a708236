import type { ProductCard } from '@smart-cart/contracts';
import { ProductPicture } from '../design/product-picture.js';
import { ListButton, WayButton } from '../find/product-rows.js';
import { useWords } from '../words/use-words.js';
import css from './deal-row.module.css';

interface DealRowProps {
  readonly card: ProductCard;
  readonly lines: readonly (string | undefined)[];
  readonly sponsored?: boolean;
}

/** A product worth a few steps: what, why, how far, at what price. What a supplier paid for says so first. */
export function DealRow({ card, lines, sponsored = false }: DealRowProps) {
  const { say, named, money } = useWords();
  const name = named(card);
  const price = (amount: number): string =>
    card.soldBy === 'weight' ? say('perKilogram', { price: money(amount) }) : money(amount);
  return (
    <li className={css['deal']}>
      <ProductPicture sku={card.sku} name={name} picture={card.picture} size="row" />
      <div className={css['words']}>
        {sponsored ? <p className={css['ad']}>{say('ad')}</p> : null}
        <p className={css['name']} dir="auto">
          {name}
        </p>
        {lines
          .filter((line) => line !== undefined && line !== '')
          .map((line) => (
            <p key={line} className={css['line']} dir="auto">
              {line}
            </p>
          ))}
      </div>
      <p className={css['price']}>
        {price(card.price)}
        {card.regularPrice === undefined ? null : <s>{price(card.regularPrice)}</s>}
      </p>
      <ListButton sku={card.sku} name={name} />
      <WayButton sku={card.sku} name={name} />
    </li>
  );
}
