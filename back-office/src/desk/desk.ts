import { openAnswers, writeAnswer } from '../answers/answer-store.js';
import type { KeptAnswer } from '../answers/answer-rules.js';
import { BackOfficeError } from '../back-office-error.js';
import type { Database } from '../database/tables.js';
import type { Trip } from '../ingest/trip.js';
import type { Payments } from '../payments/payments.js';
import { newestTrip } from '../views.js';
import { linesToAudit } from './audit-lines.js';
import { queueOf, type QueueItem } from './queue.js';

export interface DeskOptions {
  readonly db: Database;
  readonly payments: Payments;
  readonly now: () => number;
  /** A decision is on disk and can be sent. */
  readonly onAnswer: (cart: string, trip: string) => void;
}

/** What staff decide about carts. Every decision is on disk when a method resolves, and reaches its cart whatever happens. */
export class Desk {
  constructor(private readonly options: DeskOptions) {}

  /** Everything that waits for a person, the longest waiting first. */
  async queue(): Promise<QueueItem[]> {
    return queueOf(this.options.db, this.options.payments);
  }

  /** @throws BackOfficeError `cart-unknown` or `nothing-open` */
  async helpIsComing(cart: string, by: string): Promise<void> {
    await this.#say(cart, (trip) => (trip.visit.help === null ? noHelp(cart) : { kind: 'help-coming', by }));
  }

  /** @throws BackOfficeError `cart-unknown` or `nothing-open` */
  async helpIsDone(cart: string, by: string): Promise<void> {
    await this.#say(cart, (trip) => (trip.visit.help === null ? noHelp(cart) : { kind: 'help-answered', by }));
  }

  /** @throws BackOfficeError `cart-unknown` or `nothing-open` */
  async settleAge(cart: string, approved: boolean, by: string): Promise<void> {
    await this.#say(cart, ({ visit, receipt }) => {
      if (visit.ageCheck === null) return nothing(`Cart "${cart}" does not wait for an age check any more.`);
      const { minimumAge } = visit.ageCheck;
      return { kind: 'age-check', trip: receipt.trip, approved, minimumAge, by };
    });
  }

  /** Asks a cart to stop at a person. @throws BackOfficeError `cart-unknown` or `nothing-open` */
  async startAudit(cart: string, scope: 'partial' | 'full'): Promise<void> {
    await this.#say(cart, ({ visit, receipt }) => {
      if (receipt.status !== 'open') return nothing(`Nobody is shopping with cart "${cart}".`);
      if (visit.audit?.outcome === 'open') return nothing(`Cart "${cart}" is being checked already.`);
      const audit = (visit.audit?.audit ?? 0) + 1;
      return { kind: 'audit', trip: receipt.trip, audit, scope, lines: linesToAudit(receipt.lines, scope) };
    });
  }

  /** @throws BackOfficeError `cart-unknown` or `nothing-open` */
  async answerAudit(cart: string, outcome: 'fine' | 'corrected' | 'waived', by: string): Promise<void> {
    await this.#say(cart, ({ visit, receipt }) => {
      if (visit.audit?.outcome !== 'open') return nothing(`No check of cart "${cart}" is open any more.`);
      return { kind: 'audit-answer', trip: receipt.trip, audit: visit.audit.audit, outcome, by };
    });
  }

  async #say(cart: string, decide: (trip: Trip) => KeptAnswer | BackOfficeError): Promise<void> {
    const { db, now, onAnswer } = this.options;
    const known = await db.selectFrom('carts').select('cart').where('cart', '=', cart).executeTakeFirst();
    if (known === undefined) {
      throw new BackOfficeError(
        'cart-unknown',
        `This store has no cart "${cart}". The list of carts names those it has.`,
      );
    }
    // Read and written in one transaction: a fact that comes in between would make the decision one about nothing.
    const trip = await db.transaction().execute(async (tx) => {
      const current = await newestTrip(tx, cart);
      if (current === undefined) throw nothing(`Nobody is shopping with cart "${cart}".`);
      const news = decide(current);
      if (news instanceof BackOfficeError) throw news;
      const id = current.receipt.trip;
      const same = (await openAnswers(tx, cart, id)).some((open) => JSON.stringify(open.news) === JSON.stringify(news));
      if (!same) await writeAnswer(tx, { cart, trip: id, news }, now());
      return id;
    });
    onAnswer(cart, trip);
  }
}

function nothing(message: string): BackOfficeError {
  return new BackOfficeError('nothing-open', `${message} Look at the list again.`);
}

function noHelp(cart: string): BackOfficeError {
  return nothing(`Cart "${cart}" does not ask for help any more.`);
}
