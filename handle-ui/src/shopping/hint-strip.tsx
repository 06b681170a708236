import { BadgePercent, ChevronRight, Footprints, ScanBarcode, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useScreen } from '../link/use-screen.js';
import { useAisleWords } from '../map/use-store-ground.js';
import { useWords } from '../words/use-words.js';
import css from './hint-strip.module.css';
import { useStage } from './stage.js';

/** Made once: a drawing that is the same one is not written anew with every message of the cart. */
const tipIcon = <ScanBarcode aria-hidden="true" />;

/**
 * One line of help below the stage, always there and always as high: a deal almost reached, what is next on the list, or
 * how to put things in. It never grows and never covers anything.
 */
export function HintStrip() {
  const { view } = useScreen();
  const words = useWords();
  const aisleWords = useAisleWords();
  const { say, named, money, metres } = words;
  const { show, toggle } = useStage();
  const hint = view.advice.hints.find(({ missing }) => missing > 0);
  if (hint !== undefined)
    return (
      <Strip icon={<BadgePercent aria-hidden="true" />} tone="deal">
        <strong>{say('hintMore', { n: hint.missing, name: named(hint) })}</strong>{' '}
        {hint.worth === 0 ? null : <span>{say('hintWorth', { amount: money(hint.worth) })}</span>}
      </Strip>
    );
  const next = view.advice.listOrder[0];
  const item = view.visit?.list.find(({ id, done }) => id === next?.id && done === 'no');
  if (next !== undefined && item !== undefined) {
    const { sku } = item;
    const where = [
      next.place?.aisle == null ? undefined : aisleWords(next.place.aisle),
      next.metres === null ? undefined : metres(next.metres),
    ].filter((part) => part !== undefined);
    const onTouch = (): void => {
      if (view.offers.map && sku !== undefined) show({ goal: { sku }, name: item.text });
      else toggle('list');
    };
    return (
      <Strip icon={<Footprints aria-hidden="true" />} onTouch={onTouch}>
        <span>{say('listNext')}</span> <strong dir="auto">{item.text}</strong>{' '}
        {where.length === 0 ? null : <span>{where.join(' · ')}</span>}
      </Strip>
    );
  }
  // Without its eye the cart asks for something else than to be shown a code.
  if (view.conditions.camera.state === 'fault' || view.conditions.reader.state === 'fault')
    return (
      <Strip icon={<Search aria-hidden="true" />} onTouch={() => toggle('find')}>
        <span>{say('findHint')}</span>
      </Strip>
    );
  return (
    <Strip icon={tipIcon}>
      <span>{say(view.offers.recogniser === 'none' ? 'scanTip' : 'produceTip')}</span>
    </Strip>
  );
}

interface StripProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly tone?: 'deal';
  readonly onTouch?: () => void;
}

function Strip({ icon, children, tone, onTouch }: StripProps) {
  if (onTouch === undefined)
    return (
      <p className={css['strip']} data-tone={tone}>
        {icon}
        <span className={css['words']}>{children}</span>
      </p>
    );
  return (
    <button type="button" className={css['strip']} data-tone={tone} onClick={onTouch}>
      {icon}
      <span className={css['words']}>{children}</span>
      <ChevronRight aria-hidden="true" className={css['onward']} />
    </button>
  );
}
