import { Wallet } from 'lucide-react';
import { useScreen } from '../link/use-screen.js';
import { useStage } from '../shopping/stage.js';
import { useWords } from '../words/use-words.js';
import css from './budget-ring.module.css';
import { budgetState } from './budget-state.js';

/** How much of the budget is used, as a ring and in words; without a budget, where to set one. */
export function BudgetRing() {
  const { view } = useScreen();
  const { say, money } = useWords();
  const { tool, toggle } = useStage();
  const budget = view.visit?.budget ?? null;
  if (view.visit === null) return null;
  const open = { 'aria-expanded': tool === 'budget', onClick: () => toggle('budget') } as const;
  if (budget === null)
    return (
      <button type="button" className={css['budget']} {...open}>
        <Wallet aria-hidden="true" className={css['icon']} />
        {say('budget')}
      </button>
    );
  const { used, left, mood } = budgetState(view.receipt?.total ?? 0, budget);
  return (
    <button type="button" className={css['budget']} data-mood={mood} {...open}>
      <svg viewBox="0 0 36 36" className={css['ring']} aria-hidden="true">
        <circle cx="18" cy="18" r="14" pathLength={1} />
        <circle
          cx="18"
          cy="18"
          r="14"
          pathLength={1}
          strokeDasharray={`${Math.min(1, used)} 2`}
          className={css['used']}
        />
      </svg>
      <span className={css['words']}>
        <strong>
          {left >= 0 ? say('budgetLeft', { amount: money(left) }) : say('budgetOver', { amount: money(-left) })}
        </strong>{' '}
        <span>{say('budgetOf', { amount: money(budget) })}</span>
      </span>
    </button>
  );
}
