import { ChevronDown, ChevronUp } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../words/use-words.js';
import css from './scroll-area.module.css';

/** How much of what was in sight stays in sight, so that the eye finds its place again. */
const KEPT = 0.2;

/**
 * Around one element that holds more than it shows. A finger may push it; the two buttons beside it do the same for
 * whoever wears gloves, has no steady hand or does not know. They are there only while there is more, and cover nothing.
 */
export function ScrollArea({ children }: { readonly children: ReactNode }) {
  const { say } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState({ up: false, down: false });

  useLayoutEffect(() => {
    const element = place.current?.firstElementChild;
    if (element == null) return undefined;
    const measure = (): void => {
      const up = element.scrollTop > 1;
      const down = element.scrollHeight - element.clientHeight - element.scrollTop > 1;
      setMore((before) => (before.up === up && before.down === down ? before : { up, down }));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    const contents = new MutationObserver(measure);
    contents.observe(element, { childList: true, subtree: true, characterData: true });
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      contents.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);

  const turn = (pages: 1 | -1): void => {
    const element = place.current?.firstElementChild;
    element?.scrollBy({ top: pages * element.clientHeight * (1 - KEPT) });
  };
  return (
    <div ref={place} className={css['place']}>
      {children}
      {more.up || more.down ? (
        <div className={css['rail']}>
          <button type="button" aria-label={say('scrollUp')} disabled={!more.up} onClick={() => turn(-1)}>
            <ChevronUp aria-hidden="true" />
          </button>
          <button type="button" aria-label={say('scrollDown')} disabled={!more.down} onClick={() => turn(1)}>
            <ChevronDown aria-hidden="true" />
          </button>
        </div>
      ) : null}
    </div>
  );
}
