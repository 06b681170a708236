import { backOff, type FactAck } from '@smart-cart/contracts';
import type { Journal } from '../journal/journal.js';
import type { LinkTiming } from './config.js';
import { nextBatch, type SealedBatch } from './fact-batch.js';

/** What the outbox needs of the connection, and what it tells. */
export interface OutboxPort {
  /** "What is the last fact you have of this epoch?" */
  readonly ask: (epoch: number) => void;
  readonly send: (batch: SealedBatch) => void;
  /** The store answered. */
  readonly answered: () => void;
  /** The store has left `times` questions or batches in a row without an answer. */
  readonly silent: (times: number) => void;
  /** The store has more facts than the journal ever had. */
  readonly beyond: (ack: FactAck) => void;
  readonly failed: (error: unknown) => void;
}

/** Batches under way at once: enough to hide a round trip, few enough not to flood a store that comes back. */
const WINDOW = 4;

/**
 * Facts on their way to the store. The journal is the queue: nothing waits in memory, and a fact counts as delivered only
 * by the back office's own acknowledgement. After each connect the store is asked where it stands, and sending goes on there.
 */
export class Outbox {
  #state: 'offline' | 'asking' | 'sending' = 'offline';
  /** The store has said it has everything up to here. Not the journal's mark: a store put back to a backup has less. */
  #confirmed = 0;
  #sent = 0;
  #inFlight: number[] = [];
  #window = WINDOW;
  #silences = 0;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Immediate | undefined;

  constructor(
    private readonly journal: Pick<Journal, 'after' | 'position' | 'acknowledge'>,
    private readonly cart: string,
    private readonly port: OutboxPort,
    private readonly timing: LinkTiming,
    private readonly random: () => number,
  ) {}

  /** Also right when the store comes back while the cart stays connected. */
  connected(): void {
    this.#state = 'asking';
    this.#silences = 0;
    this.#window = WINDOW;
    this.#inFlight = [];
    this.#ask();
  }

  disconnected(): void {
    this.#state = 'offline';
    this.#inFlight = [];
    this.#disarm();
    if (this.#soon) clearImmediate(this.#soon);
    this.#soon = undefined;
  }

  /** There are new facts. Cheap; may be called after every append. */
  wake(): void {
    if (this.#state !== 'sending' || this.#soon) return;
    this.#soon = setImmediate(() => {
      this.#soon = undefined;
      this.#pump();
    });
  }

  acknowledged(ack: FactAck): void {
    if (this.#state === 'offline') return;
    let outcome;
    try {
      outcome = this.journal.acknowledge(ack.epoch, ack.seq);
    } catch (error) {
      this.port.failed(error);
      return;
    }
    if (outcome === 'other-epoch') return;
    if (outcome === 'beyond') {
      this.port.beyond(ack);
      return;
    }
    if (this.#state === 'asking') {
      this.#state = 'sending';
      this.#confirmed = this.#sent = ack.seq;
    } else if (ack.seq <= this.#confirmed) {
      return;
    } else {
      this.#confirmed = ack.seq;
      this.#sent = Math.max(this.#sent, ack.seq);
      this.#window = Math.min(WINDOW, this.#window + 1);
    }
    this.#inFlight = this.#inFlight.filter((last) => last > this.#confirmed);
    this.#silences = 0;
    this.#disarm();
    this.port.answered();
    this.#pump();
  }

  #pump(): void {
    if (this.#state !== 'sending') return;
    try {
      while (this.#inFlight.length < this.#window && this.#sent < this.journal.position.last) {
        const batch = nextBatch(this.journal, this.cart, this.#sent);
        if (!batch) break;
        this.#sent = batch.last;
        this.#inFlight.push(batch.last);
        this.port.send(batch);
      }
    } catch (error) {
      this.port.failed(error);
    }
    if (this.#inFlight.length > 0 && !this.#timer) this.#arm();
  }

  #ask(): void {
    this.port.ask(this.journal.position.epoch);
    this.#arm();
  }

  #arm(): void {
    this.#disarm();
    const { ackTimeout, backOffLast } = this.timing;
    // The upper half of twice the time: never sooner than `ackTimeout`.
    const wait = backOff(this.#silences, 2 * ackTimeout, Math.max(2 * ackTimeout, backOffLast), this.random());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#silences += 1;
      // What was sent may be in the store or not: it is asked, not guessed, and then gets one batch at a time at first.
      this.#state = 'asking';
      this.#window = 1;
      this.#inFlight = [];
      this.port.silent(this.#silences);
      this.#ask();
    }, wait);
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
