import { writeAnswer } from '../answers/answer-store.js';
import type { FactFollower } from '../ingest/fact-follower.js';

export interface ReceiptLinkOptions {
  /** The public address of this store's receipts; undefined where phones cannot reach it, and then none is shown. */
  readonly linkOf: ((cart: string, trip: string) => string) | undefined;
  readonly now: () => number;
}

/** Tells a cart whose trip is finished where its shopper finds the receipt. */
export function receiptLinkFollower({ linkOf, now }: ReceiptLinkOptions): FactFollower {
  return async (tx, cart, { body }) => {
    if (body.kind !== 'trip-finished' || linkOf === undefined) return;
    const { trip } = body;
    const news = { kind: 'receipt-link', trip, url: linkOf(cart, trip) } as const;
    await writeAnswer(tx, { id: `receipt-link ${trip}`, cart, trip, news }, now());
  };
}
