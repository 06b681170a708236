import type { Fact, FactBatch } from '@smart-cart/contracts';
import type { Journal } from '../journal/journal.js';

export const BATCH_FACTS = 100;
export const BATCH_BYTES = 200_000;

/** A batch ready for the wire, and the number of its last fact. */
export interface SealedBatch {
  readonly last: number;
  readonly payload: string;
}

/** The facts after `seq`, as many as one message may carry; undefined when there are none. */
export function nextBatch(
  journal: Pick<Journal, 'after' | 'position'>,
  cart: string,
  seq: number,
): SealedBatch | undefined {
  const facts: Fact[] = [];
  let bytes = 0;
  for (const fact of journal.after(seq, BATCH_FACTS)) {
    bytes += Buffer.byteLength(JSON.stringify(fact)) + 1;
    // One fact alone always goes: it cannot be cut.
    if (facts.length > 0 && bytes > BATCH_BYTES) break;
    facts.push(fact);
  }
  const last = facts.at(-1);
  if (!last) return undefined;
  const batch: FactBatch = { cart, epoch: journal.position.epoch, facts };
  return { last: last.seq, payload: JSON.stringify(batch) };
}
