import { backOff } from '@smart-cart/contracts';
import { BackOfficeError } from '../back-office-error.js';
import type { Database, Tx } from '../database/tables.js';
import { reasonOf } from '../reason.js';
import type { Acquirer, ChargeState } from './acquirer.js';
import { changeRefund, intendRefunds, refundsIn, settleRefund, type Refund } from './refund-store.js';
import { chargeKey } from './tender-key.js';
import { nextStep } from './tender-step.js';
import {
  findTender,
  markAsked,
  postpone,
  settleTender,
  tendersIn,
  type Tender,
  type TenderEnd,
} from './tender-store.js';

export interface PaymentWorkerOptions {
  readonly db: Database;
  readonly store: string;
  readonly acquirer: Acquirer;
  /** After which an unknown outcome is brought to an end by cancelling. */
  readonly patienceMs: number;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: (line: string) => void;
  /** Something about the payments of a trip is new on disk. */
  readonly onChange: (cart: string, trip: string) => void;
}

const FIRST_MS = 1000;
const LAST_MS = 30_000;
const AFTER_FAULT_MS = 5000;

/**
 * Moves the money that tenders and refunds ask for. What is about to happen is on disk before the acquirer hears of it;
 * what is on disk as asked is looked up before it is asked again, also after a crash. Each tender has one step under way.
 */
export class PaymentWorker {
  readonly #options: PaymentWorkerOptions;
  readonly #busy = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #again = false;
  #stopped = true;

  constructor(options: PaymentWorkerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Waits for the steps under way, as long as the acquirer takes. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#round;
    await Promise.all(this.#busy.values());
  }

  /** There may be something to do. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#round ??= this.#look().finally(() => {
      this.#round = undefined;
      if (this.#again) this.wake();
    });
  }

  async #look(): Promise<void> {
    this.#again = false;
    clearTimeout(this.#timer);
    const { db, now, log } = this.#options;
    let next = Infinity;
    try {
      for (const tender of await tendersIn(db, ['intended', 'asked'])) {
        if (tender.nextAt <= now()) this.#begin(`t ${keyOf(tender)}`, () => this.#tenderStep(tender));
        else next = Math.min(next, tender.nextAt);
      }
      for (const refund of await refundsIn(db, ['intended', 'asked'])) {
        if (refund.nextAt <= now()) this.#begin(`r ${refund.id}`, () => this.#refundStep(refund));
        else next = Math.min(next, refund.nextAt);
      }
    } catch (error) {
      log(`Payments cannot be read (${reasonOf(error)}). They are tried again.`);
      next = now() + AFTER_FAULT_MS;
    }
    if (next !== Infinity && !this.#stopped) {
      this.#timer = setTimeout(() => this.wake(), Math.max(10, next - now()));
    }
  }

  #begin(key: string, step: () => Promise<void>): void {
    if (this.#stopped || this.#busy.has(key)) return;
    const running = step()
      .catch((error: unknown) => {
        this.#options.log(`A payment step failed (${reasonOf(error)}). It is taken again.`);
        return new Promise<void>((resolve) => {
          setTimeout(resolve, this.#stopped ? 0 : AFTER_FAULT_MS);
        });
      })
      .finally(() => {
        this.#busy.delete(key);
        this.wake();
      });
    this.#busy.set(key, running);
  }

  async #tenderStep(seen: Tender): Promise<void> {
    const { db, store, acquirer, now, patienceMs } = this.#options;
    const tender = (await findTender(db, seen)) ?? seen;
    const key = chargeKey(store, tender);
    // Only a refused charge proves that nothing was charged.
    const asked = { toCharge: false };
    const charge = (): Promise<ChargeState> => {
      asked.toCharge = true;
      return acquirer.charge(order);
    };
    const order = { key, amount: tender.amount, currency: tender.currency, method: tender.method };
    try {
      switch (nextStep(tender, now(), patienceMs)) {
        case 'drop':
          await this.#settle(tender, { state: 'cancelled' });
          return;
        case 'charge':
          await markAsked(db, tender, now());
          await this.#take(tender, await charge());
          return;
        case 'look-up': {
          const found = await acquirer.lookUp(key);
          await this.#take(tender, found.state === 'none' ? await charge() : found);
          return;
        }
        case 'cancel':
          await this.#take(tender, await acquirer.cancel(key));
          return;
        case 'wait':
      }
    } catch (error) {
      if (BackOfficeError.is(error, 'acquirer-refused') && asked.toCharge) {
        await this.#settle(tender, { state: 'failed', reason: 'acquirer-refused' });
        this.#options.log(`Tender ${key} was refused: ${error.message}`);
        return;
      }
      if (!isAboutAcquirer(error)) throw error;
      await this.#later(tender);
    }
  }

  async #take(tender: Tender, found: ChargeState): Promise<void> {
    if (found.state === 'pending') return this.#later(tender);
    if (found.state !== 'cancelled') return this.#settle(tender, found);
    const fresh = await findTender(this.#options.db, tender);
    // Cancelled because nobody answered in time, not because the shopper wished it: they may try again.
    const wished = fresh?.cancelWanted === true;
    return this.#settle(tender, wished ? { state: 'cancelled' } : { state: 'failed', reason: 'not-reachable' });
  }

  /** Unknown stays unknown, and is asked about again. */
  async #later(tender: Tender): Promise<void> {
    const { db, now, random, onChange } = this.#options;
    const fresh = await findTender(db, tender);
    const wait = backOff(tender.attempts, FIRST_MS, LAST_MS, random());
    // A wish to cancel that came meanwhile is acted upon at once.
    const hurry = fresh?.cancelWanted === true && !tender.cancelWanted;
    await postpone(db, tender, tender.attempts + 1, now() + (hurry ? 0 : wait));
    onChange(tender.cart, tender.trip);
  }

  async #settle(tender: Tender, end: TenderEnd): Promise<void> {
    const { db, now, onChange } = this.#options;
    const { cart, trip } = tender;
    await db.transaction().execute(async (tx: Tx) => {
      await settleTender(tx, tender, end, now());
      await intendRefunds(tx, cart, trip, now());
    });
    onChange(cart, trip);
  }

  async #refundStep(refund: Refund): Promise<void> {
    const { db, store, acquirer, now, random, onChange, log } = this.#options;
    const { id, cart, trip, amount } = refund;
    try {
      if (refund.state === 'intended') await changeRefund(db, id, { state: 'asked' });
      const { reference } = await acquirer.refund({ key: chargeKey(store, refund), refund: id, amount });
      await db.transaction().execute((tx) => settleRefund(tx, id, { reference }, now()));
    } catch (error) {
      if (BackOfficeError.is(error, 'acquirer-refused')) {
        log(`Refund ${id} was refused: ${error.message}`);
        await changeRefund(db, id, { state: 'desk', reason: 'acquirer-refused' });
      } else if (BackOfficeError.is(error, 'acquirer-silent')) {
        const wait = backOff(refund.attempts, FIRST_MS, LAST_MS, random());
        await changeRefund(db, id, { attempts: refund.attempts + 1, next_at: now() + wait });
      } else throw error;
    }
    onChange(cart, trip);
  }
}

function isAboutAcquirer(error: unknown): boolean {
  return BackOfficeError.is(error, 'acquirer-silent') || BackOfficeError.is(error, 'acquirer-refused');
}

function keyOf({ cart, trip, tender }: Tender): string {
  return `${cart} ${trip} ${tender}`;
}
