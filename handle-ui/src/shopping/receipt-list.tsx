import type { Allergen, ReceiptLine } from '@smart-cart/contracts';
import { ArrowDown } from 'lucide-react';
import { useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react';
import { Tile } from '../design/mosaic.js';
import { arrowFocus } from '../keyboard/arrow-focus.js';
import { useScreen } from '../link/use-screen.js';
import { useProducts } from '../products/use-products.js';
import { useWords } from '../words/use-words.js';
import css from './receipt-list.module.css';
import { ReceiptStretch } from './receipt-stretch.js';
import { stretchesOf } from './stretches.js';

/** How near its end the list must be to follow new lines by itself, px. */
const NEAR_END = 96;

function isNearEnd(list: Element): boolean {
  return list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
}

/** One list for all who avoid nothing, so that it never looks changed. */
const NOTHING: readonly Allergen[] = [];

/** The line when it is one of these. */
function among(lines: readonly ReceiptLine[], wanted: number | null | undefined): number | undefined {
  return lines.find(({ line }) => line === wanted)?.line;
}

/** What the receipt's head asks of its list. */
export interface ListMoves {
  readonly up: () => void;
}

interface ReceiptListProps {
  readonly moves: Ref<ListMoves>;
  readonly onHidden: (hidden: boolean) => void;
  readonly lines: readonly ReceiptLine[];
  readonly newest: number | null;
  readonly selected: number | undefined;
  readonly onSelect: (line: number) => void;
}

/** The lines, oldest first as on paper. Follows the newest one unless the shopper has scrolled to look at something. */
export function ReceiptList({ lines, newest, selected, onSelect, moves, onHidden }: ReceiptListProps) {
  const words = useWords();
  const { say } = words;
  const avoid = useScreen().view.visit?.preferences.avoid ?? NOTHING;
  const known = useProducts(lines.map((line) => line.sku));
  const reached = lines.some((line) => line.line === selected) ? selected : lines.at(-1)?.line;
  const list = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const height = useRef(0);
  const [away, setAway] = useState(false);
  const count = lines.length;

  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null && following.current) element.scrollTop = element.scrollHeight;
  }, [count, newest]);

  // Larger letters, a turned screen: what was in sight at the end stays there.
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      height.current = element.clientHeight;
      if (following.current) element.scrollTop = element.scrollHeight;
      else setAway(!(following.current = isNearEnd(element)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useImperativeHandle(moves, () => ({
    up: () => list.current?.scrollBy({ top: -0.8 * list.current.clientHeight }),
  }));

  const scrolled = (element: HTMLDivElement): void => {
    onHidden(element.scrollTop > 1);
    // Nobody scrolled: the list has another size, and is about to be put right for it.
    if (element.clientHeight !== height.current) return;
    setAway(!(following.current = isNearEnd(element)));
  };

  return (
    <div className={css['place']}>
      <div
        ref={list}
        role="list"
        className={css['list']}
        aria-label={say('receipt')}
        onKeyDown={(event) => arrowFocus(event, '[data-line]')}
        onScroll={(event) => scrolled(event.currentTarget)}
      >
        {stretchesOf(lines).map(({ key, lines: some }) => (
          <ReceiptStretch
            key={key}
            lines={some}
            known={known}
            avoid={avoid}
            newest={among(some, newest)}
            selected={among(some, selected)}
            reached={among(some, reached)}
            onSelect={onSelect}
          />
        ))}
      </div>
      {count === 0 ? (
        <p className={css['empty']}>
          <Tile number={11} bare />
          {say('emptyReceipt')}
        </p>
      ) : null}
      {away ? (
        <button
          type="button"
          className={css['jump']}
          onClick={() => {
            following.current = true;
            list.current?.scrollTo({ top: list.current.scrollHeight });
          }}
        >
          <ArrowDown aria-hidden="true" />
          {say('jumpToNewest')}
        </button>
      ) : null}
    </div>
  );
}
