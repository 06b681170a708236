import { describe, expect, it } from '@jest/globals';
import { planRefunds } from './refund-plan.js';

describe('what goes back when more was paid than is due', () => {
  const voucher = { tender: 1, method: 'meal-voucher', left: 2000 } as const;
  const card = { tender: 2, method: 'card', left: 1000 } as const;
  const desk = { tender: 3, method: 'cash-desk', left: 500 } as const;

  it('is nothing while no more was paid than is due', () => {
    expect(planRefunds([voucher, card], 3000, 2000)).toEqual([]);
    expect(planRefunds([voucher, card], 5000, 2000)).toEqual([]);
  });

  it('goes to the card before a voucher that covers no more than it may', () => {
    expect(planRefunds([voucher, card], 2500, 2000)).toEqual([{ tender: 2, amount: 500 }]);
    expect(planRefunds([voucher, card], 1500, 1500)).toEqual([
      { tender: 1, amount: 500 },
      { tender: 2, amount: 1000 },
    ]);
  });

  it('goes to a voucher first when the goods it may pay were taken out', () => {
    expect(planRefunds([voucher, card], 2000, 1200)).toEqual([
      { tender: 1, amount: 800 },
      { tender: 2, amount: 200 },
    ]);
  });

  it('is everything, cash last, when nothing was bought in the end', () => {
    expect(planRefunds([voucher, card, desk], 0, 0)).toEqual([
      { tender: 1, amount: 2000 },
      { tender: 2, amount: 1000 },
      { tender: 3, amount: 500 },
    ]);
    expect(planRefunds([card, desk], 800, 0)).toEqual([{ tender: 2, amount: 700 }]);
  });

  it('never gives back more than is left of a tender', () => {
    for (let due = 0; due <= 3500; due += 250) {
      const plan = planRefunds([voucher, card, desk], due, 1000);
      const sum = plan.reduce((total, { amount }) => total + amount, 0);
      expect([due, sum]).toEqual([due, 3500 - due]);
      for (const { tender, amount } of plan) {
        expect(amount).toBeLessThanOrEqual([voucher, card, desk].find((one) => one.tender === tender)?.left ?? 0);
      }
    }
  });
});
