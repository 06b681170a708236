import type { TenderMethod } from '@smart-cart/contracts';
import { useWords } from '../words/use-words.js';
import { MethodIcon } from './method-icon.js';
import css from './pay-choices.module.css';
import { isVoucher, type PayChoice } from './payable.js';
import { methodName } from './tender-words.js';

interface PayChoicesProps {
  readonly choices: readonly PayChoice[];
  /** Something is paid already: the question is about the rest. */
  readonly rest: boolean;
  readonly online: boolean;
  readonly disabled: boolean;
  readonly onPay: (method: TenderMethod) => void;
}

/** The ways to pay, each with what it would pay: one touch. Nothing is chosen beforehand. */
export function PayChoices({ choices, rest, online, disabled, onPay }: PayChoicesProps) {
  const words = useWords();
  const { say, money } = words;
  const note = (method: TenderMethod): string | undefined => {
    if (isVoucher(method)) return say('methodEligible');
    if (method === 'cash-desk') return say('methodDeskText');
    return online ? undefined : say('methodOffline');
  };
  const first = choices.find(({ method }) => method === (online ? 'card' : 'cash-desk'))?.method;
  return (
    <section className={css['pay']} aria-labelledby="pay-title">
      <h2 id="pay-title">{say(rest ? 'payRestTitle' : 'payTitle')}</h2>
      <div className={css['ways']} data-count={choices.length}>
        {choices.map(({ method, amount }) => (
          <button
            key={method}
            type="button"
            className={css['way']}
            data-first={method === first}
            disabled={disabled}
            onClick={() => onPay(method)}
          >
            <MethodIcon method={method} />
            <span className={css['words']}>
              <span className={css['name']}>{methodName(method, words)}</span>
              {note(method) === undefined ? null : <span className={css['note']}>{note(method)}</span>}
            </span>
            <span className={css['amount']}>{money(amount)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
