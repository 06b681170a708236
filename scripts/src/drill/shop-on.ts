import type { Shopper } from '../sim/shopper/shopper.js';

/** Trip after trip until it is asked to stop. A trip that a fault broke off is followed by another. */
export async function shopOn(shopper: Shopper, stopping: () => boolean): Promise<void> {
  while (!stopping()) await shopper.trip();
}
