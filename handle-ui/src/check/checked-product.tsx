import type { Advice, Allergen } from '@smart-cart/contracts';
import { BadgePercent, Info, Plus } from 'lucide-react';
import { Button } from '../design/button.js';
import { Price } from '../design/price.js';
import { ProductPicture } from '../design/product-picture.js';
import { ListButton, WayButton } from '../find/product-rows.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { allergenWords, dietWords } from '../products/food-words.js';
import { useAisleWords } from '../map/use-store-ground.js';
import { useWords } from '../words/use-words.js';
import { ScrollArea } from '../design/scroll-area.js';
import css from './checked-product.module.css';

interface CheckedProductProps {
  readonly checked: NonNullable<Advice['checked']>;
  readonly onClose: () => void;
}

/** Everything the store says about a product, and what may be done with it. */
export function CheckedProduct({ checked, onClose }: CheckedProductProps) {
  const { view, live } = useScreen();
  const words = useWords();
  const aisleWords = useAisleWords();
  const { say, named, money } = words;
  const pick = useAction();
  const name = named(checked);
  const avoid: readonly string[] = view.visit?.preferences.avoid ?? ([] as readonly Allergen[]);
  const contains = checked.allergens.filter((allergen) => avoid.includes(allergen));
  return (
    <>
      <ScrollArea>
        <div className={css['checked']} aria-live="polite" data-testid="checked" tabIndex={0}>
          <div className={css['picture']}>
            <ProductPicture sku={checked.sku} name={name} picture={checked.picture} size="stage" />
          </div>
          <div className={css['words']}>
            <h3 className={css['name']} dir="auto">
              {name}
            </h3>
            <p className={css['price']}>
              <Price amount={checked.price} />
              <span>
                {checked.soldBy === 'weight' ? '/ kg' : null}
                {checked.regularPrice === undefined ? null : (
                  <span className={css['soft']}>{say('insteadOf', { price: money(checked.regularPrice) })}</span>
                )}
              </span>
            </p>
            {checked.memberPrice === null ? null : (
              <p className={css['soft']}>{say('memberPrice', { price: money(checked.memberPrice) })}</p>
            )}
            {checked.deposit === 0 ? null : (
              <p className={css['soft']}>{say('plusDeposit', { amount: money(checked.deposit) })}</p>
            )}
            {checked.offers.map((offer) => (
              <p key={offer.promotion} className={css['offer']}>
                <BadgePercent aria-hidden="true" />
                <span dir="auto">{named(offer)}</span>
              </p>
            ))}
            {contains.length === 0 ? null : (
              <p className={css['avoid']}>
                <Info aria-hidden="true" />
                {say('avoidCardNote', { what: allergenWords(contains, words) })}
              </p>
            )}
            <dl className={css['facts']}>
              {checked.allergens.length === 0 ? null : (
                <div>
                  <dt>{say('allergens')}</dt>
                  <dd>{allergenWords(checked.allergens, words)}</dd>
                </div>
              )}
              {checked.diets.length === 0 ? null : (
                <div>
                  <dt>{say('diets')}</dt>
                  <dd>{dietWords(checked.diets, words)}</dd>
                </div>
              )}
              {checked.note === null ? null : (
                <div>
                  <dt>{say('about')}</dt>
                  <dd dir="auto">{checked.note}</dd>
                </div>
              )}
            </dl>
            <p className={css['soft']}>
              {[
                checked.aisle === null ? undefined : aisleWords(checked.aisle),
                checked.minimumAge === null ? undefined : say('fromAge', { age: String(checked.minimumAge) }),
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </p>
          </div>
        </div>
      </ScrollArea>
      <div className={css['actions']}>
        <Button
          look="primary"
          icon={<Plus aria-hidden="true" />}
          disabled={!live}
          pending={pick.pending}
          onClick={() => {
            void pick.run({ kind: 'pick-product', sku: checked.sku, from: 'price-check' }).then((outcome) => {
              if (outcome.ok) onClose();
            });
          }}
        >
          {say('checkAdd')}
        </Button>
        <ListButton sku={checked.sku} name={name} wide />
        <WayButton sku={checked.sku} name={name} wide />
      </div>
    </>
  );
}
