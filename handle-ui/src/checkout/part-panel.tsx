import type { TenderMethod } from '@smart-cart/contracts';
import { useState } from 'react';
import { Button } from '../design/button.js';
import { Choice } from '../design/choice.js';
import { PanelFrame } from '../design/panel-frame.js';
import { useWords } from '../words/use-words.js';
import { MethodIcon } from './method-icon.js';
import css from './part-panel.module.css';
import { partAmounts, type PayChoice } from './payable.js';
import { methodName } from './tender-words.js';

interface PartPanelProps {
  readonly choices: readonly PayChoice[];
  readonly disabled: boolean;
  readonly onPay: (method: TenderMethod, amount: number) => void;
  readonly onClose: () => void;
}

/** A bill shared between two: a part this way now, the rest in another. Amounts are touched, not typed. */
export function PartPanel({ choices, disabled, onPay, onClose }: PartPanelProps) {
  const words = useWords();
  const { say, money, currency } = words;
  const most = Math.max(0, ...choices.map(({ amount }) => amount));
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  const amounts = partAmounts(most, digits ?? 2);
  const [amount, setAmount] = useState(amounts[Math.floor(amounts.length / 2)] ?? most);
  return (
    <PanelFrame title={say('payPartTitle')} hint={say('payPartHint', { amount: money(most) })} onClose={onClose}>
      <Choice
        label={say('payPartTitle')}
        look="chips"
        options={amounts.map((each) => ({ value: String(each), label: money(each) }))}
        chosen={[String(amount)]}
        onChoose={(value) => setAmount(Number(value))}
      />
      <div className={css['ways']}>
        {choices
          .filter((choice) => choice.amount >= amount)
          .map(({ method }, index) => (
            <Button
              key={method}
              look={index === 0 ? 'primary' : 'plain'}
              size="large"
              wide
              icon={<MethodIcon method={method} />}
              disabled={disabled}
              onClick={() => onPay(method, amount)}
            >
              {say('payAmountBy', { amount: money(amount), method: methodName(method, words) })}
            </Button>
          ))}
      </div>
    </PanelFrame>
  );
}
