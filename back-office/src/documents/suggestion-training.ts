import { BackOfficeError } from '../back-office-error.js';
import type { Database } from '../database/tables.js';
import { tripOf } from '../ingest/trip-store.js';
import { basketOf, trainInThread, type Basket } from '../recommend/index.js';
import type { Documents } from './documents.js';

export interface SuggestionTrainingOptions {
  readonly db: Database;
  readonly documents: Pick<Documents, 'publish'>;
  readonly timeZone: string;
  /** Hour of the store at which it is learned anew, every day. */
  readonly atHour: number;
  readonly minimumReceipts: number;
  readonly now: () => number;
  readonly log: (line: string) => void;
  readonly onChange: () => void;
}

/** How the suggestions of a store come along. */
export interface TrainingState {
  readonly running: boolean;
  /** 0 to 1. */
  readonly done: number;
  /** Receipts one could learn from. */
  readonly receipts: number;
  readonly minimumReceipts: number;
  /** What became of the last training since this start, in a sentence. */
  readonly last: string | null;
}

const LOOK_EVERY_MS = 10 * 60_000;
/** Taste changes; and a model of a year's receipts of a busy store would not be done by the morning. */
const MOST_RECEIPTS = 50_000;
const PROGRESS_STEP = 0.02;

/** Learns what goes with what from the store's receipts, every night and when asked, and publishes it to the carts. */
export class SuggestionTraining {
  #running: { readonly abort: AbortController; readonly ended: Promise<void> } | undefined;
  #done = 0;
  #last: string | null = null;
  #lastDay: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: SuggestionTrainingOptions) {}

  start(): void {
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#running?.abort.abort();
    await this.#running?.ended;
  }

  async state(): Promise<TrainingState> {
    const { minimumReceipts } = this.options;
    const { receipts } = await this.options.db
      .selectFrom('receipts')
      .select((eb) => eb.fn.countAll<number>().as('receipts'))
      .where('status', 'in', ['finished', 'closed'])
      .where('claimed_total', 'is not', null)
      .where('items', '>', 0)
      .executeTakeFirstOrThrow();
    return {
      running: this.#running !== undefined,
      done: this.#done,
      receipts,
      minimumReceipts,
      last: this.#last,
    };
  }

  /**
   * Begins to learn; the suggestions are published when it is done, minutes later.
   * @throws BackOfficeError `too-few-receipts`
   */
  async train(): Promise<void> {
    if (this.#running !== undefined) return;
    const { minimumReceipts } = this.options;
    const baskets = await this.#baskets();
    if (baskets.length < minimumReceipts) {
      throw new BackOfficeError(
        'too-few-receipts',
        `There are ${baskets.length} receipts; suggestions are learned from ${minimumReceipts} on. Wait, or lower documents.training.minimumReceipts.`,
      );
    }
    const abort = new AbortController();
    this.#done = 0;
    this.#running = { abort, ended: this.#learn(baskets, abort.signal) };
    this.options.onChange();
  }

  async #learn(baskets: readonly Basket[], signal: AbortSignal): Promise<void> {
    const { documents, now, log, onChange } = this.options;
    try {
      const progress = ({ done }: { readonly done: number }): void => {
        if (done - this.#done < PROGRESS_STEP) return;
        this.#done = done;
        onChange();
      };
      const madeAt = new Date(now()).toISOString();
      const file = await trainInThread({ baskets, settings: { madeAt } }, { signal, progress });
      const { head } = await documents.publish(
        'recommendations',
        JSON.stringify(file),
        `learned from ${baskets.length} receipts`,
      );
      this.#last = `Learned from ${baskets.length} receipts, published as version ${head.version}.`;
    } catch (error) {
      if (!BackOfficeError.is(error)) log(`Learning suggestions failed: ${String(error)}`);
      this.#last = BackOfficeError.is(error) ? error.message : 'Learning failed; the log says why.';
    }
    this.#running = undefined;
    onChange();
  }

  /** Once a day, in the hour meant for it; too few receipts are no news. */
  #look(): void {
    const { atHour, timeZone, now, log } = this.options;
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    const [day, time] = format.format(now()).split(' ');
    if (day === this.#lastDay || Number(time?.slice(0, 2)) !== atHour) return;
    this.#lastDay = day;
    this.train().catch((error: unknown) => {
      if (!BackOfficeError.is(error, 'too-few-receipts')) log(`Learning suggestions failed: ${String(error)}`);
    });
  }

  async #baskets(): Promise<Basket[]> {
    const { db, timeZone } = this.options;
    const rows = await db
      .selectFrom('receipts')
      .selectAll()
      .where('status', 'in', ['finished', 'closed'])
      .where('claimed_total', 'is not', null)
      .orderBy('started_at', 'desc')
      .limit(MOST_RECEIPTS)
      .execute();
    return rows.flatMap((row) => {
      const { receipt, startedAt } = tripOf(row);
      return basketOf(receipt, startedAt, timeZone) ?? [];
    });
  }
}
