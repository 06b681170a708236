import { isExitCode } from '@smart-cart/contracts';
import type { Database } from '../database/tables.js';
import type { FactFollower } from '../ingest/fact-follower.js';
import { balanceOf } from '../payments/reconciliation.js';

/** How long after paying the gate opens: time for a coffee, not for tomorrow. */
const VALID_MS = 2 * 3_600_000;
/** A gate that did not hear the answer asks again; nobody else gets through in this time. */
const ASKED_AGAIN_MS = 15_000;

/**
 * Why a gate stays shut. `malformed`: mistyped or misread; `unknown`: no trip ended with it, or its cart has not been
 * heard yet; `owed`: the cart thinks all is paid, the store's books do not.
 */
export type ExitRefusal = 'malformed' | 'unknown' | 'used' | 'too-old' | 'owed';

export type ExitAnswer =
  | { readonly open: true; readonly cart: string; readonly trip: string }
  | { readonly open: false; readonly reason: ExitRefusal };

/** A code that opens the gate comes into being with the fact that ends its trip. */
export function exitFollower(now: () => number): FactFollower {
  return async (tx, cart, { body }) => {
    if (body.kind !== 'trip-finished' || body.exitCode === undefined) return;
    await tx
      .insertInto('exits')
      .values({ code: body.exitCode, cart, trip: body.trip, since: now() })
      .onConflict((conflict) => conflict.columns(['cart', 'trip']).doNothing())
      .execute();
  };
}

/** What gates ask: whether whoever shows a code may leave with the goods. Each code lets one cart out. */
export class Exits {
  constructor(
    private readonly db: Database,
    private readonly now: () => number,
  ) {}

  /** @param code as it was read or typed @param gate which one asks */
  async pass(code: string, gate: string): Promise<ExitAnswer> {
    const plain = code.trim().toUpperCase().replaceAll(/[\s-]/g, '');
    if (!isExitCode(plain)) return no('malformed');
    const now = this.now();
    // Two trips may have one code, once in billions: the newer one is the one at the gate.
    const exit = await this.db
      .selectFrom('exits')
      .selectAll()
      .where('code', '=', plain)
      .orderBy('since', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (exit === undefined) return no('unknown');
    const { cart, trip, since, passed_at: passedAt, gate: passedAtGate } = exit;
    if (passedAt !== null) {
      return passedAtGate === gate && now - passedAt < ASKED_AGAIN_MS ? { open: true, cart, trip } : no('used');
    }
    if (now - since > VALID_MS) return no('too-old');
    const balance = await balanceOf(this.db, cart, trip);
    if (balance?.state === 'owed') return no('owed');
    const { numUpdatedRows } = await this.db
      .updateTable('exits')
      .set({ passed_at: now, gate })
      .where('cart', '=', cart)
      .where('trip', '=', trip)
      .where('passed_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? { open: true, cart, trip } : no('used');
  }
}

function no(reason: ExitRefusal): ExitAnswer {
  return { open: false, reason };
}
