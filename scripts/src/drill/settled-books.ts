import type { Fact } from '@smart-cart/contracts';
import { z } from 'zod';
import { cartDirectory } from '../stage/firmware-program.js';
import type { StoreStage } from '../stage/store-stage.js';
import { readDeadJournal } from './journal-reader.js';
import { readLedger, type Ledger } from './store-ledger.js';
import { untilHolds } from './until-holds.js';

const cartAnswer = z.object({ status: z.object({ backlog: z.int() }).nullable() });

/**
 * Both sides' books at rest: waits until the cart says that the store has acknowledged everything, ends the firmware, and
 * reads the journal from its files and the store's ledger from its database.
 */
export async function settledBooks(stage: StoreStage, withinMs = 60_000): Promise<{ journal: Fact[]; ledger: Ledger }> {
  const { place } = stage;
  let calm = 0;
  await untilHolds(
    async () => {
      const response = await fetch(new URL(`/api/carts/${place.cart}`, stage.backOfficeUrl));
      const answer = cartAnswer.safeParse(await response.json());
      calm = answer.success && answer.data.status?.backlog === 0 ? calm + 1 : 0;
      // The status is coalesced: it has to say so for longer than its interval.
      return calm > 6;
    },
    withinMs,
    500,
  );
  await stage.firmware.kill();
  const { facts } = await readDeadJournal(cartDirectory(place));
  const ledger = await readLedger(stage.backOfficeUrl, place.cart);
  return { journal: facts, ledger };
}
