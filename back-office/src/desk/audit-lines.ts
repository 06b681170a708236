import type { ReceiptLine } from '@smart-cart/contracts';

/** What a person can look at without emptying a cart. */
export const PARTIAL_AUDIT_LINES = 5;
const MOST_LINES = 20;

/** Lines worth a look: those the scale did not confirm, then the dearest; in the order of the receipt. */
export function linesToAudit(lines: readonly ReceiptLine[], scope: 'partial' | 'full'): number[] {
  if (scope === 'full') return lines.slice(0, MOST_LINES).map(({ line }) => line);
  const doubt = ({ status }: ReceiptLine): number => (status === 'placed' ? 0 : 1);
  return [...lines]
    .sort((a, b) => doubt(b) - doubt(a) || b.amount - a.amount || a.line - b.line)
    .slice(0, PARTIAL_AUDIT_LINES)
    .map(({ line }) => line)
    .sort((a, b) => a - b);
}
