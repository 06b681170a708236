import { backOff, topics } from '@smart-cart/contracts';
import type { Database } from '../database/tables.js';
import type { FleetLink } from '../fleet/fleet-link.js';
import { reasonOf } from '../reason.js';
import type { Answer } from './answer-rules.js';
import { expireAnswers, openAnswers, type OpenAnswer } from './answer-store.js';

export interface AnswerCourierOptions {
  readonly db: Database;
  readonly store: string;
  readonly link: Pick<FleetLink, 'publish' | 'state'>;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: (line: string) => void;
}

const FIRST_MS = 2000;
const LAST_MS = 60_000;
/** Validity of what holds until its trip ends, renewed with each sending: a cart's clock may be hours off. */
const VALID_MS = 24 * 3_600_000;
const AFTER_FAULT_MS = 5000;

/**
 * Sends what carts must hear, and sends it again until the fact that follows from it is stored. What was sent lives in
 * memory: after a restart everything open is sent once more, which does no harm.
 */
export class AnswerCourier {
  readonly #options: AnswerCourierOptions;
  readonly #sent = new Map<string, { readonly attempts: number; readonly next: number }>();
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #again = false;
  #stopped = true;

  constructor(options: AnswerCourierOptions) {
    this.#options = options;
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  /** There may be something new to send. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#working ??= this.#work();
  }

  /** A cart, or every cart, may have missed what was sent before: all of it is due now. */
  sendAgain(cart?: string): void {
    for (const key of [...this.#sent.keys()]) {
      if (cart === undefined || key.startsWith(`${cart} `)) this.#sent.delete(key);
    }
    this.wake();
  }

  async #work(): Promise<void> {
    while (this.#again && !this.#isStopped()) {
      this.#again = false;
      clearTimeout(this.#timer);
      let next: number | undefined;
      try {
        next = await this.#round();
      } catch (error) {
        this.#options.log(`Answers could not be sent to carts (${reasonOf(error)}). They will be tried again.`);
        next = this.#options.now() + AFTER_FAULT_MS;
      }
      if (next !== undefined && !this.#isStopped()) this.#plan(next);
    }
    this.#working = undefined;
  }

  #isStopped(): boolean {
    return this.#stopped;
  }

  #plan(at: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), Math.max(10, at - this.#options.now()));
  }

  /** @returns when the next is due */
  async #round(): Promise<number | undefined> {
    const { db, now } = this.#options;
    await expireAnswers(db, now());
    const open = await openAnswers(db);
    const keys = new Set(open.map(keyOf));
    for (const key of [...this.#sent.keys()]) if (!keys.has(key)) this.#sent.delete(key);
    for (const answer of open) {
      const known = this.#sent.get(keyOf(answer));
      if (known === undefined || known.next <= now()) await this.#send(answer, known?.attempts ?? 0);
    }
    const due = [...this.#sent.values()].map(({ next }) => next);
    return due.length === 0 ? undefined : Math.min(...due);
  }

  async #send(answer: OpenAnswer, attempts: number): Promise<void> {
    const { store, link, now, random } = this.#options;
    // Without a broker there is nothing to wait for: the next connection sends everything again.
    if (!link.state.connected) return;
    const at = now();
    const wait = backOff(attempts, FIRST_MS, LAST_MS, random());
    this.#sent.set(keyOf(answer), { attempts: attempts + 1, next: at + wait });
    const news: Answer = { ...answer.news, id: answer.id, expires: answer.expiresAt ?? at + VALID_MS };
    // The broker keeps it for a cart that is away only until the next one comes, so that repeats do not pile up there.
    const expiresInSeconds = Math.max(1, Math.ceil(wait / 1000));
    await link.publish(topics.news(store, answer.cart), news, { expiresInSeconds });
  }
}

function keyOf({ cart, id }: OpenAnswer): string {
  return `${cart} ${id}`;
}
