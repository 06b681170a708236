import { PanelFrame } from '../design/panel-frame.js';
import { Button } from '../design/button.js';
import { Choice } from '../design/choice.js';
import { useAction, useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import { budgetChoices } from './budget-state.js';
import css from './budget-panel.module.css';

/** Round amounts to touch; nobody types a budget with gloves on. */
export function BudgetPanel({ onClose }: { readonly onClose: () => void }) {
  const { view, live } = useScreen();
  const { say, roundMoney, currency } = useWords();
  const set = useAction();
  const budget = view.visit?.budget ?? null;
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  const choose = (amount: number | null): void => {
    void set.run({ kind: 'set-budget', amount }).then((outcome) => {
      if (outcome.ok) onClose();
    });
  };
  return (
    <PanelFrame title={say('budgetTitle')} hint={say('budgetHint')} onClose={onClose}>
      <div className={css['amounts']}>
        <Choice
          label={say('budgetTitle')}
          look="chips"
          options={budgetChoices(digits ?? 2).map((amount) => ({ value: String(amount), label: roundMoney(amount) }))}
          chosen={budget === null ? [] : [String(budget)]}
          disabled={!live || set.pending}
          onChoose={(amount) => choose(Number(amount))}
        />
      </div>
      {budget === null ? null : (
        <Button disabled={!live} pending={set.pending} onClick={() => choose(null)}>
          {say('budgetOff')}
        </Button>
      )}
    </PanelFrame>
  );
}
