/** How far a budget is used. `near` from this share on. */
const NEAR = 0.85;

export interface BudgetState {
  readonly used: number;
  readonly left: number;
  readonly mood: 'fine' | 'near' | 'over';
}

/** @param budget and `total` in minor units; the budget is positive */
export function budgetState(total: number, budget: number): BudgetState {
  const used = total / budget;
  return { used, left: budget - total, mood: total > budget ? 'over' : used >= NEAR ? 'near' : 'fine' };
}

/** Round amounts to choose from, in minor units of a currency with so many decimals. */
export function budgetChoices(decimals: number): number[] {
  // A hundred of a currency without cents is about one of a currency with them.
  const unit = decimals === 0 ? 100 : 10 ** decimals;
  return [10, 20, 30, 40, 50, 60, 80, 100, 150, 200].map((amount) => amount * unit);
}
