import { evolveReceipt, sameJson, type Fact, type Receipt } from '@smart-cart/contracts';

export interface OnDisk {
  /** The receipt the screen showed is the receipt after some prefix of the facts on disk: nothing shown was lost. */
  readonly shownIsOnDisk: boolean;
  /** Facts of the trip that were on disk beyond what the screen had shown. */
  readonly ahead: number;
  /** The receipt after every fact on disk. */
  readonly final: Receipt | undefined;
}

/** Compares the last receipt a screen showed of a trip with the facts found on disk afterwards. */
export function compareShown(shown: Receipt, facts: readonly Fact[]): OnDisk {
  let receipt: Receipt | undefined;
  let seenAt = -1;
  let count = 0;
  for (const { body } of facts) {
    if ('trip' in body && body.trip === shown.trip) {
      receipt = evolveReceipt(receipt, body);
      count += 1;
      if (sameJson(receipt, shown)) seenAt = count;
    }
  }
  return { shownIsOnDisk: seenAt >= 0, ahead: seenAt < 0 ? 0 : count - seenAt, final: receipt };
}
