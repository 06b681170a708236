import { describe, expect, it } from '@jest/globals';
import { budgetChoices, budgetState } from './budget-state.js';

describe('a budget', () => {
  it('is fine until most of it is used, then near, and over only when it is exceeded', () => {
    expect(budgetState(3_399, 4_000).mood).toBe('fine');
    expect(budgetState(3_400, 4_000).mood).toBe('near');
    expect(budgetState(4_000, 4_000)).toEqual({ used: 1, left: 0, mood: 'near' });
    expect(budgetState(4_001, 4_000)).toMatchObject({ left: -1, mood: 'over' });
  });

  it('is offered in round amounts of any currency', () => {
    expect(budgetChoices(2)[0]).toBe(1_000);
    expect(budgetChoices(0)[0]).toBe(1_000);
    expect(budgetChoices(3)[0]).toBe(10_000);
  });
});
