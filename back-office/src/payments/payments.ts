import { BackOfficeError } from '../back-office-error.js';
import type { Database } from '../database/tables.js';
import { balances, type Balance } from './reconciliation.js';
import { findRefund, intendRefunds, refundsIn, settleRefund, type Refund } from './refund-store.js';
import { SimulatedAcquirer, simulation, type Simulation } from './simulated-acquirer.js';
import type { Acquirer } from './acquirer.js';
import type { TenderName } from './tender-key.js';
import { findTender, settleTender, tendersIn, type Tender } from './tender-store.js';

export interface PaymentsOptions {
  readonly db: Database;
  readonly acquirer: Acquirer;
  readonly now: () => number;
  readonly onChange: (cart: string, trip: string) => void;
}

/** What staff do about money, and see of it. */
export class Payments {
  constructor(private readonly options: PaymentsOptions) {}

  get acquirer(): string {
    return this.options.acquirer.name;
  }

  /** What waits for a cashier, or for the acquirer to say what happened. */
  async waiting(): Promise<{ desk: Tender[]; unknown: Tender[]; handBack: Refund[] }> {
    const { db } = this.options;
    const [desk, asked, handBack] = await Promise.all([
      tendersIn(db, ['desk']),
      tendersIn(db, ['asked']),
      refundsIn(db, ['desk']),
    ]);
    return { desk, unknown: asked.filter(({ attempts }) => attempts > 0), handBack };
  }

  /**
   * The cashier took the money.
   * @param amount minor units; all that was asked when left out
   * @throws BackOfficeError `nothing-open`
   */
  async paidAtDesk(name: TenderName, by: string, amount?: number): Promise<void> {
    const tender = await this.#atDesk(name);
    const taken = amount ?? tender.amount;
    if (taken > tender.amount) {
      throw new BackOfficeError(
        'nothing-open',
        `Only ${tender.amount} is to be paid at the desk, not ${taken}. Enter what was taken for this cart.`,
      );
    }
    const reference = `desk-${name.trip}-${name.tender}`.slice(0, 80);
    await this.#settle(name, { state: 'approved', amount: taken, reference, by });
  }

  /** The shopper goes back to the cart without paying here. @throws BackOfficeError `nothing-open` */
  async refusedAtDesk(name: TenderName, by: string): Promise<void> {
    await this.#atDesk(name);
    await this.#settle(name, { state: 'cancelled', by });
  }

  /** Money was handed back by a person. @throws BackOfficeError `nothing-open` */
  async handedBack(refund: string, by: string): Promise<void> {
    const { db, now, onChange } = this.options;
    const known = await findRefund(db, refund);
    if (known?.state !== 'desk') {
      throw new BackOfficeError('nothing-open', 'This refund is not waiting for anybody. Look at the list again.');
    }
    const reference = `desk-${refund}`.slice(0, 80);
    await db.transaction().execute((tx) => settleRefund(tx, refund, { reference, by }, now()));
    onChange(known.cart, known.trip);
  }

  /** Newest first. */
  async balances(limit: number): Promise<Balance[]> {
    return balances(this.options.db, limit);
  }

  /** How the simulated acquirer behaves; undefined when a real one is used. */
  get simulation(): Simulation | undefined {
    const { acquirer } = this.options;
    return acquirer instanceof SimulatedAcquirer ? acquirer.simulation : undefined;
  }

  /** @throws BackOfficeError `nothing-open` when the acquirer is a real one */
  simulate(next: Simulation): void {
    const { acquirer } = this.options;
    if (!(acquirer instanceof SimulatedAcquirer)) {
      throw new BackOfficeError(
        'nothing-open',
        `The acquirer is ${acquirer.name}; only the simulated one can be told how to behave.`,
      );
    }
    acquirer.simulation = simulation.parse(next);
  }

  async #atDesk(name: TenderName, db: Database = this.options.db): Promise<Tender> {
    const tender = await findTender(db, name);
    if (tender?.state === 'desk') return tender;
    throw new BackOfficeError(
      'nothing-open',
      tender === undefined
        ? 'No cart has handed this payment over. Check the code on its screen.'
        : `This payment is settled already (${tender.state}). Nothing more has to be done.`,
    );
  }

  async #settle(name: TenderName, end: Parameters<typeof settleTender>[2]): Promise<void> {
    const { db, now, onChange } = this.options;
    await db.transaction().execute(async (tx) => {
      // Withdrawn at the cart while the cashier typed: nobody believes that money was taken which was not.
      if (!(await settleTender(tx, name, end, now()))) await this.#atDesk(name, tx);
      await intendRefunds(tx, name.cart, name.trip, now());
    });
    onChange(name.cart, name.trip);
  }
}
