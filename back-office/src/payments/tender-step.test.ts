import { describe, expect, it } from '@jest/globals';
import { nextStep, type TenderState } from './tender-step.js';

describe('the next step of a tender', () => {
  const step = (state: TenderState, cancelWanted: boolean, askedAt: number | null, now = 1000) =>
    nextStep({ state, cancelWanted, askedAt }, now, 60_000);

  it('charges only what was never asked for', () => {
    expect(step('intended', false, null)).toBe('charge');
    expect(step('asked', false, 0)).toBe('look-up');
  });

  it('has nothing to undo when the shopper withdraws before the acquirer was asked', () => {
    expect(step('intended', true, null)).toBe('drop');
    expect(step('asked', true, 0)).toBe('cancel');
  });

  it('brings an unknown outcome to an end when the shopper has waited long enough', () => {
    expect(step('asked', false, 0, 59_999)).toBe('look-up');
    expect(step('asked', false, 0, 60_000)).toBe('cancel');
  });

  it('leaves the cash desk to a person and outcomes alone', () => {
    for (const state of ['desk', 'approved', 'declined', 'failed', 'cancelled'] as const) {
      expect([state, step(state, true, 0, 1e9)]).toEqual([state, 'wait']);
    }
  });
});
