import { CircleCheck, LoaderCircle, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import type { NetLoad } from './net-load.js';
import css from './weight-display.module.css';

interface WeightDisplayProps {
  readonly load: NetLoad;
  /** Price of a kilogram, and of what lies there, where one product is meant. */
  readonly perKilogram?: number | undefined;
  readonly price?: number | undefined;
  /** Beside something that needs room more. */
  readonly compact?: boolean;
  readonly children?: ReactNode;
}

/**
 * The customer's side of a scale: net weight large, steady sign, container, unit price, price to pay. For showing only:
 * the cart charges the settled weight.
 */
export function WeightDisplay({ load, perKilogram, price, compact = false, children }: WeightDisplayProps) {
  const { visit } = useScreen().view;
  const { say, mass, money } = useWords();
  const tare = visit?.tare ?? 0;
  const weighed = load.net > 0;
  const Icon = load.state === 'moving' ? LoaderCircle : weighed ? CircleCheck : Scale;
  return (
    <div className={css['display']} data-state={load.state} data-compact={compact}>
      <p className={css['label']}>
        <Icon aria-hidden="true" />
        <span>{say(load.state === 'moving' ? 'liveLoadMoving' : weighed ? 'steady' : 'toWeigh')}</span>
        {tare === 0 ? null : <span className={css['tare']}>{say('tareMass', { mass: mass(tare) })}</span>}
      </p>
      <p className={css['net']}>
        <span className={css['small']}>{say('net')}</span>
        <span className={css['mass']}>{weighed ? mass(load.net) : '–'}</span>
      </p>
      {perKilogram === undefined ? null : (
        <p className={css['price']}>
          <span className={css['small']}>{say('perKilogram', { price: money(perKilogram) })}</span>
          <span className={css['amount']}>{price === undefined ? '–' : money(price)}</span>
        </p>
      )}
      {children}
    </div>
  );
}
