import { describe, expect, it } from '@jest/globals';
import type { ReceiptLine } from '@smart-cart/contracts';
import { linesToAudit, PARTIAL_AUDIT_LINES } from './audit-lines.js';

function line(number: number, amount: number, status: ReceiptLine['status'] = 'placed'): ReceiptLine {
  return {
    line: number,
    sku: `sku-${number}`,
    name: `Product ${number}`,
    soldBy: 'piece',
    unitPrice: amount,
    quantity: 1,
    mass: null,
    deposit: 0,
    tax: { id: 'A', rate: 700 },
    status,
    amount,
    depositAmount: 0,
  };
}

describe('the lines a person is asked to look at', () => {
  const lines = [
    line(1, 100),
    line(2, 900),
    line(3, 50, 'unverified'),
    line(4, 300),
    line(5, 200),
    line(6, 10),
    line(7, 5),
  ];

  it('are those the scale did not confirm, then the dearest', () => {
    expect(linesToAudit(lines, 'partial')).toEqual([1, 2, 3, 4, 5]);
    expect(linesToAudit(lines, 'partial')).toHaveLength(PARTIAL_AUDIT_LINES);
  });

  it('are as many as a message may name when everything is looked at', () => {
    expect(linesToAudit(lines, 'full')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(
      linesToAudit(
        Array.from({ length: 60 }, (_, i) => line(i + 1, 1)),
        'full',
      ),
    ).toHaveLength(20);
  });
});
