import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { BackOfficeError } from '../back-office-error.js';
import type { SimulatedChargeTable } from '../database/payment-tables.js';
import type { Database } from '../database/tables.js';
import type { Acquirer, ChargeOrder, ChargeState, RefundOrder } from './acquirer.js';

/**
 * - time-out: nothing happens and no answer comes; - answer-lost: the money moves and no answer comes;
 * - unreachable: nothing happens whatever is asked, look-ups too.
 */
export const simulatedBehaviour = z.enum(['approve', 'decline', 'partial', 'time-out', 'answer-lost', 'unreachable']);
export type SimulatedBehaviour = z.infer<typeof simulatedBehaviour>;

export const simulation = z
  .object({
    behaviour: simulatedBehaviour,
    /** For so many charges, then `approve` again; null: until changed. */
    times: z.int().min(1).max(100).nullable(),
    /** How long an answer takes, after the books are written. */
    delayMs: z.int().min(0).max(60_000),
  })
  .strict();
export type Simulation = z.infer<typeof simulation>;

/**
 * An acquirer for stores that have none yet, for the demo and for tests: no money moves. It keeps books of its own, as a
 * real one would, so that what was charged is known whatever happens to us.
 */
export class SimulatedAcquirer implements Acquirer {
  readonly name = 'simulated';
  #simulation: Simulation;

  constructor(
    private readonly db: Database,
    simulation: Simulation,
    private readonly now: () => number,
  ) {
    this.#simulation = simulation;
  }

  get simulation(): Simulation {
    return this.#simulation;
  }

  set simulation(next: Simulation) {
    this.#simulation = next;
  }

  async charge(order: ChargeOrder): Promise<ChargeState> {
    const { delayMs } = this.#simulation;
    const behaviour = this.#use();
    if (behaviour === 'unreachable') throw silent();
    const known = await this.#find(order.key);
    if (known !== undefined) {
      await this.db
        .updateTable('simulated_charges')
        .set({ asked: known.asked + 1 })
        .where('charge_key', '=', order.key)
        .execute();
      return stateOf(known);
    }
    if (behaviour === 'time-out') {
      await delay(delayMs);
      throw silent();
    }
    const decision =
      behaviour === 'decline'
        ? { state: 'declined', charged: 0, reference: null, reason: 'insufficient-funds' }
        : { state: 'approved', charged: chargedOf(order, behaviour), reference: referenceOf('C'), reason: null };
    const { key, method, amount, currency } = order;
    const row = { charge_key: key, method, amount, currency, ...decision, asked: 1, at: this.now() };
    await this.db.transaction().execute(async (tx) => {
      await tx.insertInto('simulated_charges').values(row).execute();
      if (row.charged === 0) return;
      const movement = { charge_key: key, kind: 'charge', refund_id: null, amount: row.charged, at: row.at };
      await tx.insertInto('simulated_movements').values(movement).execute();
    });
    await delay(delayMs);
    if (behaviour === 'answer-lost') throw silent();
    return stateOf(row);
  }

  async lookUp(key: string): Promise<ChargeState | { readonly state: 'none' }> {
    if (this.#simulation.behaviour === 'unreachable') throw silent();
    const known = await this.#find(key);
    return known === undefined ? { state: 'none' } : stateOf(known);
  }

  async cancel(key: string): Promise<ChargeState> {
    if (this.#simulation.behaviour === 'unreachable') throw silent();
    const none = { method: '', amount: 0, currency: '', charged: 0, reference: null, reason: null, asked: 0 };
    await this.db
      .insertInto('simulated_charges')
      .values({ charge_key: key, state: 'cancelled', ...none, at: this.now() })
      .onConflict((conflict) => conflict.column('charge_key').doNothing())
      .execute();
    const known = await this.#find(key);
    return known === undefined ? { state: 'cancelled' } : stateOf(known);
  }

  async refund({ key, refund, amount }: RefundOrder): Promise<{ readonly reference: string }> {
    if (this.#simulation.behaviour === 'unreachable') throw silent();
    const reference = `R-${refund}`.slice(0, 80);
    await this.db.transaction().execute(async (tx) => {
      const moves = await tx.selectFrom('simulated_movements').selectAll().where('charge_key', '=', key).execute();
      if (moves.some((move) => move.refund_id === refund)) return;
      const left = moves.reduce((sum, move) => sum + (move.kind === 'charge' ? move.amount : -move.amount), 0);
      if (amount > left) {
        throw new BackOfficeError('acquirer-refused', `Only ${left} of the charge ${key} is left, not ${amount}.`);
      }
      const movement = { charge_key: key, kind: 'refund', refund_id: refund, amount, at: this.now() };
      await tx.insertInto('simulated_movements').values(movement).execute();
    });
    return { reference };
  }

  /** Everything that moved, oldest first. */
  async movements(): Promise<{ key: string; kind: string; amount: number }[]> {
    const rows = await this.db.selectFrom('simulated_movements').selectAll().orderBy('id').execute();
    return rows.map((row) => ({ key: row.charge_key, kind: row.kind, amount: row.amount }));
  }

  /** The behaviour of this charge; counts it. */
  #use(): SimulatedBehaviour {
    const { behaviour, times, delayMs } = this.#simulation;
    if (times !== null) {
      this.#simulation =
        times > 1 ? { behaviour, times: times - 1, delayMs } : { behaviour: 'approve', times: null, delayMs };
    }
    return behaviour;
  }

  async #find(key: string): Promise<Selectable<SimulatedChargeTable> | undefined> {
    return this.db.selectFrom('simulated_charges').selectAll().where('charge_key', '=', key).executeTakeFirst();
  }
}

function chargedOf({ amount }: ChargeOrder, behaviour: SimulatedBehaviour): number {
  return behaviour === 'partial' ? Math.max(1, Math.floor(amount / 2)) : amount;
}

type Decided = Pick<Selectable<SimulatedChargeTable>, 'state' | 'charged' | 'reference' | 'reason'>;

function stateOf({ state, charged, reference, reason }: Decided): ChargeState {
  if (state === 'approved') return { state, amount: charged, reference: reference ?? '' };
  return state === 'declined' ? { state, reason: reason ?? 'declined' } : { state: 'cancelled' };
}

function silent(): BackOfficeError {
  return new BackOfficeError('acquirer-silent', 'The simulated acquirer gives no answer, as it was told to.');
}

function referenceOf(kind: string): string {
  return `${kind}-${randomUUID().slice(0, 8).toUpperCase()}`;
}
