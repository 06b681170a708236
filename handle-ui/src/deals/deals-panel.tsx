import { BadgePercent, Check, Scissors } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../design/button.js';
import { Choice } from '../design/choice.js';
import { Tile } from '../design/mosaic.js';
import { PanelFrame } from '../design/panel-frame.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useAisleWords } from '../map/use-store-ground.js';
import { useWords } from '../words/use-words.js';
import { DealRow } from './deal-row.js';
import { ScrollArea } from '../design/scroll-area.js';
import css from './deals-panel.module.css';
import { reasonWords } from './reason-words.js';

type Shelf = 'near' | 'like' | 'coupons';

/** Deals near by, what goes with the cart, coupons to clip. Only here, where the shopper opened it; never over the receipt. */
export function DealsPanel({ onClose }: { readonly onClose: () => void }) {
  const { view } = useScreen();
  const words = useWords();
  const aisleWords = useAisleWords();
  const { say, metres, named } = words;
  const { nearby, suggestions, coupons } = view.advice;
  const shelves: readonly { readonly value: Shelf; readonly label: string; readonly count: number }[] = [
    { value: 'near', label: say('dealsNear'), count: nearby.length },
    ...(view.offers.suggestions
      ? [{ value: 'like' as const, label: say('dealsLike'), count: suggestions.length }]
      : []),
    ...(view.offers.coupons ? [{ value: 'coupons' as const, label: say('dealsCoupons'), count: coupons.length }] : []),
  ];
  const [shelf, setShelf] = useState<Shelf>(shelves.find(({ count }) => count > 0)?.value ?? 'near');
  const shown = (): ReactNode[] => {
    if (shelf === 'near')
      return nearby.map(({ aisle, metres: far, note, ...card }) => (
        <DealRow
          key={card.sku}
          card={card}
          lines={[
            note === null ? undefined : named(note),
            [aisle === null ? undefined : aisleWords(aisle), metres(far)].filter(Boolean).join(' · '),
          ]}
        />
      ));
    if (shelf === 'like')
      return suggestions.map((card) => (
        <DealRow
          key={card.sku}
          card={card}
          sponsored={card.sponsored}
          lines={[reasonWords(card, words), card.metres === null ? undefined : metres(card.metres)]}
        />
      ));
    return coupons.map((coupon) => <CouponRow key={coupon.coupon} coupon={coupon} />);
  };
  const rows = shown();
  return (
    <PanelFrame title={say('dealsTitle')} onClose={onClose}>
      {shelves.length < 2 ? null : (
        <Choice<Shelf> label={say('dealsTitle')} look="tabs" options={shelves} chosen={[shelf]} onChoose={setShelf} />
      )}
      {rows.length === 0 ? (
        <div className={css['nothing']}>
          <Tile number={5} bare />
          <p className={css['title']}>{say('dealsNothing')}</p>
          <p>{say('dealsNothingText')}</p>
        </div>
      ) : (
        <ScrollArea>
          <ul
            className={css['rows']}
            onKeyDown={arrowFocus}
            aria-label={shelves.find(({ value }) => value === shelf)?.label}
          >
            {rows}
          </ul>
        </ScrollArea>
      )}
    </PanelFrame>
  );
}

function CouponRow({ coupon }: { readonly coupon: CouponAdvice }) {
  const { view, live } = useScreen();
  const { say, named } = useWords();
  const clip = useAction();
  const name = named(coupon);
  const clipped = coupon.clipped || view.visit?.coupons.includes(coupon.coupon) === true;
  return (
    <li className={css['coupon']} data-clipped={clipped}>
      <BadgePercent aria-hidden="true" className={css['mark']} />
      <span className={css['couponName']} dir="auto">
        {name}
      </span>
      <Button
        look={clipped ? 'quiet' : 'primary'}
        icon={clipped ? <Check aria-hidden="true" /> : <Scissors aria-hidden="true" />}
        aria-label={clipped ? `${name}: ${say('clipped')}` : say('clipName', { name })}
        disabled={!live || clipped}
        pending={clip.pending}
        onClick={() => void clip.run({ kind: 'clip-coupon', coupon: coupon.coupon })}
      >
        {say(clipped ? 'clipped' : 'clip')}
      </Button>
    </li>
  );
}

type CouponAdvice = ReturnType<typeof useScreen>['view']['advice']['coupons'][number];
