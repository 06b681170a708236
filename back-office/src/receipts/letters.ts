import { backOff, type Fact } from '@smart-cart/contracts';
import { overwriteDeleted } from '../database/overwrite-deleted.js';
import type { Database, Tx } from '../database/tables.js';
import { factsOfTrip } from '../ingest/fact-store.js';
import { readTrip } from '../ingest/trip-store.js';
import { reasonOf } from '../reason.js';
import type { Post } from './post.js';
import { receiptHtml } from './receipt-html.js';
import { receiptWords } from './receipt-words.js';
import { languageOfTrip } from './trip-language.js';

export interface LettersOptions {
  readonly db: Database;
  readonly store: string;
  readonly from: string;
  readonly timeZone: string;
  /** Undefined: this store sends no mail, and addresses are not even kept. */
  readonly post: Post | undefined;
  readonly linkOf: (cart: string, trip: string) => string;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: (line: string) => void;
}

const FIRST_MS = 5000;
const LAST_MS = 30 * 60_000;
const GIVEN_UP_AFTER_MS = 24 * 3_600_000;

/**
 * Sends receipts to the addresses shoppers gave. An address lives in one row, from the fact that brings it until the
 * receipt is sent, the trip is abandoned, or a day has gone by; facts are kept without it.
 */
export class Letters {
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #again = false;
  #stopped = true;

  constructor(private readonly options: LettersOptions) {}

  /** Keeps the address, in the transaction that stores the fact. */
  readonly follow = async (tx: Tx, cart: string, { body }: Fact): Promise<void> => {
    if (body.kind !== 'receipt-wanted' || this.options.post === undefined) return;
    const at = this.options.now();
    await tx
      .insertInto('letters')
      .values({ cart, trip: body.trip, address: body.email, wanted_at: at, attempts: 0, next_at: at })
      .onConflict((conflict) => conflict.columns(['cart', 'trip', 'address']).doNothing())
      .execute();
  };

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  wake(): void {
    if (this.#stopped || this.options.post === undefined) return;
    this.#again = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
      if (this.#again) this.wake();
    });
  }

  async #work(): Promise<void> {
    this.#again = false;
    clearTimeout(this.#timer);
    const { db, now, log } = this.options;
    let next: number;
    try {
      const rows = await db.selectFrom('letters').selectAll().execute();
      for (const row of rows) if (row.next_at <= now()) await this.#deliver(row);
      const left = await db.selectFrom('letters').select('next_at').execute();
      if (left.length < rows.length) await overwriteDeleted(db);
      next = Math.min(...left.map((row) => row.next_at).filter((at) => at > now()));
    } catch (error) {
      log(`Receipts could not be mailed (${reasonOf(error)}). They will be tried again.`);
      next = now() + FIRST_MS;
    }
    if (next !== Infinity && !this.#stopped) this.#timer = setTimeout(() => this.wake(), Math.max(100, next - now()));
  }

  async #deliver(row: {
    cart: string;
    trip: string;
    address: string;
    attempts: number;
    wanted_at: number;
  }): Promise<void> {
    const { db, store, from, timeZone, post, linkOf, now, random, log } = this.options;
    const { cart, trip, address } = row;
    const known = await readTrip(db, cart, trip);
    const outdated = now() - row.wanted_at > GIVEN_UP_AFTER_MS;
    if (known?.end === undefined || known.end === null) {
      // Without an end there is nothing to send yet, and after an abandoned trip there never will be.
      if (outdated || known?.receipt.status === 'abandoned' || known?.receipt.status === 'closed')
        await this.#drop(row);
      return;
    }
    const language = languageOfTrip(await factsOfTrip(db, cart, trip));
    const { receipt, visit, finishedAt } = known;
    const say = receiptWords(language);
    const at = finishedAt ?? known.startedAt;
    try {
      await post?.send({
        to: address,
        from,
        subject: say.find,
        text: `${say.find}: ${linkOf(cart, trip)}\n`,
        html: receiptHtml({ store, cart, receipt, visit, at, language, timeZone }),
        at: now(),
      });
    } catch (error) {
      if (!outdated) {
        const next = now() + backOff(row.attempts, FIRST_MS, LAST_MS, random());
        await db
          .updateTable('letters')
          .set({ attempts: row.attempts + 1, next_at: next })
          .where('cart', '=', cart)
          .where('trip', '=', trip)
          .where('address', '=', address)
          .execute();
        log(`A receipt could not be mailed (${reasonOf(error)}). It will be tried again.`);
        return;
      }
      log(`A receipt was not mailed within a day (${reasonOf(error)}). Its address is forgotten.`);
    }
    await this.#drop(row);
  }

  async #drop({ cart, trip, address }: { cart: string; trip: string; address: string }): Promise<void> {
    await this.options.db
      .deleteFrom('letters')
      .where('cart', '=', cart)
      .where('trip', '=', trip)
      .where('address', '=', address)
      .execute();
  }
}
